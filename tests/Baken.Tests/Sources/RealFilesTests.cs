using Baken.Sources;

namespace Baken.Tests.Sources;

public class RealFilesTests
{
    [Fact]
    public async Task The_districts_of_Almere_come_with_their_key_figures_of_2022()
    {
        var reading = await Given.Shared(SourceKeys.Boundaries, "almere/almere_wijken_2022_kwb.geojson");

        reading.Outlines.Count.ShouldBe(71);
        reading.Outlines.ShouldAllBe(outline =>
            outline.Shape!.IsValid && outline.Id.Year == 2022 && outline.Id.Code.Level == AreaLevel.District
        );
        reading.Outlines[0].Parent.ShouldBe(AreaCode.Parse("GM0034"));
        reading.Value("WK003401", "inwoners", 2022).ShouldBe(1635);
        reading.Value("WK003401", "stedelijkheid", 2022).ShouldBe(2);
        reading.Value("WK003401", "woz-waarde", 2022).ShouldBe(260);
        reading.Value("WK003401", "personen-laag-inkomen-aandeel", 2022).ShouldBe(43.6);
    }

    [Fact]
    public async Task The_neighbourhoods_of_Almere_come_in_the_classification_of_2024_and_one_name_is_corrected()
    {
        var reading = await Given.Shared(SourceKeys.Boundaries, "almere/almere_buurten.geojson");

        reading.Outlines.Count.ShouldBe(238);
        reading.Outlines.ShouldAllBe(outline => outline.Shape!.IsValid && outline.Id.Year == 2024);
        reading.Outlines.Single(outline => outline.Id.Code.Value == "BU00341807").Name.ShouldBe("Lumièrepark");
        reading.Remarks.ShouldContain(remark => remark.Contains("LumiÞrepark", StringComparison.Ordinal));
        reading.Value("BU00340101", "inwoners", 2023).ShouldBe(770);
        reading.Value("BU00340101", "inwoners", 2024).ShouldBe(795);
        reading.Value("BU00340101", "misdrijven", 2023).ShouldBe(101);
    }

    [Theory]
    [InlineData("almere/almere_wijken.geojson", 71, 2024)]
    [InlineData("netherlands/nl_gemeenten.geojson", 345, 2022)]
    [InlineData("netherlands/nl_wijken_2022.geojson", 3340, 2022)]
    public async Task The_boundaries_of_a_file_come_out_in_full(string file, int count, int year)
    {
        var reading = await Given.Shared(SourceKeys.Boundaries, file);

        (reading.Outlines.Count + reading.RejectedCount).ShouldBe(count);
        reading.RejectedCount.ShouldBe(0, string.Join("\n", reading.Rejected));
        reading.Outlines.ShouldAllBe(outline => outline.Shape!.IsValid && outline.Id.Year == year);
    }

