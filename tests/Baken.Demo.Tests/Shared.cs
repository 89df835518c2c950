using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Baken.Demo.Tests;

/// <summary>The real, public data beside the repository; tests that need it skip where it is absent.</summary>
internal static class Shared
{
    public static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
                return candidate;
        }

        Assert.Skip("The real data is not beside the repository (../shared/data).");
        return "";
    }

    /// <summary>The municipalities of the Netherlands, in WGS84.</summary>
    public static IReadOnlyList<(string Name, Geometry Shape)> Municipalities()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "netherlands", "nl_gemeenten.geojson")));
        return
        [
            .. json
                .RootElement.GetProperty("features")
                .EnumerateArray()
                .Select(feature =>
                {
                    var geometry = feature.GetProperty("geometry");
                    var coordinates = geometry.GetProperty("coordinates");
                    var polygons =
                        geometry.GetProperty("type").GetString() == "Polygon"
                            ? [Polygon(coordinates)]
                            : coordinates.EnumerateArray().Select(Polygon).ToArray();
                    var name = feature.GetProperty("properties").GetProperty("gemeente").GetString()!;
                    return (name, (Geometry)GeometryFactory.Default.CreateMultiPolygon(polygons));
                }),
        ];
    }

    /// <summary>The outer ring only: what lies in a hole is another municipality, and as much out of bounds.</summary>
    private static Polygon Polygon(JsonElement rings) =>
        GeometryFactory.Default.CreatePolygon([
            .. rings[0].EnumerateArray().Select(point => new Coordinate(point[0].GetDouble(), point[1].GetDouble())),
        ]);
}
