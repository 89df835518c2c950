using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Baken.Tests.RealData;

public sealed class AlmereInAFileTests(AlmereInAFile almere) : AlmereTests(almere), IClassFixture<AlmereInAFile>;

public sealed class AlmereOnAServerTests(AlmereOnAServer almere) : AlmereTests(almere), IClassFixture<AlmereOnAServer>;

/// <summary>Real, public data of one municipality from file to screen, held against a reading of its own.</summary>
public abstract partial class AlmereTests(AlmereInstallation made)
{
    private const string Crime = "almere/politie_buurt_almere.csv";
    private const string Establishments = "netherlands/vestigingen_gemeente_sector_2021.csv";
    private const string Bankruptcies = "almere/faillissementen_2023_almere_sbi.csv";

    [Theory]
    [InlineData("wijk", "almere/almere_wijken_2022_kwb.geojson", "code", 71)]
    [InlineData("buurt", "almere/almere_buurten.geojson", "buurtcode", 238)]
    public async Task Every_area_of_the_file_is_on_the_map_and_in_its_table(string level, string file, string property, int count)
    {
        var almere = await made.ReadyAsync();
        using var published = JsonDocument.Parse(
            await File.ReadAllTextAsync(SharedData.Path(file), TestContext.Current.CancellationToken)
        );
        var codes = Codes(published.RootElement, property);
        codes.Count.ShouldBe(count);

        using var drawn = JsonDocument.Parse(await almere.PageAsync($"/kaart/grenzen.geojson?niveau={level}&binnen=GM0034"));

        Codes(drawn.RootElement, "code").ShouldBe(codes);
        drawn
            .RootElement.GetProperty("features")
            .EnumerateArray()
            .ShouldAllBe(one => one.GetProperty("geometry").ValueKind == JsonValueKind.Object);
        Table(await almere.PageAsync($"/kaart?niveau={level}&cijfer=inwoners"))
            .Keys.Order(StringComparer.Ordinal)
            .ShouldBe(codes);
    }

    [Theory]
    [InlineData("inwoners", "wijk", 2022, "almere/kwb_wijken_2022_almere.csv", "code", "population", 71)]
    [InlineData("inwoners", "wijk", 2023, "almere/almere_wijkprofiel.csv", "wijkcode", "inwoners_2023", 71)]
    [InlineData("inwoners", "wijk", 2024, "almere/almere_wijkprofiel.csv", "wijkcode", "inwoners_2024", 71)]
    [InlineData("inwoners", "buurt", 2023, "almere/almere_buurten_kern.csv", "buurtcode", "inwoners_2023", 238)]
    [InlineData("inwoners", "buurt", 2024, "almere/almere_buurten_kern.csv", "buurtcode", "inwoners_2024", 238)]
    [InlineData("woz-waarde", "wijk", 2022, "almere/kwb_wijken_2022_almere.csv", "code", "dwelling_value", 71)]
    [InlineData("inwoners", "gemeente", 2022, "netherlands/kwb_gemeenten_2022_nl.csv", "code", "population", 345)]
    [InlineData("woz-waarde", "gemeente", 2022, "netherlands/kwb_gemeenten_2022_nl.csv", "code", "dwelling_value", 345)]
    public async Task Every_figure_equals_the_file_and_a_blank_stays_missing(
        string measure,
        string level,
        int year,
        string file,
        string code,
        string column,
        int count
    )
    {
        var almere = await made.ReadyAsync();
        var published = PublishedFile.Column(file, code, column);
        published.Count.ShouldBe(count);

        var figures = await almere.FiguresAsync(measure, level, year);
        var table = Table(await almere.PageAsync($"/kaart?cijfer={measure}&niveau={level}&jaar={year}"));

        foreach (var (area, value) in published)
        {
            figures[area].Value.ShouldBe(value, area);
            figures[area].Status.ShouldBe(value is null ? "missing" : "published", area);
            Shown(table[area]).ShouldBe(value, $"{area}: '{table[area]}'");
        }
    }

