using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Baken.Sources.Cbs;

/// <summary>Makes outlines valid (OGC), where that changes next to nothing.</summary>
internal static class Outlines
{
    /// <summary>A repair that changes the area by more than this is no repair.</summary>
    private const double LargestChange = 0.01;

    /// <summary>The Netherlands with its sea: a fictional municipality may lie in the water.</summary>
    public static Envelope Netherlands { get; } = new(2.0, 7.6, 50.5, 54.5);

    /// <summary>The valid outline and whether it was repaired; null where it cannot be repaired faithfully.</summary>
    public static (Geometry Shape, bool Repaired)? Valid(Geometry shape)
    {
        if (shape.IsValid)
            return (shape, false);
        var before = shape.Area;
        var polygons = PolygonExtracter
            .GetPolygons(GeometryFixer.Fix(shape))
            .Where(part => !part.IsEmpty)
            .Cast<Polygon>()
            .ToArray();
        if (polygons.Length == 0)
            return null;
        Geometry repaired = polygons.Length == 1 ? polygons[0] : shape.Factory.CreateMultiPolygon(polygons);
        return repaired.IsValid && Math.Abs(repaired.Area - before) < LargestChange * before ? (repaired, true) : null;
    }
}
