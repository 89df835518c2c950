using NetTopologySuite.Geometries;

namespace Baken.Areas.Map;

/// <summary>The surface of an area given in degrees.</summary>
internal static class Surface
{
    private const double AuthalicRadius = 6_371_007.2;

    /// <summary>
    /// Hectares of a polygon in WGS84 by the spherical excess over its edges on the authalic sphere (Chamberlain and
    /// Duquette 2007, JPL 07-03). Within 0.3 % of the ellipsoid at Dutch latitudes.
    /// </summary>
    public static double Hectares(Geometry shape)
    {
        var square = 0.0;
        for (var index = 0; index < shape.NumGeometries; index++)
        {
            if (shape.GetGeometryN(index) is not Polygon polygon)
                continue;
            square += Ring(polygon.ExteriorRing);
            foreach (var hole in polygon.InteriorRings)
                square -= Ring(hole);
        }

        return square / 10_000;
    }

    private static double Ring(LineString ring)
    {
        var sum = 0.0;
        var points = ring.CoordinateSequence;
        for (var index = 0; index + 1 < points.Count; index++)
        {
            var (x1, y1) = (double.DegreesToRadians(points.GetX(index)), double.DegreesToRadians(points.GetY(index)));
            var (x2, y2) = (double.DegreesToRadians(points.GetX(index + 1)), double.DegreesToRadians(points.GetY(index + 1)));
            sum += (x2 - x1) * (2 + Math.Sin(y1) + Math.Sin(y2));
        }

        return Math.Abs(sum) * AuthalicRadius * AuthalicRadius / 2;
    }
}
