namespace Baken.Kernel;

/// <summary>A row of a source that could not be taken in; the rest of the file could.</summary>
/// <param name="File">The name of the file, without its folder.</param>
/// <param name="Line">1-based line in a text file, row in a sheet, feature in a GeoJSON collection.</param>
/// <param name="Reason">What is wrong and what was expected, in Dutch.</param>
/// <param name="Column">The column, where one is to blame.</param>
public sealed record RejectedRow(string File, long Line, string Reason, string? Column = null);
