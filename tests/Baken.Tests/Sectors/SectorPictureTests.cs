using Baken.Areas;
using Baken.Sectors;
using Baken.Sectors.Tree;
using static Baken.Tests.Sectors.SectorsAtlas;
using static Baken.Tests.Sectors.SectorsHouse;

namespace Baken.Tests.Sectors;

public sealed class SectorPictureTests
{
    private static readonly string[] Four = ["GM0001", "GM0002", "GM0003", "GM0004"];

    private static readonly SectorTree Tree = TreeMaker.Make(
        new[]
        {
            Entry("sbi2008:S", "sectie", null, "Overige dienstverlening", "sbi2008:R-U"),
            Entry("sbi2008:96", "afdeling", "sbi2008:S", "Wellness", "sbi2008:R-U"),
            Entry("sbi2008:9602", "klasse", "sbi2008:96", "Haar en schoonheid", "sbi2008:R-U"),
            Entry("sbi2008:96021", "subklasse", "sbi2008:9602", "Haar", "sbi2008:R-U"),
            Entry("sbi2008:96022", "subklasse", "sbi2008:9602", "Schoonheid", "sbi2008:R-U"),
            Entry("sbi2008:9604", "klasse", "sbi2008:96", "Sauna", "sbi2008:R-U"),
            Entry("sbi2008:G", "sectie", null, "Handel", "sbi2008:G+I"),
            Entry("sbi2008:47", "afdeling", "sbi2008:G", "Detailhandel", "sbi2008:G+I"),
        }.Select(entry => (1, entry))
    );

    private static SectorPicture Picture(Atlas atlas, params string[] codes) =>
        SectorPicture.Of(atlas, Tree, [.. codes.Select(SbiCode.Parse)], atlas.Find(AreaCode.Parse("GM0001"))!);

    [Fact]
    public void Figures_of_the_code_itself_are_exact_and_carry_year_status_and_import()
    {
        var line = Picture(
            Make(Four, [("vestigingen/sbi2008:96021", 2022, [80, 1, 1, 1]), ("vestigingen/sbi2008:96021", 2023, [90, 1, 1, 1])]),
            "sbi2008:96021"
        ).Establishments;

        line.Reach.ShouldBe(FigureReach.Exact);
        line.Years.Select(figure => (figure.Year, figure.Value, figure.Status, figure.Imports[0]))
            .ShouldBe([(2022, 80.0, FigureStatus.Published, 1), (2023, 90.0, FigureStatus.Published, 2)]);
    }

    [Fact]
    public void Where_figures_exist_only_for_a_higher_node_it_says_which()
    {
        var line = Picture(
            Make(Four, [("vestigingen/sbi2008:R-U", 2021, [640, 1, 1, 1])]),
            "sbi2008:96021",
            "sbi2008:9604"
        ).Establishments;

        line.Reach.ShouldBe(FigureReach.Higher);
        line.Nodes.ShouldBe(["sbi2008:R-U"]);
        line.Newest!.Value.ShouldBe(640);
    }

    [Fact]
    public void Different_higher_nodes_are_named_and_never_added_up()
    {
        var line = Picture(
            Make(Four, [("vestigingen/sbi2008:R-U", 2021, [640, 1, 1, 1]), ("vestigingen/sbi2008:G+I", 2021, [900, 1, 1, 1])]),
            "sbi2008:96021",
            "sbi2008:47"
        ).Establishments;

        line.Reach.ShouldBe(FigureReach.Scattered);
        line.Nodes.ShouldBe(["sbi2008:G+I", "sbi2008:R-U"]);
        line.Years.ShouldBeEmpty();
    }

    [Fact]
    public void Missing_is_not_zero()
    {
        var picture = Picture(Make(Four, [("vestigingen/sbi2008:96021", 2023, [double.NaN, 5, 5, 5])]), "sbi2008:96021");

        picture.Establishments.Reach.ShouldBe(FigureReach.None);
        picture.Establishments.Newest.ShouldBeNull();
        picture.HasAny.ShouldBeFalse();
    }

