using Baken.Sources;
using Baken.Sources.Cbs;

namespace Baken.Tests.Sources;

public sealed class BoundaryTests : IDisposable
{
    private readonly Given given = new();

    public void Dispose() => given.Dispose();

    [Theory]
    [InlineData(155000, 463000, 5.38720621, 52.15517440)]
    [InlineData(120700.723, 487525.501, 4.88352559, 52.37453253)]
    [InlineData(233883.131, 582065.167, 6.56820053, 53.21938317)]
    public void Known_points_of_RD_come_out_within_a_metre(double x, double y, double longitude, double latitude)
    {
        var (east, north) = RdNew.ToWgs84(x, y);
        ((east - longitude) * 68_000).ShouldBe(0, 1.0);
        ((north - latitude) * 111_000).ShouldBe(0, 1.0);
    }

    [Theory]
    [InlineData("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::28992\"}},")]
    [InlineData("")]
    public async Task A_file_in_RD_is_brought_to_WGS84_whether_it_says_so_or_not(string crs)
    {
        var text = RefusalTests
            .Square(142_000, 485_000, size: 1000)
            .Replace("\"features\"", crs + "\"features\"", StringComparison.Ordinal);
        var outcome = await given.Read(SourceKeys.Boundaries, "x2024.geojson", text);

        outcome.Refusal.ShouldBeNull();
        var centre = outcome.Value.Outlines.ShouldHaveSingleItem().Shape!.Centroid;
        centre.X.ShouldBe(5.204, 0.01);
        centre.Y.ShouldBe(52.357, 0.01);
    }

    [Fact]
    public async Task The_coordinate_system_may_stand_after_the_features()
    {
        var text =
            RefusalTests.Square(142_000, 485_000, size: 1000)[..^1]
            + ",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:7415\"}},\"name\":\"grenzen 2024\"}";
        var outcome = await given.Read(SourceKeys.Boundaries, "x.geojson", text);

        outcome.Value.Outlines.ShouldHaveSingleItem().Id.Year.ShouldBe(2024);
    }

    [Theory]
    [InlineData(5.3, 52.6)]
    [InlineData(3.2, 52.5)]
    public async Task A_fictional_area_in_the_water_is_accepted(double x, double y) =>
        (await given.Read(SourceKeys.Boundaries, "x2024.geojson", RefusalTests.Square(x, y))).Value.Outlines.Count.ShouldBe(1);

    [Theory]
    [InlineData("\"BU_CODE\":\"BU90010101\",\"BU_NAAM\":\"Proef\",\"WK_CODE\":\"WK900101\",\"GM_CODE\":\"GM9001\"", "BU90010101")]
    [InlineData("\"statcode\":\"WK900101\",\"statnaam\":\"Proef\",\"jrstatcode\":\"2024WK900101\"", "WK900101")]
    [InlineData("\"gemeentecode\":\"GM9001\",\"gemeentenaam\":\"Proef\",\"water\":\"NEE\"", "GM9001")]
    [InlineData(
        "\"wijkcode\":\"WK900101\",\"wijknaam\":\"Proef\",\"gemeentecode\":\"GM9001\",\"gemeentenaam\":\"Anders\"",
        "WK900101"
    )]
    public async Task The_code_and_name_are_found_under_the_names_of_each_publisher(string properties, string code)
    {
        var outcome = await given.Read(SourceKeys.Boundaries, "x2024.geojson", RefusalTests.Square(5, 52, properties));

        outcome.Refusal.ShouldBeNull();
        var outline = outcome.Value.Outlines.ShouldHaveSingleItem();
        outline.Id.Code.Value.ShouldBe(code);
        outline.Name.ShouldBe("Proef");
    }

