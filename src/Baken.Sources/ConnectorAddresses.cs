namespace Baken.Sources;

/// <summary>
/// Where the publishers serve their tables. The defaults are their public addresses; an installation without a way out
/// points them at a mirror, a test at itself. A page that links to another host is refused.
/// </summary>
public sealed record ConnectorAddresses
{
    /// <summary>CBS StatLine, OData version 4: tables lie at <c>CBS/85984NED</c> below it.</summary>
    public Uri Cbs { get; init; } = new("https://datasets.cbs.nl/odata/v1/");

    /// <summary>Police tables at CBS, OData version 3 (the paged feed): tables lie at <c>47018NED</c> below it.</summary>
    public Uri Police { get; init; } = new("https://dataderden.cbs.nl/ODataFeed/odata/");

    /// <summary>PDOK, OGC API Features: <c>cbs/wijken-en-buurten-2024/ogc/v1</c> lies below it.</summary>
    public Uri Boundaries { get; init; } = new("https://api.pdok.nl/");

    /// <summary>PDOK, WFS, for years that have no OGC API: <c>cbs/wijkenbuurten/2025/wfs/v1_0</c> lies below it.</summary>
    public Uri BoundariesWfs { get; init; } = new("https://service.pdok.nl/");
}
