using Baken.Areas;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Areas;

public sealed class EditionTests
{
    private static readonly Measure Crime = new("misdrijven");
    private static readonly Measure People = new("inwoners");

    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task An_atlas_knows_the_hierarchy_and_whose_installation_it_is(Provider on)
    {
        await using var database = await TestDatabase.MakeAsync(on);
        var atlas = await Polder.TakeAsync(database, Polder.Boundaries());

        atlas.Home.ShouldBe(Polder.Municipality);
        atlas.Areas(AreaLevel.District).Select(area => area.Name).ShouldBe(["West", "Oost"]);
        atlas.Children(Polder.West).Select(area => area.Name).ShouldBe(["Zuidwest", "Noordwest"]);
        atlas
            .PathTo(atlas.Find(Polder.Neighbourhoods[3])!)
            .Select(area => area.Name)
            .ShouldBe(["Testwaard", "Oost", "Noordoost"]);
        atlas.Find(Polder.West)!.Hectares.ShouldBe(150, 10);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_publisher_withholds_is_missing_and_never_zero(Provider on)
    {
        await using var database = await TestDatabase.MakeAsync(on);
        var atlas = await Polder.TakeAsync(
            database,
            Polder.Boundaries(),
            Polder.Counts("inwoners", 2024, 100, double.NaN, 0, 300)
        );

        atlas.Figure(Polder.Neighbourhoods[0], People)!.Value.Value.ShouldBe(100);
        atlas.Figure(Polder.Neighbourhoods[1], People)!.Value.Status.ShouldBe(FigureStatus.Missing);
        atlas.Figure(Polder.Neighbourhoods[2], People)!.Value.Value.ShouldBe(0);
        atlas.Figure(Polder.West, People)!.Value.Status.ShouldBe(FigureStatus.Missing, "a sum with a missing part is unknown");
        atlas.Figure(Polder.East, People)!.Value.Value.ShouldBe(300);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_newest_import_speaks_area_by_area(Provider on)
    {
        await using var database = await TestDatabase.MakeAsync(on);
        var atlas = await Polder.TakeAsync(
            database,
            Polder.Boundaries(),
            Polder.Counts("inwoners", 2024, 10, 20, 30, 40),
            Polder.Figures("inwoners", 2024, AreaLevel.Neighbourhood, [Polder.Neighbourhoods[1]], 25)
        );

        atlas.Figure(Polder.Neighbourhoods[0], People)!.Value.ShouldBe(new Figure(People, 2024, 10, FigureStatus.Published, 2));
        atlas.Figure(Polder.Neighbourhoods[1], People)!.Value.ShouldBe(new Figure(People, 2024, 25, FigureStatus.Published, 3));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_small_count_is_hidden_with_what_gives_it_away_and_so_is_its_rate(Provider on)
    {
        await using var database = await TestDatabase.MakeAsync(on);
        var atlas = await Polder.TakeAsync(
            database,
            Polder.Boundaries(),
            Polder.Counts("inwoners", 2024, 1_000, 1_000, 1_000, 1_000),
            Polder.Counts("misdrijven", 2024, 3, 40, 50, 60)
        );

        atlas.Figure(Polder.Neighbourhoods[0], Crime)!.Value.Status.ShouldBe(FigureStatus.Suppressed);
        atlas.Figure(Polder.Neighbourhoods[0], Crime)!.Value.Value.ShouldBe(double.NaN);
        atlas.Figure(Polder.Neighbourhoods[1], Crime)!.Value.Status.ShouldBe(FigureStatus.Suppressed, "43 - 40 = 3");
        atlas.Figure(Polder.West, Crime)!.Value.Value.ShouldBe(43);
        atlas.Figure(Polder.Neighbourhoods[2], Crime)!.Value.Value.ShouldBe(50);
        var rate = new Measure("misdrijven-per-1000-inwoners");
        atlas.Figure(Polder.Neighbourhoods[0], rate)!.Value.Status.ShouldBe(FigureStatus.Suppressed);
        atlas.Figure(Polder.Neighbourhoods[2], rate)!.Value.Value.ShouldBe(50);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_rate_is_left_out_where_hardly_anyone_lives(Provider on)
    {
        await using var database = await TestDatabase.MakeAsync(on);
        var atlas = await Polder.TakeAsync(
            database,
            Polder.Boundaries(),
            Polder.Counts("inwoners", 2024, 100, 1_000, 1_000, 1_000),
            Polder.Counts("misdrijven", 2024, 72, 40, 50, 60)
        );

        var rate = new Measure("misdrijven-per-1000-inwoners");
        atlas.Figure(Polder.Neighbourhoods[0], rate)!.Value.Status.ShouldBe(FigureStatus.Missing);
        atlas.Figure(Polder.Neighbourhoods[1], rate)!.Value.Value.ShouldBe(40);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_imports_give_the_same_edition_and_the_same_bytes(Provider on)
    {
        await using var database = await TestDatabase.MakeAsync(on);
        var first = await Polder.TakeAsync(database, Polder.Boundaries(), Polder.Counts("misdrijven", 2024, 3, 40, 50, 60));
        var again = await Polder.TakeAsync(database);

        again.Edition.ShouldBe(first.Edition);
        (
            await database.DoAsync(services =>
                services.GetRequiredService<IAreas>().ReproducesAsync(TestContext.Current.CancellationToken)
            )
        ).ShouldBeTrue();

        var other = await Polder.TakeAsync(database, Polder.Counts("misdrijven", 2024, 3, 40, 50, 61));
        other.Edition.Number.ShouldBe(2);
        other.Edition.Hash.ShouldNotBe(first.Edition.Hash);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Figures_of_a_code_that_is_gone_go_to_the_area_that_took_its_place(Provider on)
    {
        await using var database = await TestDatabase.MakeAsync(on);
        var renumbered = Polder.Boundaries(2025) with
        {
            Outlines =
            [
                .. Polder.Boundaries(2025).Outlines.Where(outline => outline.Id.Code != Polder.Neighbourhoods[3]),
                Polder.Outline("BU99510209", 2025, "Noordoost (nieuw)", 1, 1, 2, 2),
            ],
        };
        var atlas = await Polder.TakeAsync(
            database,
            Polder.Boundaries(),
            renumbered,
            Polder.Counts("inwoners", 2024, 10, 20, 30, 40)
        );

        atlas.Find(Polder.Neighbourhoods[3]).ShouldBeNull();
        atlas.Figure(AreaCode.Parse("BU99510209"), People)!.Value.Value.ShouldBe(40);
        var successions = await database.DoAsync(services =>
            services.GetRequiredService<IAreas>().SuccessionsAsync(TestContext.Current.CancellationToken)
        );
        successions.ShouldHaveSingleItem().Share.ShouldBe(1, 1e-9);
    }

    [Fact]
    public async Task A_point_finds_its_area_from_many_threads_at_once()
    {
        await using var database = await TestDatabase.MakeAsync();
        await Polder.TakeAsync(database, Polder.Boundaries());
        var locator = await database.DoAsync(async services =>
            await services
                .GetRequiredService<IAreas>()
                .LocatorAsync(AreaLevel.Neighbourhood, TestContext.Current.CancellationToken)
        );

        var random = new Random(5);
        var points = Enumerable
            .Range(0, 20_000)
            .Select(_ => (X: random.NextDouble() * 0.03, Y: random.NextDouble() * 0.03))
            .ToArray();
        var found = points
            .AsParallel()
            .AsOrdered()
            .Select(point => locator.Find(5.295 + point.X, 52.745 + point.Y)?.Name)
            .ToArray();
        for (var index = 0; index < points.Length; index++)
        {
            var (x, y) = (points[index].X - 0.005, points[index].Y - 0.005);
            var expected =
                x is < 0 or > 0.02 || y is < 0 or > 0.02 ? null : (y < 0.01 ? "Zuid" : "Noord") + (x < 0.01 ? "west" : "oost");
            found[index].ShouldBe(expected, $"{x} {y}");
        }

        locator.Find(double.NaN, 52).ShouldBeNull();
        locator.Find(5.31, 52.755)!.Name.ShouldBe("Zuidwest", "a shared border belongs to the lowest code");
    }
}
