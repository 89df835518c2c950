using Baken.Demo.Geography;

namespace Baken.Demo.Towns;

/// <summary>A place around which a town grew: its centre and the rings of districts around it.</summary>
/// <param name="Offset">From the middle of the land, as a share of its half width and half height.</param>
/// <param name="Rings">The number of districts in each ring.</param>
/// <param name="Homes">What stands in each ring; the last holds for the rings beyond.</param>
internal sealed record Nucleus(Spot Offset, int[] Rings, LandUse[] Homes);

/// <summary>The brief for a town: its land, and how much of everything is to be on it.</summary>
/// <param name="Spacing">Metres between the districts of a nucleus.</param>
/// <param name="Outer">The number of districts outside the nuclei, of which some are business parks and the rest polder.</param>
internal sealed record Site(
    string Code,
    string Name,
    int Inhabitants,
    bool Detailed,
    ConvexCell Land,
    IReadOnlyList<Nucleus> Nuclei,
    double Spacing,
    int Outer,
    int BusinessParks,
    int Neighbourhoods
)
{
    public Spot At(Spot offset)
    {
        var half = new Spot(
            (Land.Ring.Max(s => s.X) - Land.Ring.Min(s => s.X)) / 2,
            (Land.Ring.Max(s => s.Y) - Land.Ring.Min(s => s.Y)) / 2
        );
        return Land.Centre + new Spot(offset.X * half.X, offset.Y * half.Y);
    }
}
