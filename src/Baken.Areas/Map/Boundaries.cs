using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Baken.Kernel;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace Baken.Areas.Map;

/// <summary>
/// The boundaries of areas as GeoJSON (RFC 7946), for the map and for other programs. Many areas at once are simplified
/// as a coverage (Visvalingam and Whyatt 1993), so that neighbours keep sharing their border.
/// </summary>
internal sealed class Boundaries
{
    /// <summary>From this many areas on, nobody sees the difference and everybody feels the weight.</summary>
    private const int SimplifyFrom = 400;

    private readonly ConcurrentDictionary<(int Edition, AreaLevel Level, AreaCode? Within), byte[]> made = new();

    public async Task<byte[]> GeoJsonAsync(
        Atlas atlas,
        AreaLevel level,
        AreaCode? within,
        ModuleDb db,
        CancellationToken cancellation
    )
    {
        foreach (var old in made.Keys.Where(key => key.Edition != atlas.Edition.Number))
            made.TryRemove(old, out _);
        var key = (atlas.Edition.Number, level, within);
        if (!made.TryGetValue(key, out var bytes))
            made[key] = bytes = await MakeAsync(atlas.Areas(level, within), db, cancellation);
        return bytes;
    }

    private static async Task<byte[]> MakeAsync(IReadOnlyList<Area> areas, ModuleDb db, CancellationToken cancellation)
    {
        var shapes = new List<(Area Area, Geometry Shape)>();
        await foreach (var item in Shapes.OfAsync(areas, db, cancellation))
            shapes.Add(item);
        shapes.Sort((one, other) => one.Area.Code.CompareTo(other.Area.Code));
        if (shapes.Count >= SimplifyFrom)
        {
            // About 100 m of deviation for a country of municipalities, 30 m for its neighbourhoods.
            var tolerance = shapes.Count >= 2_000 ? 0.0008 : 0.0004;
            var simple = CoverageSimplifier.Simplify([.. shapes.Select(item => item.Shape)], tolerance);
            shapes = [.. shapes.Select((item, index) => (item.Area, simple[index].IsEmpty ? item.Shape : simple[index]))];
        }

        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var (area, shape) in shapes)
            WriteFeature(json, area, shape);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>One area as a GeoJSON feature, with its boundary as it was imported.</summary>
    public static byte[] Feature(Area area, Geometry shape)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        WriteFeature(json, area, shape);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, Area area, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", area.Code.Value);
        json.WriteStartObject("properties");
        json.WriteString("code", area.Code.Value);
        json.WriteString("name", area.Name);
        json.WriteString("level", area.Level.Word());
        json.WriteNumber("year", area.Id.Year);
        json.WriteBoolean("water", area.IsWater);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        for (var index = 0; index < shape.NumGeometries; index++)
            if (shape.GetGeometryN(index) is Polygon polygon)
                WritePolygon(json, polygon);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePolygon(Utf8JsonWriter json, Polygon polygon)
    {
        json.WriteStartArray();
        WriteRing(json, polygon.ExteriorRing, counterClockwise: true);
        foreach (var hole in polygon.InteriorRings)
            WriteRing(json, hole, counterClockwise: false);
        json.WriteEndArray();
    }

    private static void WriteRing(Utf8JsonWriter json, LineString ring, bool counterClockwise)
    {
        var points = ring.CoordinateSequence;
        var reverse = NetTopologySuite.Algorithm.Orientation.IsCCW(points) != counterClockwise;
        json.WriteStartArray();
        for (var index = 0; index < points.Count; index++)
        {
            var position = reverse ? points.Count - 1 - index : index;
            json.WriteStartArray();
            // Five decimals are a metre.
            json.WriteNumberValue(Math.Round(points.GetX(position), 5));
            json.WriteNumberValue(Math.Round(points.GetY(position), 5));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
