namespace Baken.Sources.Connectors;

/// <summary>Writes fields for a file with semicolons, as StatLine does.</summary>
internal static class CsvField
{
    public static string Of(string text) =>
        text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
