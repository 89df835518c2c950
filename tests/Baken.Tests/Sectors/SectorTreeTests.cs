using Baken.Sectors;
using Baken.Sectors.Tree;
using static Baken.Tests.Sectors.SectorsHouse;

namespace Baken.Tests.Sectors;

public sealed class SectorTreeTests
{
    private static readonly Baken.Sources.SectorEntry[] Hair =
    [
        Entry("sbi2008:S", "sectie", null, "Overige dienstverlening", "sbi2008:R-U", "Other service activities"),
        Entry("sbi2008:96", "afdeling", "sbi2008:S", "Wellness en overige dienstverlening; uitvaartbranche", "sbi2008:R-U"),
        Entry("sbi2008:960", "groep", "sbi2008:96", "Wellness", "sbi2008:R-U"),
        Entry("sbi2008:9602", "klasse", "sbi2008:960", "Haar- en schoonheidsverzorging", "sbi2008:R-U"),
        Entry("sbi2008:96021", "subklasse", "sbi2008:9602", "Haarverzorging", "sbi2008:R-U"),
        Entry("sbi2008:96022", "subklasse", "sbi2008:9602", "Schoonheidsverzorging, pedicures en manicures", "sbi2008:R-U"),
        Entry("sbi2008:5630", "klasse", null, "Cafés", "sbi2008:G+I"),
        Entry("sbi2008:4619", "klasse", null, "Groothandel in onbehaarde huiden", "sbi2008:G+I"),
    ];

    private static SectorTree Tree(params Baken.Sources.SectorEntry[] entries) =>
        TreeMaker.Make(entries.Select(entry => (1, entry)));

    [Fact]
    public void The_way_to_a_code_goes_from_its_kwb_group_down_to_the_code() =>
        Tree(Hair)
            .PathTo(SbiCode.Parse("sbi2008:96021"))
            .Select(node => node.Code.Code)
            .ShouldBe(["R-U", "S", "96", "960", "9602", "96021"]);

    [Fact]
    public void A_group_of_one_section_is_that_section_and_not_its_own_parent()
    {
        var tree = Tree(Entry("sbi2008:A", "sectie", null, "Landbouw", "sbi2008:A"));

        tree.Count.ShouldBe(1);
        tree.PathTo(SbiCode.Parse("sbi2008:A")).Count.ShouldBe(1);
    }

    [Fact]
    public void A_search_finds_the_exact_code_first_and_then_what_starts_with_it()
    {
        var hits = Tree(Hair).Search("96.02");

        hits.Select(hit => (hit.Node.Code.Code, hit.Match))
            .ShouldBe([("9602", SectorMatch.Code), ("96021", SectorMatch.CodePrefix), ("96022", SectorMatch.CodePrefix)]);
    }

    [Fact]
    public void A_search_for_words_puts_the_start_of_a_word_before_the_inside_of_one() =>
        Tree(Hair)
            .Search("haar")
            .Select(hit => (hit.Node.Code.Code, hit.Match))
            .ShouldBe([("9602", SectorMatch.WordStart), ("96021", SectorMatch.WordStart), ("4619", SectorMatch.Contained)]);

    [Theory]
    [InlineData("cafes", "5630")]
    [InlineData("CAFÉS", "5630")]
    [InlineData("service OTHER", "S")]
    [InlineData("sbi2008:5630", "5630")]
    [InlineData("s", "S")]
    public void A_search_minds_neither_accents_nor_capitals_nor_order_and_reads_english(string text, string code) =>
        Tree(Hair).Search(text)[0].Node.Code.Code.ShouldBe(code);

    [Fact]
    public void A_search_without_a_word_finds_nothing() => Tree(Hair).Search(" - ").ShouldBeEmpty();

    [Fact]
    public void Both_editions_stand_side_by_side_and_one_number_may_mean_two_things()
    {
        var tree = Tree(
            Entry("sbi2008:4740", "groep", null, "Winkels in consumentenelektronica"),
            Entry("sbi2025:4740", "groep", null, "Detailhandel in informatie- en communicatieapparatuur")
        );

        tree.Editions.ShouldBe([2008, 2025]);
        tree.Find(SbiCode.Parse("sbi2008:4740"))!.Name.ShouldBe("Winkels in consumentenelektronica");
        tree.Find(SbiCode.Parse("sbi2025:4740"))!.Name.ShouldBe("Detailhandel in informatie- en communicatieapparatuur");
        tree.Search("4740", edition: 2025).ShouldHaveSingleItem().Node.Code.Edition.ShouldBe(2025);
    }

    [Fact]
    public void Without_a_tree_the_digits_still_say_what_a_code_lies_in() =>
        Tree().Upwards(SbiCode.Parse("sbi2008:96021")).Select(code => code.Code).ShouldBe(["96021", "9602", "960", "96"]);

    [Fact]
    public async Task Of_each_edition_the_newest_import_speaks_and_is_seen_at_once()
    {
        await using var house = new SectorsHouse();
        await house.TakeAsync(
            3,
            Entry("sbi2008:96", "afdeling", null, "Oud"),
            Entry("sbi2008:97", "afdeling", null, "Vervallen")
        );
        (await house.TreeAsync()).Find(SbiCode.Parse("sbi2008:96"))!.Name.ShouldBe("Oud");
        await house.TakeAsync(
            4,
            Entry("sbi2025:96", "afdeling", null, "Persoonlijke diensten"),
            Entry("sbi2008:96", "afdeling", null, "Tussentijds")
        );
        await house.TakeAsync(5, Entry("sbi2008:96", "afdeling", null, "Nieuw"));

        var tree = await house.TreeAsync();

        tree.Find(SbiCode.Parse("sbi2008:96"))!
            .ShouldSatisfyAllConditions(node => node.Name.ShouldBe("Nieuw"), node => node.Import.ShouldBe(5));
        tree.Find(SbiCode.Parse("sbi2008:97")).ShouldBeNull();
        tree.Find(SbiCode.Parse("sbi2025:96"))!.Import.ShouldBe(4);
    }

    [Fact]
    public async Task The_published_sbi_2008_becomes_one_tree_without_loose_ends()
    {
        if (SharedData.Find("netherlands/sbi2008.csv") is not { } file)
        {
            Assert.Skip("shared/data/netherlands/sbi2008.csv is not here");
            return;
        }

        var rows = SharedData.Rows(file);
        await using var house = new SectorsHouse();
        await house.TakeAsync(
            1,
            [
                .. rows.Select(row =>
                    Entry(
                        "sbi2008:" + row[0],
                        row[1],
                        row[2].Length == 0 ? null : "sbi2008:" + row[2],
                        row[6],
                        "sbi2008:" + row[5],
                        row[7].Length == 0 ? null : row[7]
                    )
                ),
            ]
        );

        var tree = await house.TreeAsync();

        rows.Count.ShouldBe(1457);
        tree.Count.ShouldBe(1457 + 7);
        tree.Roots(2008).Select(node => node.Code.Code).ShouldBe(["A", "B-F", "G+I", "H+J", "K-L", "M-N", "O-Q", "R-U"]);
        tree.PathTo(SbiCode.Parse("sbi2008:96021"))
            .Select(node => node.Level)
            .ShouldBe(["kwb-groep", "sectie", "afdeling", "groep", "klasse", "subklasse"]);
        tree.Search("haarverzorging")[0].Node.Code.Dotted.ShouldBe("96.02.1");
        foreach (var sector in (await house.AskAsync(door => door.ListAsync(CancellationToken.None))))
            sector.Codes.Where(code => code.Edition == 2008).ShouldAllBe(code => code.Name != null, sector.Key);
    }
}