    [Fact]
    public async Task Registered_crime_equals_the_file_wherever_it_is_not_hidden_and_little_is()
    {
        var almere = await made.ReadyAsync();
        var published = PublishedFile.Column(Crime, "buurtcode", "geregistreerde_misdrijven");
        published.Values.Sum().ShouldBe(9_131);

        var figures = await almere.FiguresAsync("misdrijven", "buurt", 2023);
        var table = Table(await almere.PageAsync("/kaart?cijfer=misdrijven&niveau=buurt&jaar=2023"));

        foreach (var (area, count) in published)
        {
            var (value, status) = figures[area];
            if (status == "suppressed")
            {
                value.ShouldBeNull(area);
                table[area].ShouldBe("afgeschermd", area);
                continue;
            }

            status.ShouldBe("published", area);
            count.ShouldNotBeNull().ShouldNotBeInRange(1, 4, area);
            value.ShouldBe(count, area);
            Shown(table[area]).ShouldBe(count, area);
        }

        var large = published.Where(one => one.Value >= 5).ToList();
        large
            .Count(one => figures[one.Key].Status == "published")
            .ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(0.8 * large.Count));
    }

    [Fact]
    public async Task Crime_of_a_district_is_that_of_its_neighbourhoods_in_the_file_of_the_police()
    {
        var almere = await made.ReadyAsync();
        var published = PublishedFile
            .Rows(Crime)
            .GroupBy(row => row["wijkcode"])
            .ToDictionary(group => group.Key, group => group.Sum(row => PublishedFile.Number(row["geregistreerde_misdrijven"])));

        var figures = await almere.FiguresAsync("misdrijven", "wijk", 2023);

        figures.Values.Count(figure => figure.Status == "published").ShouldBeGreaterThan(50);
        foreach (var (area, figure) in figures.Where(one => one.Value.Status == "published"))
            figure.Value.ShouldBe(published[area], area);
    }

    [Fact]
    public async Task A_hidden_count_stands_on_no_page_and_in_no_file_that_can_be_taken_along()
    {
        var almere = await made.ReadyAsync();
        var figures = await almere.FiguresAsync("misdrijven", "buurt", 2023);
        var rates = await almere.FiguresAsync("misdrijven-per-1000-inwoners", "buurt", 2023);
        var hidden = figures.Where(one => one.Value.Status == "suppressed").Select(one => one.Key).ToList();
        hidden.Count.ShouldBeGreaterThanOrEqualTo(28);

        foreach (var code in hidden)
            rates[code].Value.ShouldBeNull(code);
        foreach (var code in hidden.Take(5))
        {
            var area = await almere.ApiAsync($"/areas/{code}");
            foreach (var figure in area.GetProperty("figures").EnumerateArray())
                if (figure.GetProperty("measure").GetString()!.StartsWith("misdrijven", StringComparison.Ordinal))
                    figure.GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null, figure.ToString());
            (await almere.PageAsync($"/gebieden/{code}")).ShouldContain("afgeschermd");
        }
    }

    [Fact]
    public async Task Establishments_per_municipality_and_sector_equal_the_file()
    {
        var almere = await made.ReadyAsync();
        var rows = PublishedFile.Rows(Establishments);
        foreach (var group in rows.GroupBy(row => row["kwb_groep"]))
        {
            var figures = await almere.FiguresAsync($"vestigingen/sbi2008:{group.Key}", "gemeente", 2021);
            var held = 0;
            foreach (var row in group)
            {
                if (!figures.TryGetValue(row["gemeentecode"], out var figure) || figure.Status == "suppressed")
                    continue;
                figure.Value.ShouldBe(PublishedFile.Number(row["vestigingen_afgeleid"]), $"{row["gemeentecode"]} {group.Key}");
                held++;
            }

            held.ShouldBeGreaterThan(300, group.Key);
            var own = group.Single(row => row["gemeentecode"] == "GM0034")["vestigingen_afgeleid"];
            (await almere.PageAsync($"/sbi/2008/{Uri.EscapeDataString(group.Key)}?gebied=GM0034")).ShouldContain(
                double.Parse(own, CultureInfo.InvariantCulture).ToString("#,0", CultureInfo.GetCultureInfo("nl-NL"))
            );
        }
    }

    [Fact]
    public async Task Bankruptcies_equal_the_file()
    {
        var almere = await made.ReadyAsync();
        var published = PublishedFile
            .Rows(Bankruptcies)
            .ToDictionary(
                row =>
                    row["sbi_afdeling"] is { Length: > 0 } code ? $"faillissementen/sbi2008:{code}" : "faillissementen/onbekend",
                row => PublishedFile.Number(row["faillissementen"])
            );

        var figures = (await almere.ApiAsync("/areas/GM0034"))
            .GetProperty("figures")
            .EnumerateArray()
            .Where(figure => figure.GetProperty("measure").GetString()!.StartsWith("faillissementen/", StringComparison.Ordinal))
            .ToDictionary(figure => figure.GetProperty("measure").GetString()!);

        figures.Keys.ShouldBe(published.Keys, ignoreOrder: true);
        foreach (var (measure, figure) in figures)
            if (figure.GetProperty("status").GetString() == "published")
                figure.GetProperty("value").GetDouble().ShouldBe(published[measure]!.Value, measure);
            else
                figure.GetProperty("status").GetString().ShouldBe("suppressed", measure);
        figures.Values.Count(figure => figure.GetProperty("status").GetString() == "published").ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("gemeente")]
    [InlineData("wijk")]
    [InlineData("buurt")]
    public async Task No_measure_is_about_where_people_come_from(string level)
    {
        var almere = await made.ReadyAsync();
        var measures = (await almere.ApiAsync($"/measures?level={level}")).ToString();

        foreach (
            var word in new[]
            {
                "herkomst",
                "migratie",
                "westers",
                "nationaliteit",
                "geboorteland",
                "marokko",
                "suriname",
                "origin",
            }
        )
        {
            measures.ShouldNotContain(word, Case.Insensitive);
        }
    }

    [Fact]
    public async Task The_same_files_again_change_nothing()
    {
        var almere = await made.ReadyAsync();
        almere.Reports.Count.ShouldBe(AlmereInstallation.Files);
        almere.Reports.ShouldAllBe(report => !report.GetProperty("unchanged").GetBoolean());
        var before = await almere.EditionAsync();

        var again = await almere.ImportAllAsync();

        again.ShouldAllBe(report => report.GetProperty("unchanged").GetBoolean());
        again
            .Select(report => report.GetProperty("number").GetInt32())
            .ShouldBe(almere.Reports.Select(report => report.GetProperty("number").GetInt32()));
        (await almere.EditionAsync()).ShouldBe(before);
    }

    private static List<string> Codes(JsonElement collection, string property) =>
        [
            .. collection
                .GetProperty("features")
                .EnumerateArray()
                .Select(feature => feature.GetProperty("properties").GetProperty(property).GetString()!)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What the table beside the map shows as the value of each area.</summary>
    private static Dictionary<string, string> Table(string html) =>
        Row().Matches(html).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim());

    /// <summary>A number as the Dutch write it; null for the mark of a value that is missing.</summary>
    private static double? Shown(string text) =>
        double.TryParse(
            text,
            NumberStyles.Float | NumberStyles.AllowThousands,
            CultureInfo.GetCultureInfo("nl-NL"),
            out var number
        )
            ? number
            : null;

    [GeneratedRegex("<tr[^>]* data-code=\"([A-Z0-9]+)\".*?<td[^>]*>\\s*<span[^>]*>([^<]*)</span>", RegexOptions.Singleline)]
    private static partial Regex Row();
}
