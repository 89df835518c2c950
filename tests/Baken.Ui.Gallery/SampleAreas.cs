using System.Globalization;
using System.Text;

namespace Baken.Ui.Gallery;

/// <summary>A neighbourhood of a town that does not exist, with a made-up figure.</summary>
public sealed record SampleArea(
    string Code,
    string Name,
    string District,
    double? Value,
    ValueStatus Status,
    double? Before,
    int Residents
);

/// <summary>A town of sixty neighbourhoods (or any other number): a jittered grid that shares its borders, always the same.</summary>
internal static class SampleAreas
{
    private static readonly string[] Districts =
    [
        "Centrum",
        "Havenkwartier",
        "Duinrand",
        "Noordpolder",
        "Zuiderwaard",
        "Buitengebied",
    ];
    private static readonly string[] Firsts =
    [
        "Oude",
        "Nieuwe",
        "Hoge",
        "Lage",
        "Wester",
        "Ooster",
        "Noorder",
        "Zuider",
        "Kleine",
        "Lange",
    ];
    private static readonly string[] Lasts = ["haven", "veld", "markt", "gracht", "hof", "weide"];

    public static IReadOnlyList<MapClass> Classes { get; } = MapClass.FromBounds([0, 5, 10, 15, 20, 35], 0);

    public static IReadOnlyList<SampleArea> All(int? count = null)
    {
        var (columns, rows) = Size(count);
        var areas = new List<SampleArea>(columns * rows);
        for (var i = 0; i < columns * rows; i++)
        {
            var (x, y) = (i % columns, i / columns);
            var (dx, dy) = ((x + 0.5) / columns - 0.42, (y + 0.5) / rows - 0.55);
            var value = Math.Round(Math.Max(0.4, 29 * Math.Exp(-5 * (dx * dx + dy * dy)) * (0.55 + 0.9 * Chance(i, 3))), 1);
            var status =
                i % 17 == 5 ? ValueStatus.Missing
                : i % 13 == 11 ? ValueStatus.Suppressed
                : ValueStatus.Published;
            areas.Add(
                new SampleArea(
                    string.Create(CultureInfo.InvariantCulture, $"BU9999{i:D4}"),
                    count is null ? $"{Firsts[i % 10]} {Lasts[i / 10 % 6]}" : $"Buurt {i}",
                    Districts[y * Districts.Length / rows],
                    status is ValueStatus.Published ? value : null,
                    status,
                    status is ValueStatus.Published ? Math.Round(value * (0.8 + 0.4 * Chance(i, 4)), 1) : null,
                    600 + (int)(Chance(i, 5) * 7400)
                )
            );
        }
        return areas;
    }

    public static MapValues Values(int? count = null) =>
        new(
            "Vermogensmisdrijven",
            "per 1.000 inwoners",
            2023,
            Classes,
            All(count)
                .ToDictionary(area => area.Code, area => MapValue.Of(area.Value, Classes, 1, "per 1.000 inwoners", area.Status))
        );

    public static string Boundaries(int? count = null)
    {
        var (columns, rows) = Size(count);
        var json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        foreach (var (i, area) in All(count).Index())
        {
            var (x, y) = (i % columns, i / columns);
            var ring = new StringBuilder();
            Edge(ring, x, y, x + 1, y);
            Edge(ring, x + 1, y, x + 1, y + 1);
            Edge(ring, x + 1, y + 1, x, y + 1);
            Edge(ring, x, y + 1, x, y);
            Point(ring, x, y);
            if (i > 0)
                json.Append(',');
            json.Append(
                CultureInfo.InvariantCulture,
                $"{{\"type\":\"Feature\",\"id\":{i},\"properties\":{{\"code\":\"{area.Code}\",\"name\":\"{area.Name}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{ring.ToString().TrimEnd(',')}]]}}}}"
            );
        }
        return json.Append("]}").ToString();

        // Four pieces a side; both neighbours draw the same wobble.
        void Edge(StringBuilder ring, int x1, int y1, int x2, int y2)
        {
            for (var step = 0; step < 4; step++)
                Point(ring, x1 + (x2 - x1) * step / 4.0, y1 + (y2 - y1) * step / 4.0);
        }

        void Point(StringBuilder ring, double x, double y)
        {
            var seed = (int)(x * 4) * 7919 + (int)(y * 4);
            var (wobbleX, wobbleY) = ((Chance(seed, 1) - 0.5) * 0.22, (Chance(seed, 2) - 0.5) * 0.22);
            var bulge = 1 + 0.18 * Math.Sin(3 * Math.PI * x / columns) * Math.Cos(2 * Math.PI * y / rows);
            var lon = 4.9 + 0.16 * (x + wobbleX - columns / 2.0) / columns * bulge;
            var lat = 52.6 - 0.075 * (y + wobbleY - rows / 2.0) / rows * bulge;
            ring.Append(CultureInfo.InvariantCulture, $"[{lon:F6},{lat:F6}],");
        }
    }

    private static (int Columns, int Rows) Size(int? count) =>
        count is { } n ? ((int)Math.Ceiling(Math.Sqrt(n)), (int)Math.Ceiling(Math.Sqrt(n))) : (10, 6);

    private static double Chance(int i, int salt)
    {
        var hash = (uint)(i * 374761393 + salt * 668265263);
        hash = (hash ^ (hash >> 13)) * 1274126177;
        return (hash ^ (hash >> 16)) % 10007 / 10007.0;
    }
}
