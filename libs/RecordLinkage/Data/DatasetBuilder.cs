namespace RecordLinkage;

/// <summary>Takes records one by one and makes a data set of them.</summary>
/// <remarks>Not for several threads at once, but different columns may be filled by different threads.</remarks>
public sealed class DatasetBuilder
{
    private readonly string[] names;
    private readonly TextDictionaryBuilder[] dictionaries;
    private readonly List<int[]>[] chunks;
    private readonly int[] counts;
    private int? leftCount;
    private const int ChunkSize = 1 << 16;

    public DatasetBuilder(IReadOnlyList<string> columns)
    {
        if (columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InvalidDataException($"The column '{twice.Key}' occurs twice.");
        names = [.. columns];
        dictionaries = [.. columns.Select(_ => new TextDictionaryBuilder())];
        chunks = [.. columns.Select(_ => new List<int[]>())];
        counts = new int[columns.Count];
    }

    public IReadOnlyList<string> Columns => names;

    public int Count => counts.Length == 0 ? 0 : counts[0];

    /// <summary>Adds the value of the next record to a column; empty is missing.</summary>
    public void Add(int column, ReadOnlySpan<char> value) => Push(column, dictionaries[column].Add(value));

    /// <summary>Adds the value of the next record to a column, as UTF-8; empty is missing.</summary>
    public void Add(int column, ReadOnlySpan<byte> value) => Push(column, dictionaries[column].Add(value));

    /// <summary>Adds a whole record, in the order of the columns.</summary>
    public void Add(params ReadOnlySpan<string?> values)
    {
        if (values.Length != names.Length)
            throw new ArgumentException($"A record has {names.Length} values, not {values.Length}.", nameof(values));
        for (var column = 0; column < values.Length; column++)
            Add(column, values[column].AsSpan());
    }

    /// <summary>Says that the left source ends here and the right one begins.</summary>
    public void BeginRight() => leftCount = Count;

    public Dataset Build(string? idColumn = null)
    {
        var columns = new Column[names.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            if (counts[column] != Count)
                throw new InvalidOperationException(
                    $"Column '{names[column]}' has {counts[column]} values where others have {Count}."
                );
            var codes = new int[counts[column]];
            for (var chunk = 0; chunk < chunks[column].Count; chunk++)
                chunks[column]
                    [chunk]
                    .AsSpan(0, Math.Min(ChunkSize, codes.Length - (chunk * ChunkSize)))
                    .CopyTo(codes.AsSpan(chunk * ChunkSize));
            chunks[column].Clear();
            columns[column] = new(names[column], codes, dictionaries[column].Build());
            dictionaries[column] = new();
        }

        return new(
            columns,
            columns.Length == 0 ? 0 : columns[0].CodeArray.Length,
            leftCount ?? (columns.Length == 0 ? 0 : columns[0].CodeArray.Length),
            idColumn
        );
    }

    private void Push(int column, int code)
    {
        var at = counts[column]++;
        if (at % ChunkSize == 0)
            chunks[column].Add(new int[ChunkSize]);
        chunks[column][^1][at % ChunkSize] = code;
    }
}