    [Fact]
    public async Task An_open_ring_is_closed_and_a_broken_one_is_repaired_or_rejected()
    {
        static string Feature(string code, string ring) =>
            $"{{\"type\":\"Feature\",\"properties\":{{\"code\":\"{code}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}}}";
        var text =
            "{\"type\":\"FeatureCollection\",\"features\":["
            + string.Join(
                ',',
                Feature("GM9001", "[[5,52],[5.1,52],[5.1,52.1],[5,52.1]]"),
                Feature(
                    "GM9002",
                    "[[5,52],[5.1,52],[5.1,52.1],[5.0501,52.1],[5.05,52.1001],[5.05,52.0999],[5.0501,52.1001],[5,52.1],[5,52]]"
                ),
                Feature("GM9003", "[[5,52],[5.1,52.1],[5.1,52],[5,52.1],[5,52]]"),
                Feature("GM9004", "[[5,52],[5.1,52],[5,52]]"),
                Feature("GM9005", "[[5,52],[5.1,null],[5.1,52.1],[5,52]]"),
                Feature("GM9006", "[[5,52],[5.1,52],[5.1,52.1],[5,52]]"),
                Feature("GM9007", "[[5,52],[5.1,52],[5.1,52.1],[5,52]]")
            )
            + "]}";
        var outcome = await given.Read(SourceKeys.Boundaries, "x2024.geojson", text);

        outcome.Refusal.ShouldBeNull();
        var reading = outcome.Value;
        reading.Outlines.Select(outline => outline.Id.Code.Value).ShouldBe(["GM9001", "GM9002", "GM9006", "GM9007"]);
        reading.Outlines.ShouldAllBe(outline => outline.Shape!.IsValid);
        reading.Rejected.Select(row => row.Line).Order().ShouldBe([3, 4, 5]);
        reading.Remarks.ShouldContain(remark => remark.Contains("niet gesloten", StringComparison.Ordinal));
        reading.Remarks.ShouldContain(remark => remark.Contains("hersteld", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_land_of_an_area_is_kept_where_its_water_stands_apart()
    {
        var land = RefusalTests.Square(5, 52, "\"gemeentecode\":\"GM9001\",\"gemeentenaam\":\"Proef\",\"water\":\"NEE\"");
        var water = RefusalTests.Square(5.2, 52, "\"gemeentecode\":\"GM9001\",\"gemeentenaam\":\"Proef\",\"water\":\"JA\"");
        var feature = water[water.IndexOf("[{", StringComparison.Ordinal)..][1..^2];
        var outcome = await given.Read(SourceKeys.Boundaries, "x2024.geojson", land[..^2] + "," + feature + "]}");

        outcome.Refusal.ShouldBeNull();
        var outline = outcome.Value.Outlines.ShouldHaveSingleItem();
        outline.IsWater.ShouldBeFalse();
        outline.Shape!.EnvelopeInternal.MaxX.ShouldBe(5.1, 1e-9);
    }

    [Fact]
    public async Task A_file_longer_than_every_buffer_is_read_feature_by_feature()
    {
        var ring = string.Join(
            ',',
            Enumerable
                .Range(0, 40_000)
                .Select(step =>
                    FormattableString.Invariant(
                        $"[{5 + 0.1 * Math.Cos(step * Math.Tau / 40_000):F9},{52 + 0.1 * Math.Sin(step * Math.Tau / 40_000):F9}]"
                    )
                )
        );
        var features = Enumerable
            .Range(1, 5)
            .Select(number =>
                $"{{\"type\":\"Feature\",\n\"properties\":{{\"code\":\"GM900{number}\"}},\"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[[[{ring}]]]}}}}"
            );
        var outcome = await given.Read(
            SourceKeys.Boundaries,
            "x2024.zip",
            RefusalTests.Zip(("a.geojson", $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(",\n", features)}]}}"))
        );

        outcome.Refusal.ShouldBeNull();
        outcome.Value.Outlines.Count.ShouldBe(5);
        outcome.Value.Outlines[4].Shape!.NumPoints.ShouldBe(40_001);
    }

    [Fact]
    public async Task The_same_order_has_the_same_fingerprint_and_another_year_has_not()
    {
        var text = RefusalTests.Square(5, 52);
        var first = await given.Read(SourceKeys.Boundaries, "a.geojson", text, 2023);
        var again = await given.Read(SourceKeys.Boundaries, "b.geojson", text, 2023);
        var other = await given.Read(SourceKeys.Boundaries, "b.geojson", text, 2024);

        again.Value.Fingerprint.ShouldBe(first.Value.Fingerprint);
        other.Value.Fingerprint.ShouldNotBe(first.Value.Fingerprint);
    }
}
