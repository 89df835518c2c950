namespace RecordLinkage;

/// <summary>What a column looks like before it is used: how full, how varied, how skewed.</summary>
/// <param name="MissingShare">The share of the records without a value.</param>
/// <param name="PairsIfBlocked">The pairs that blocking on this column alone would make: the sum of n(n-1)/2 over its values.</param>
public sealed record ColumnProfile(
    string Name,
    double MissingShare,
    int Distinct,
    IReadOnlyList<ValueCount> MostFrequent,
    double PairsIfBlocked
)
{
    public static ColumnProfile Of(Column column, int top = 5)
    {
        var counts = column.Frequencies();
        var missing = counts[0];
        counts[0] = 0;
        var order = Enumerable.Range(1, counts.Length - 1).OrderByDescending(code => counts[code]).ThenBy(code => code).Take(top);
        return new(
            column.Name,
            column.Codes.Length == 0 ? 0 : (double)missing / column.Codes.Length,
            column.Values.Count,
            [.. order.Select(code => new ValueCount(column.Values.Text(code)!, counts[code]))],
            counts.Sum(count => count * (count - 1.0) / 2)
        );
    }
}

/// <summary>A value and how many records have it.</summary>
public readonly record struct ValueCount(string Value, int Count);
