namespace RecordLinkage;

/// <summary>The records to link, in columns: of one source, or of two of which the left one stands first.</summary>
/// <remarks>Immutable. Both sources share one dictionary per column, so that equal values have equal codes.</remarks>
public sealed class Dataset
{
    private readonly Dictionary<string, Column> byName;

    internal Dataset(IReadOnlyList<Column> columns, int count, int leftCount, string? idColumn)
    {
        Columns = columns;
        Count = count;
        LeftCount = leftCount;
        byName = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        IdColumn = idColumn is null ? null : this[idColumn];
    }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The number of records of all sources.</summary>
    public int Count { get; }

    /// <summary>The number of records of the left source; equal to <see cref="Count"/> where there is one source.</summary>
    public int LeftCount { get; }

    public bool HasTwoSources => LeftCount < Count;

    public Column? IdColumn { get; }

    public bool Has(string column) => byName.ContainsKey(column);

    /// <exception cref="InvalidDataException">There is no such column.</exception>
    public Column this[string column] =>
        byName.TryGetValue(column, out var found)
            ? found
            : throw new InvalidDataException(
                $"There is no column '{column}'. The data has: {string.Join(", ", Columns.Select(each => each.Name))}."
            );

    /// <summary>The identifier of a record; its number where the data has no such column.</summary>
    public string IdOf(int record) => IdColumn?[record] ?? record.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The same records with one more column.</summary>
    public Dataset With(Column column) => new([.. Columns, column], Count, LeftCount, IdColumn?.Name);

    /// <summary>Roughly what the columns take in memory.</summary>
    public long MemoryInBytes => Columns.Sum(column => (4L * Count) + column.Values.MemoryInBytes);
}
