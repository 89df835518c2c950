using Baken.Demo.Geography;
using Baken.Demo.Towns;
using CsCheck;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Baken.Demo.Tests;

public class TownTests
{
    private static IReadOnlyList<Town> Build(int seed, DemoSize size) =>
        Realm.Build(seed, size, TestContext.Current.CancellationToken);

    [Fact]
    public void Neighbourhoods_cover_their_district_without_gap_or_overlap_whatever_the_seed() =>
        Gen.Int.Sample(seed => Tessellates(Build(seed, DemoSize.Small)), iter: 40);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_large_town_is_tessellated(int seed) => Tessellates(Build(seed, DemoSize.Almere));

    [Fact]
    public void A_country_has_as_many_areas_as_the_real_one_and_little_detail()
    {
        var towns = Build(1, DemoSize.Country);
        towns.Count.ShouldBe(340);
        towns.Sum(t => t.Districts.Count).ShouldBeInRange(3_000, 3_600);
        towns.Sum(t => t.Neighbourhoods.Count()).ShouldBeInRange(13_800, 14_800);
        towns.SelectMany(t => t.Neighbourhoods).Count(n => n.Shape.NumPoints > 45).ShouldBe(0);
        towns.SelectMany(t => t.Neighbourhoods).ShouldAllBe(n => n.Shape.IsValid);
        HasProperCodes(towns);
    }

    [Theory]
    [InlineData(DemoSize.Small, 8, 40)]
    [InlineData(DemoSize.Almere, 70, 240)]
    public void Sizes_are_about_as_promised_and_codes_are_well_formed(DemoSize size, int districts, int neighbourhoods)
    {
        var towns = Build(1, size);
        towns[0].Districts.Count.ShouldBeInRange((int)(districts * 0.85), (int)(districts * 1.15));
        towns[0].Neighbourhoods.Count().ShouldBeInRange((int)(neighbourhoods * 0.95), (int)(neighbourhoods * 1.05));
        towns.Count(t => t.Detailed).ShouldBe(1);
        HasProperCodes(towns);
        var names = towns[0].Districts.Select(d => d.Name).Concat(towns[0].Neighbourhoods.Select(n => n.Name)).ToArray();
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Length);
    }

    [Fact]
    public void No_name_or_code_is_a_real_one()
    {
        var real = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in File.ReadLines(Path.Combine(Shared.Folder(), "netherlands", "nl_wijken_buurten_codes_2024.csv")))
        {
            var fields = line.Split(',', 3);
            real.Add(fields[0]);
            real.Add(fields[1].Trim('"'));
        }

        foreach (var line in File.ReadLines(Path.Combine(Shared.Folder(), "netherlands", "faillissementen_2023_plaats_sbi.csv")))
            real.Add(line.Split(',')[0]);
        real.Count.ShouldBeGreaterThan(20_000);

        foreach (
            var town in new[] { 1, 2, 3 }
                .SelectMany(s => Build(s, DemoSize.Almere).Concat(Build(s, DemoSize.Small)))
                .Concat(Build(1, DemoSize.Country))
        )
        foreach (
            var word in town
                .Districts.SelectMany(d => new[] { d.Code, d.Name })
                .Concat(town.Neighbourhoods.SelectMany(n => new[] { n.Code, n.Name }))
                .Append(town.Code)
                .Append(town.Name)
        )
            real.ShouldNotContain(word);
    }

    [Theory]
    [InlineData(DemoSize.Small)]
    [InlineData(DemoSize.Almere)]
    [InlineData(DemoSize.Country)]
    public void It_lies_where_no_real_municipality_is(DemoSize size)
    {
        var real = Shared.Municipalities();
        foreach (var town in Build(1, size))
        {
            var shape = InWgs84(town.Shape);
            foreach (var (name, land) in real)
                if (land.EnvelopeInternal.Intersects(shape.EnvelopeInternal))
                    shape.Intersects(land).ShouldBeFalse($"{town.Name} lies in {name}");
        }
    }

    private static Geometry InWgs84(Geometry shape) => new GeometryEditor().Edit(shape, new ToWgs84());

    private sealed class ToWgs84 : GeometryEditor.CoordinateOperation
    {
        public override Coordinate[] Edit(Coordinate[] coordinates, Geometry geometry) =>
            [
                .. coordinates.Select(c =>
                {
                    var (longitude, latitude) = RijksDriehoek.ToWgs84(c.X, c.Y);
                    return new Coordinate(longitude, latitude);
                }),
            ];
    }

    private static bool Tessellates(IReadOnlyList<Town> towns)
    {
        foreach (var town in towns)
        {
            Geometry[] all = [.. town.Neighbourhoods.Select(n => n.Shape)];
            all.ShouldAllBe(shape => shape.IsValid && shape.Area > 1_000);
            CoverageValidator.IsValid(all).ShouldBeTrue($"{town.Name} overlaps itself or has unmatched borders");
            town.Shape.IsValid.ShouldBeTrue();
            town.Shape.Area.ShouldBe(all.Sum(s => s.Area), 1e-3 * town.Shape.Area);
            foreach (var district in town.Districts)
            {
                district.Shape.IsValid.ShouldBeTrue();
                district.Shape.Area.ShouldBe(district.Neighbourhoods.Sum(n => n.Shape.Area), 1);
            }
        }

        return true;
    }

    private static void HasProperCodes(IReadOnlyList<Town> towns)
    {
        foreach (var town in towns)
        {
            town.Code.ShouldMatch(@"^GM(99\d\d|2[0-3]\d\d)$");
            foreach (var district in town.Districts)
            {
                district.Code.ShouldMatch($@"^WK{town.Code[2..]}\d\d$");
                foreach (var neighbourhood in district.Neighbourhoods)
                    neighbourhood.Code.ShouldMatch($@"^BU{district.Code[2..]}\d\d$");
            }
        }

        var codes = towns
            .SelectMany(t => t.Districts.Select(d => d.Code).Concat(t.Neighbourhoods.Select(n => n.Code)).Append(t.Code))
            .ToArray();
        codes.Distinct().Count().ShouldBe(codes.Length);
    }
}
