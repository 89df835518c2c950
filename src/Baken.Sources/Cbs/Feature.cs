using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace Baken.Sources.Cbs;

/// <summary>One feature as it stands in the file: its properties, and the rings of its polygons.</summary>
internal sealed class Feature
{
    private readonly List<List<double[]>> polygons = [];

    /// <summary>Properties of which the value is a text, number or truth value; others are left out.</summary>
    public Dictionary<string, string?> Properties { get; } = new(StringComparer.Ordinal);

    public string? Id { get; private set; }

    /// <summary>Why the geometry cannot be used; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Rings that ended elsewhere than they began and were closed.</summary>
    public int Closed { get; private set; }

    public RawOutline Outline => new(polygons);

    public static Feature Parse(ReadOnlySpan<byte> json)
    {
        var feature = new Feature();
        var reader = new Utf8JsonReader(
            json,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            feature.Problem = "Dit is geen gebied (Feature).";
            return feature;
        }

        var geometry = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("properties"))
                feature.ReadProperties(ref reader);
            else if (reader.ValueTextEquals("geometry"))
            {
                geometry = true;
                feature.ReadGeometry(ref reader);
            }
            else if (reader.ValueTextEquals("id"))
            {
                reader.Read();
                feature.Id = Text(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (!geometry || (feature.polygons.Count == 0 && feature.Problem is null))
            feature.Problem ??= "Het gebied heeft geen grens (geometry is leeg).";
        return feature;
    }

    private void ReadProperties(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                reader.Skip();
            else
                Properties[name] = Text(ref reader);
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return System.Text.Encoding.ASCII.GetString(reader.ValueSpan);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            default:
                reader.Skip();
                return null;
        }
    }

    private void ReadGeometry(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        string? type = null;
        var coordinates = default(Utf8JsonReader);
        var has = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"))
            {
                reader.Read();
                type = Text(ref reader);
            }
            else if (reader.ValueTextEquals("coordinates"))
            {
                reader.Read();
                coordinates = reader;
                has = reader.TokenType == JsonTokenType.StartArray;
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        if (type is not ("Polygon" or "MultiPolygon"))
            Problem = $"De grens is een {type ?? "onbekende vorm"}; verwacht werd Polygon of MultiPolygon.";
        else if (has && type == "Polygon")
            ReadPolygon(ref coordinates);
        else if (has)
            while (coordinates.Read() && coordinates.TokenType == JsonTokenType.StartArray)
                ReadPolygon(ref coordinates);
    }

    private void ReadPolygon(ref Utf8JsonReader reader)
    {
        var rings = new List<double[]>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            if (ReadRing(ref reader) is { } ring)
                rings.Add(ring);
        if (rings.Count > 0)
            polygons.Add(rings);
    }

    private double[]? ReadRing(ref Utf8JsonReader reader)
    {
        var ordinates = new List<double>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var place = 0;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (
                    reader.TokenType != JsonTokenType.Number
                    || !reader.TryGetDouble(out var ordinate)
                    || !double.IsFinite(ordinate)
                )
                {
                    Problem ??= "De grens bevat een punt zonder geldige coördinaten.";
                    reader.Skip();
                    ordinate = 0;
                }

                if (place++ < 2)
                    ordinates.Add(ordinate);
            }

            if (place < 2)
            {
                Problem ??= "De grens bevat een punt zonder geldige coördinaten.";
                while (place++ < 2)
                    ordinates.Add(0);
            }
        }

        if (ordinates.Count > 0 && (ordinates[0] != ordinates[^2] || ordinates[1] != ordinates[^1]))
        {
            ordinates.Add(ordinates[0]);
            ordinates.Add(ordinates[1]);
            Closed++;
        }

        if (ordinates.Count >= 8)
            return [.. ordinates];
        Problem ??= $"Een ring van de grens heeft {ordinates.Count / 2} punten; ten minste 4 zijn nodig.";
        return null;
    }
}

/// <summary>An outline in the coordinates of its file: polygons of rings, each ring as x, y, x, y, …</summary>
internal sealed class RawOutline(List<List<double[]>> polygons)
{
    private static readonly GeometryFactory Factory = new(
        new PrecisionModel(),
        4326,
        PackedCoordinateSequenceFactory.DoubleFactory
    );

    /// <summary>To be transformed in place, before <see cref="ToGeometry"/>.</summary>
    public IEnumerable<double[]> Rings => polygons.SelectMany(polygon => polygon);

    public (double X, double Y) FirstPoint => (polygons[0][0][0], polygons[0][0][1]);

    public Geometry ToGeometry()
    {
        var parts = polygons.ConvertAll(rings => Factory.CreatePolygon(Ring(rings[0]), [.. rings.Skip(1).Select(Ring)]));
        return parts.Count == 1 ? parts[0] : Factory.CreateMultiPolygon([.. parts]);

        static LinearRing Ring(double[] ordinates) =>
            Factory.CreateLinearRing(new PackedDoubleCoordinateSequence(ordinates, 2, 0));
    }
}