    [Fact]
    public void A_hidden_figure_stays_hidden_and_no_higher_node_takes_its_place()
    {
        var line = Picture(
            Make(
                Four,
                [("vestigingen/sbi2008:96021", 2023, [Hidden, 5, 5, 5]), ("vestigingen/sbi2008:R-U", 2023, [640, 1, 1, 1])]
            ),
            "sbi2008:96021"
        ).Establishments;

        line.Reach.ShouldBe(FigureReach.Exact);
        line.Newest!.Value.ShouldBeNull();
        line.Newest.Status.ShouldBe(FigureStatus.Suppressed);
    }

    [Fact]
    public void A_sum_with_a_hidden_part_is_hidden_or_the_part_could_be_computed_back()
    {
        var atlas = Make(
            Four,
            [("vestigingen/sbi2008:96021", 2023, [Hidden, 5, 5, 5]), ("vestigingen/sbi2008:96022", 2023, [60, 5, 5, 5])]
        );

        var codes = Picture(atlas, "sbi2008:96021", "sbi2008:96022").Establishments.Newest!;
        var children = Picture(atlas, "sbi2008:9602").Establishments.Newest!;

        codes.ShouldSatisfyAllConditions(
            figure => figure.Value.ShouldBeNull(),
            figure => figure.Status.ShouldBe(FigureStatus.Suppressed)
        );
        children.ShouldSatisfyAllConditions(
            figure => figure.Value.ShouldBeNull(),
            figure => figure.Status.ShouldBe(FigureStatus.Suppressed)
        );
    }

    [Fact]
    public void A_node_without_figures_is_the_sum_of_everything_under_it_when_all_of_that_is_known()
    {
        var whole = Make(
            Four,
            [("vestigingen/sbi2008:96021", 2023, [40, 5, 5, 5]), ("vestigingen/sbi2008:96022", 2023, [60, 5, 5, 5])]
        );
        var half = Make(Four, [("vestigingen/sbi2008:96021", 2023, [40, 5, 5, 5])]);

        Picture(whole, "sbi2008:9602")
            .Establishments.Newest!.ShouldSatisfyAllConditions(
                figure => figure.Value.ShouldBe(100),
                figure => figure.Imports.ShouldBe([1, 2])
            );
        Picture(half, "sbi2008:9602").Establishments.Reach.ShouldBe(FigureReach.None);
    }

    [Fact]
    public void A_code_inside_another_code_of_the_sector_is_not_counted_twice() =>
        Picture(
            Make(Four, [("vestigingen/sbi2008:9602", 2023, [100, 5, 5, 5]), ("vestigingen/sbi2008:96021", 2023, [40, 5, 5, 5])]),
            "sbi2008:9602",
            "sbi2008:96021"
        )
            .Establishments.Newest!.Value.ShouldBe(100);

    [Fact]
    public void A_sum_is_made_only_of_figures_of_the_same_year()
    {
        var line = Picture(
            Make(
                Four,
                [
                    ("vestigingen/sbi2008:96021", 2022, [40, 5, 5, 5]),
                    ("vestigingen/sbi2008:96021", 2023, [41, 5, 5, 5]),
                    ("vestigingen/sbi2008:9604", 2022, [10, 5, 5, 5]),
                ]
            ),
            "sbi2008:96021",
            "sbi2008:9604"
        ).Establishments;

        line.Years.Select(figure => (figure.Year, figure.Value, figure.Status))
            .ShouldBe([(2022, 50.0, FigureStatus.Published), (2023, (double?)null, FigureStatus.Missing)]);
    }

    [Fact]
    public void Churn_is_opened_and_closed_over_establishments_of_one_year()
    {
        var churn = Picture(
            Make(
                Four,
                [
                    ("vestigingen/sbi2008:96021", 2023, [200, 100, 100, double.NaN]),
                    ("vestigingen-opgericht/sbi2008:96021", 2023, [30, 5, 20, 1]),
                    ("vestigingen-opgeheven/sbi2008:96021", 2023, [10, 5, 20, 1]),
                ]
            ),
            "sbi2008:96021"
        ).Churn;

        churn.Newest!.Value.ShouldBe(20);
        churn.Comparison.ShouldBe(new SectorComparison(2023, 3, 20, 2));
    }

