using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Baken.Areas;

/// <summary>
/// Finds the area that a point lies in: an R-tree of the areas' envelopes (Leutenegger, Lopez and Edgington 1997,
/// sort-tile-recursive) and, for the few it leaves, an indexed ray crossing. Safe for use by many threads at once.
/// A point on a shared border belongs to the area with the lowest code.
/// </summary>
public sealed class AreaLocator
{
    private readonly STRtree<Candidate> tree = new();

    internal AreaLocator(IEnumerable<(Area Area, Geometry Shape)> areas)
    {
        foreach (var (area, shape) in areas)
            tree.Insert(shape.EnvelopeInternal, new Candidate(area, new IndexedPointInAreaLocator(shape)));
        tree.Build();
    }

    /// <summary>The area at a place in WGS84; null where there is none.</summary>
    public Area? Find(double longitude, double latitude)
    {
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
            return null;
        var point = new Coordinate(longitude, latitude);
        Area? found = null;
        foreach (var candidate in tree.Query(new Envelope(point)))
            if ((found is null || candidate.Area.Code < found.Code) && candidate.Locator.Locate(point) != Location.Exterior)
                found = candidate.Area;
        return found;
    }

    private sealed record Candidate(Area Area, IndexedPointInAreaLocator Locator);
}
