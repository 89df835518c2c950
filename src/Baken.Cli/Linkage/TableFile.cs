using RecordLinkage;

namespace Baken.Cli.Linkage;

/// <summary>Reads the records to link from CSV or Parquet, into columns.</summary>
internal static class TableFile
{
    /// <param name="right">The second source, or null where there is one.</param>
    /// <exception cref="InvalidDataException">A file cannot be read, or the two have no column in common.</exception>
    public static async Task<Dataset> ReadAsync(string left, string? right, string idColumn, CancellationToken cancellation)
    {
        var leftColumns = await ColumnsAsync(left, cancellation);
        var columns = right is null
            ? leftColumns
            : [.. leftColumns.Intersect(await ColumnsAsync(right, cancellation), StringComparer.Ordinal)];
        if (columns.Count == 0)
            throw new InvalidDataException($"'{left}' en '{right}' hebben geen kolom gemeen.");
        var builder = new DatasetBuilder(columns);
        await AppendAsync(builder, left, cancellation);
        if (right is not null)
        {
            builder.BeginRight();
            await AppendAsync(builder, right, cancellation);
        }

        if (builder.Count == 0)
            throw new InvalidDataException($"'{left}' bevat geen records.");
        return builder.Build(columns.Contains(idColumn, StringComparer.Ordinal) ? idColumn : null);
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"Het bestand '{path}' bestaat niet.");
        return IsParquet(path) ? await ParquetTable.ColumnsAsync(path, cancellation) : CsvTable.Columns(path);
    }

    private static Task AppendAsync(DatasetBuilder builder, string path, CancellationToken cancellation)
    {
        if (IsParquet(path))
            return ParquetTable.AppendAsync(builder, path, cancellation);
        CsvTable.Append(builder, path, cancellation);
        return Task.CompletedTask;
    }

    internal static bool IsParquet(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);
}