    [Theory]
    [InlineData("almere/kwb_wijken_2022_almere.csv", null, 71, "WK003401", "inwoners", 2022, 1635)]
    [InlineData("netherlands/kwb_wijken_2022_nl.csv", null, 3340, "WK001400", "inwoners-15-25-aandeel", 2022, 44)]
    [InlineData("netherlands/kwb_gemeenten_2022_nl.csv", null, 345, "GM0034", "woningen", 2022, 88874)]
    [InlineData("netherlands/kwb_gemeenten_2021.csv", null, 352, "GM1680", "inwoners-0-15-aandeel", 2021, 13.32)]
    [InlineData("netherlands/kwb_gemeenten_2021.csv", null, 352, "GM1680", "oppervlakte-land", 2021, 27609)]
    [InlineData("netherlands/kwb_gemeenten_2021.csv", null, 352, "GM1680", "vestigingen-aandeel/sbi2008:G+I", 2021, 16.64)]
    [InlineData("netherlands/kwb_gemeenten_2021.csv", null, 352, "GM1680", "bijstand-per-1000-inwoners", 2021, 12.99)]
    [InlineData("almere/almere_wijkprofiel.csv", null, 71, "WK003401", "woz-waarde", 2022, 260)]
    [InlineData("almere/almere_wijkprofiel.csv", null, 71, "WK003401", "inwoners", 2024, 1760)]
    [InlineData("almere/almere_wijkprofiel.csv", 2022, 71, "WK003401", "inwoners-65-plus-aandeel", 2022, 36)]
    [InlineData("almere/almere_buurten_kern.csv", null, 238, "BU00340101", "inwoners", 2023, 770)]
    [InlineData("netherlands/nl_buurten_inwoners_2024.csv", null, 14574, "BU16800009", "inwoners", 2024, 140)]
    [InlineData("netherlands/cbs_85984NED_population_buurt_2024.csv", null, 14574, "BU16800000", "inwoners", 2024, 3455)]
    public async Task Key_figures_are_read_from_every_spelling_that_goes_round(
        string file,
        int? ordered,
        int areas,
        string code,
        string measure,
        int year,
        double value
    )
    {
        var reading = await Given.Shared(SourceKeys.KeyFigures, file, ordered);

        reading.RejectedCount.ShouldBe(0, string.Join("\n", reading.Rejected.Take(5)));
        reading.Figures.Max(block => block.Codes.Length).ShouldBe(areas);
        reading.Value(code, measure, year).ShouldNotBeNull().ShouldBe(value, 1e-9);
        reading.DroppedColumns.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_blank_key_figure_is_withheld_and_never_zero()
    {
        var reading = await Given.Shared(SourceKeys.KeyFigures, "netherlands/kwb_gemeenten_2021.csv");

        reading.Value("GM0358", "wmo-per-1000-inwoners", 2021).ShouldBe(double.NaN);
    }

    [Fact]
    public async Task The_crimes_of_the_neighbourhoods_of_Almere_add_up_to_9131()
    {
        var reading = await Given.Shared(SourceKeys.PoliceCrime, "almere/politie_buurt_almere.csv");

        var block = reading.Figures.ShouldHaveSingleItem();
        block.Codes.Length.ShouldBe(238);
        block.Columns.ShouldHaveSingleItem().Values.Sum().ShouldBe(9131);
        block.Columns[0].Measure.ShouldBe(new Measure("misdrijven"));
        block.Columns[0].Year.ShouldBe(2023);
    }

    [Fact]
    public async Task The_tree_of_SBI_2008_has_1457_codes_and_the_groups_of_CBS_above_its_sections()
    {
        var reading = await Given.Shared(SourceKeys.Sbi, "netherlands/sbi2008.csv");

        // The group A is the section A.
        reading.Sectors.Count.ShouldBe(1457 + 7);
        var byCode = reading.Sectors.ToDictionary(sector => sector.Code.ToString());
        byCode["sbi2008:96021"].Parent.ShouldBe(SbiCode.Parse("sbi2008:9602"));
        byCode["sbi2008:S"].Parent.ShouldBe(SbiCode.Parse("sbi2008:R-U"));
        byCode["sbi2008:R-U"].Name.ShouldBe("Cultuur, recreatie, overige diensten");
        byCode["sbi2008:A"].Level.ShouldBe("sectie");
    }

    [Fact]
    public async Task Establishments_per_municipality_and_group_are_read_with_a_remark_that_they_are_derived()
    {
        var reading = await Given.Shared(SourceKeys.Establishments, "netherlands/vestigingen_gemeente_sector_2021.csv");

        reading.RejectedCount.ShouldBe(0);
        reading.Value("GM1680", "vestigingen/sbi2008:G+I", 2021).ShouldBe(485);
        reading.Value("GM1680", "vestigingen-aandeel/sbi2008:G+I", 2021).ShouldBe(16.64);
        reading.Remarks.ShouldContain(remark => remark.Contains("afgeleid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bankruptcies_of_the_country_belong_to_NL00()
    {
        var reading = await Given.Shared(SourceKeys.Bankruptcies, "netherlands/faillissementen_2023_nl_sbi.csv");

        reading.Value("NL00", "faillissementen/sbi2008:01", 2023).ShouldBe(33);
        reading.Value("NL00", "faillissementen/onbekend", 2023).ShouldBe(33);
    }

    [Fact]
    public async Task Bankruptcies_of_a_place_are_taken_only_where_a_municipality_has_its_name()
    {
        var file = SharedData.Path("netherlands/faillissementen_2023_plaats_sbi.csv");
        var places = new Dictionary<string, AreaCode>
        {
            ["Almere"] = AreaCode.Parse("GM0034"),
            ["Amsterdam"] = AreaCode.Parse("GM0363"),
            ["'s-Gravenhage"] = AreaCode.Parse("GM0518"),
        };
        var outcome = await Given.Outcome(new ImportOrder(SourceKeys.Bankruptcies, [new SourceFile(file)], Places: places));

        outcome.Refusal.ShouldBeNull();
        outcome.Value.Value("GM0034", "faillissementen/sbi2008:46", 2023).ShouldBe(12);
        outcome.Value.Value("GM0518", "faillissementen/onbekend", 2023).ShouldBe(4);
        outcome.Value.Rejected.ShouldContain(row => row.Reason.Contains("'S-HEERENBERG", StringComparison.Ordinal));
    }
}
