using System.Globalization;

namespace Baken.Sources.Tables;

/// <summary>The rows of a table, whatever file it came in: CSV, XLSX or Parquet look the same from here.</summary>
internal interface ITableRows : IAsyncDisposable
{
    /// <summary>The file as the person knows it.</summary>
    string File { get; }

    IReadOnlyList<string> Columns { get; }

    /// <summary>The line of the current row in the file, 1-based; the row's number where a file has no lines.</summary>
    long Line { get; }

    /// <summary>Goes to the next row; false when there is none.</summary>
    ValueTask<bool> ReadAsync(CancellationToken cancellation);

    /// <summary>The cell of the current row.</summary>
    Cell this[int column] { get; }
}

/// <summary>A cell: its text, and what it is besides where the file itself says so (a sheet and Parquet do, CSV does not).</summary>
internal readonly record struct Cell(string Text, double? Number = null, DateOnly? Date = null)
{
    public static Cell Empty { get; } = new("");

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    public static Cell Of(double number) => new(number.ToString("R", CultureInfo.InvariantCulture), number);

    public static Cell Of(DateOnly date) => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Date: date);
}
