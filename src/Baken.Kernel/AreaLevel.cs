namespace Baken.Kernel;

/// <summary>The levels of the CBS regional classification, from large to small.</summary>
public enum AreaLevel
{
    /// <summary><i>Land</i>: NL00.</summary>
    Country,

    /// <summary><i>Gemeente</i>: GM0000.</summary>
    Municipality,

    /// <summary><i>Wijk</i>: WK000000.</summary>
    District,

    /// <summary><i>Buurt</i>: BU00000000.</summary>
    Neighbourhood,
}

/// <summary>The Dutch words for the levels, as they stand in commands, addresses (URLs) and files.</summary>
public static class AreaLevels
{
    public static IReadOnlyList<AreaLevel> All { get; } =
    [AreaLevel.Country, AreaLevel.Municipality, AreaLevel.District, AreaLevel.Neighbourhood];

    /// <summary>The word in commands, URLs and JSON: land, gemeente, wijk, buurt.</summary>
    public static string Word(this AreaLevel level) =>
        level switch
        {
            AreaLevel.Country => "land",
            AreaLevel.Municipality => "gemeente",
            AreaLevel.District => "wijk",
            AreaLevel.Neighbourhood => "buurt",
        };

    /// <summary>The Dutch plural, for headings.</summary>
    public static string Plural(this AreaLevel level) =>
        level switch
        {
            AreaLevel.Country => "landen",
            AreaLevel.Municipality => "gemeenten",
            AreaLevel.District => "wijken",
            AreaLevel.Neighbourhood => "buurten",
        };

    /// <summary>Reads the Dutch word (land, gemeente, wijk, buurt), in any case; null for any other text.</summary>
    public static AreaLevel? Parse(string? word) =>
        word?.Trim().ToLowerInvariant() switch
        {
            "land" => AreaLevel.Country,
            "gemeente" => AreaLevel.Municipality,
            "wijk" => AreaLevel.District,
            "buurt" => AreaLevel.Neighbourhood,
            _ => null,
        };
}