    [Fact]
    public void Churn_with_a_hidden_part_is_hidden_and_does_not_compare()
    {
        var churn = Picture(
            Make(
                Four,
                [
                    ("vestigingen/sbi2008:96021", 2023, [200, 100, 100, 100]),
                    ("vestigingen-opgericht/sbi2008:96021", 2023, [Hidden, 5, 20, 1]),
                    ("vestigingen-opgeheven/sbi2008:96021", 2023, [10, 5, 20, 1]),
                ]
            ),
            "sbi2008:96021"
        ).Churn;

        churn.Newest!.Value.ShouldBeNull();
        churn.Newest.Status.ShouldBe(FigureStatus.Suppressed);
        churn.Comparison.ShouldBeNull();
    }

    [Fact]
    public void Bankruptcies_are_held_against_establishments_of_the_same_node_and_year_only()
    {
        var picture = Picture(
            Make(
                Four,
                [
                    ("vestigingen/sbi2008:96021", 2023, [50, 5, 5, 5]),
                    ("vestigingen/sbi2008:96", 2023, [400, 5, 5, 5]),
                    ("faillissementen/sbi2008:96", 2023, [6, 1, 1, 1]),
                    ("faillissementen/sbi2008:96", 2024, [9, 1, 1, 1]),
                ]
            ),
            "sbi2008:96021"
        );

        picture.Establishments.Reach.ShouldBe(FigureReach.Exact);
        picture.BankruptcyRate.Nodes.ShouldBe(["sbi2008:96"]);
        picture.BankruptcyRate.Newest!.ShouldSatisfyAllConditions(
            rate => rate.Year.ShouldBe(2023),
            rate => rate.Value.ShouldBe(15)
        );
    }

    [Fact]
    public void Density_takes_the_nearest_year_of_inhabitants_and_says_so()
    {
        var density = Picture(
            Make(Four, [("vestigingen/sbi2008:96021", 2021, [50, 5, 5, 5]), ("inwoners", 2023, [25_000, 1_000, 1_000, 0])]),
            "sbi2008:96021"
        ).Density;

        density.Newest!.ShouldSatisfyAllConditions(
            figure => figure.Value.ShouldBe(2),
            figure => figure.Year.ShouldBe(2021),
            figure => figure.DenominatorYear.ShouldBe(2023),
            figure => figure.Imports.ShouldBe([1, 2])
        );
        density.Comparison!.Areas.ShouldBe(3, "per nobody is no figure");
    }

    [Fact]
    public void Density_without_inhabitants_within_three_years_is_missing() =>
        Picture(
            Make(Four, [("vestigingen/sbi2008:96021", 2015, [50, 5, 5, 5]), ("inwoners", 2023, [25_000, 1_000, 1_000, 1_000])]),
            "sbi2008:96021"
        )
            .Density.Newest.ShouldBeNull();

    [Fact]
    public void Codes_of_two_editions_are_never_added_up() =>
        Should.Throw<ArgumentException>(() => Picture(Make(Four, []), "sbi2008:96021", "sbi2025:9621"));

    [Fact]
    public async Task The_door_gives_the_home_municipality_unless_another_area_is_named()
    {
        await using var house = new SectorsHouse
        {
            Atlas = Make(Four, [("vestigingen/sbi2008:96021", 2023, [40, 50, 5, 5])], home: "GM0002"),
        };
        SbiCode[] codes = [SbiCode.Parse("sbi2008:96021")];

        (await house.AskAsync(door => door.PictureAsync(codes, null, default)))!.Establishments.Newest!.Value.ShouldBe(50);
        (
            await house.AskAsync(door => door.PictureAsync(codes, AreaCode.Parse("GM0001"), default))
        )!.Establishments.Newest!.Value.ShouldBe(40);
        (await house.AskAsync(door => door.PictureAsync(codes, AreaCode.Parse("GM0999"), default))).ShouldBeNull();
    }
}
