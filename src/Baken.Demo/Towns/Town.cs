using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace Baken.Demo.Towns;

/// <summary>What a piece of the town is for; nearly everything else about it follows from this.</summary>
internal enum LandUse
{
    Centre,
    Urban,
    Terraced,
    NewBuild,
    Villa,
    BusinessPark,
    Harbour,
    Rural,
    HolidayPark,
    Green,
}

/// <summary>A buurt.</summary>
/// <param name="Code">BU and eight digits.</param>
/// <param name="Shape">In RD New, whole metres; a border shared with another neighbourhood is the same row of points.</param>
/// <param name="FromCentre">Metres to the nearest centre of a nucleus.</param>
internal sealed record Neighbourhood(string Code, string Name, LandUse Use, Polygon Shape, double FromCentre)
{
    public double Hectares { get; } = Shape.Area / 10_000;
}

/// <summary>A wijk: neighbourhoods that together cover it without gap or overlap.</summary>
/// <param name="Code">WK and six digits.</param>
internal sealed record District(string Code, string Name, LandUse Use, IReadOnlyList<Neighbourhood> Neighbourhoods)
{
    public Geometry Shape { get; } = CoverageUnion.Union([.. Neighbourhoods.Select(n => (Geometry)n.Shape)]);
}

/// <summary>A fictional municipality; no real place, and in no real place's territory.</summary>
/// <param name="Code">GM and four digits that no real municipality has.</param>
/// <param name="Inhabitants">About how many, in 2024.</param>
/// <param name="Detailed">Whether its districts and neighbourhoods are published, or the municipality only.</param>
internal sealed record Town(string Code, string Name, int Inhabitants, bool Detailed, IReadOnlyList<District> Districts)
{
    public Geometry Shape { get; } =
        CoverageUnion.Union([.. Districts.SelectMany(d => d.Neighbourhoods).Select(n => (Geometry)n.Shape)]);

    public IEnumerable<Neighbourhood> Neighbourhoods => Districts.SelectMany(d => d.Neighbourhoods);
}
