using System.Text.Encodings.Web;
using System.Text.Json;
using Baken.Demo.Geography;
using Baken.Demo.Towns;
using NetTopologySuite.Geometries;

namespace Baken.Demo.Files;

/// <summary>
/// Boundaries as GeoJSON with the properties of the CBS Wijk- en Buurtkaart: municipalities and districts in WGS84,
/// neighbourhoods in RD New as PDOK publishes them.
/// </summary>
internal static class BoundaryFiles
{
    public const int Year = 2024;

    public static string MunicipalitiesAndDistricts(string folder, IReadOnlyList<Town> towns)
    {
        var path = Path.Combine(folder, $"wijkenbuurten_{Year}_gemeenten_wijken.geojson");
        using var file = new TextFile(path);
        Open(file, "gemeenten_wijken", null);
        var first = true;
        foreach (var town in towns)
        {
            Feature(
                file,
                ref first,
                town.Shape,
                wgs84: true,
                [("gemeentecode", town.Code), ("gemeentenaam", town.Name), ("water", "NEE")]
            );
            if (town.Detailed && towns.Count < 100)
            {
                // A municipality reaches into the water around it, and the publisher draws that part apart.
                var water = town.Shape.Buffer(400, 4).Difference(town.Shape);
                Feature(
                    file,
                    ref first,
                    water,
                    wgs84: true,
                    [("gemeentecode", town.Code), ("gemeentenaam", town.Name), ("water", "JA")]
                );
            }

            foreach (var d in town.Detailed ? town.Districts : [])
                Feature(
                    file,
                    ref first,
                    d.Shape,
                    wgs84: true,
                    [
                        ("gemeentecode", town.Code),
                        ("gemeentenaam", town.Name),
                        ("wijkcode", d.Code),
                        ("wijknaam", d.Name),
                        ("water", "NEE"),
                    ]
                );
        }

        file.Raw("\n]}\n");
        return path;
    }

    public static string Neighbourhoods(string folder, IReadOnlyList<Town> towns)
    {
        var path = Path.Combine(folder, $"wijkenbuurten_{Year}_buurten_rd.geojson");
        using var file = new TextFile(path);
        Open(file, "buurten", "urn:ogc:def:crs:EPSG::28992");
        var first = true;
        foreach (var town in towns.Where(t => t.Detailed))
        foreach (var d in town.Districts)
        foreach (var n in d.Neighbourhoods)
            Feature(
                file,
                ref first,
                n.Shape,
                wgs84: false,
                [
                    ("gemeentecode", town.Code),
                    ("gemeentenaam", town.Name),
                    ("wijkcode", d.Code),
                    ("wijknaam", d.Name),
                    ("buurtcode", n.Code),
                    ("buurtnaam", n.Name),
                    ("water", "NEE"),
                ]
            );
        file.Raw("\n]}\n");
        return path;
    }

    private static void Open(TextFile file, string name, string? crs)
    {
        file.Raw($"{{\"type\":\"FeatureCollection\",\"name\":\"{name}_{Year}\",");
        if (crs is not null)
            file.Raw($"\"crs\":{{\"type\":\"name\",\"properties\":{{\"name\":\"{crs}\"}}}},");
        file.Raw("\"features\":[\n");
    }

    private static void Feature(
        TextFile file,
        ref bool first,
        Geometry shape,
        bool wgs84,
        ReadOnlySpan<(string Key, string Value)> properties
    )
    {
        if (!first)
            file.Raw(",\n");
        first = false;
        file.Raw("{\"type\":\"Feature\",\"properties\":{");
        foreach (var (key, value) in properties)
            file.Raw($"\"{key}\":\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\",");
        file.Raw(
            $"\"jaar\":{Year}}},\"geometry\":{{\"type\":\"{(shape is Polygon ? "Polygon" : "MultiPolygon")}\",\"coordinates\":"
        );
        if (shape is Polygon polygon)
            Rings(file, polygon, wgs84);
        else
            for (var i = 0; i < shape.NumGeometries; i++)
                Rings(file.Raw(i == 0 ? "[" : ","), (Polygon)shape.GetGeometryN(i), wgs84);
        file.Raw(shape is Polygon ? "}}" : "]}}");
    }

    private static void Rings(TextFile file, Polygon polygon, bool wgs84)
    {
        file.Raw("[");
        // The outer ring counter-clockwise and the holes clockwise, as RFC 7946 asks.
        Ring(file, polygon.Shell, wgs84, counterClockwise: true);
        foreach (var hole in polygon.Holes)
            Ring(file.Raw(","), hole, wgs84, counterClockwise: false);
        file.Raw("]");
    }

    private static void Ring(TextFile file, LinearRing ring, bool wgs84, bool counterClockwise)
    {
        var points = ring.Coordinates;
        if (ring.IsCCW != counterClockwise)
            Array.Reverse(points);
        file.Raw("[");
        for (var i = 0; i < points.Length; i++)
        {
            var (x, y) = wgs84 ? RijksDriehoek.ToWgs84(points[i].X, points[i].Y) : (points[i].X, points[i].Y);
            file.Raw(i == 0 ? "[" : ",[").Raw(x, wgs84 ? 6 : 0).Raw(",").Raw(y, wgs84 ? 6 : 0).Raw("]");
        }

        file.Raw("]");
    }
}
