namespace Baken.Sources;

/// <summary>The keys of the shipped sources, as on the command line.</summary>
public static class SourceKeys
{
    public const string Boundaries = "cbs-boundaries";
    public const string KeyFigures = "cbs-key-figures";
    public const string PoliceCrime = "police-crime";
    public const string Sbi = "sbi";
    public const string Establishments = "establishments";
    public const string Bankruptcies = "bankruptcies";
    public const string Table = "table";

    /// <summary>Whether a source comes with Baken; all others are own tables with a mapping.</summary>
    public static bool IsShipped(string key) => SourceCatalogue.All.Any(source => source.Key == key);
}
