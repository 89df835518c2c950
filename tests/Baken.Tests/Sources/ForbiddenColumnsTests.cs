using Baken.Sources;
using Baken.Sources.Files;
using Baken.Sources.Indicators;
using CsCheck;

namespace Baken.Tests.Sources;

/// <summary>A red line of the house: what residents descend from, believe or speak is never read.</summary>
public sealed class ForbiddenColumnsTests : IDisposable
{
    private readonly Given given = new();

    public void Dispose() => given.Dispose();

    public static TheoryData<string> Forbidden =>
        [
            .. """
                Nederland_17; EuropaExclusiefNederland_18; BuitenEuropa_19; Nederland_20; BuitenEuropa_24
                WestersTotaal_17; NietWestersTotaal_18; Marokko_19; NederlandseAntillenEnAruba_20; Suriname_21
                Turkije_22; OverigNietWesters_23; a_nw_all; p_west_al; a_geb_nl
                a_gbl_eu; percentage_niet_westerse_migratieachtergrond; herkomst; Migratie achtergrond; Bevolking naar herkomst: Europa
                NATIONALITEIT; allochtonen_pct; autochtoon; geboorteland; Geboren buiten Nederland
                etniciteit; afkomst; religie; Godsdienst (%); woonwagens
                aantal woonwagenbewoners; language; moedertaal; taal; Demographics: Non-Western (%)
                country_of_birth; country of origin; place-of-birth; Foreign-born; immigrants
                immigranten; ethnicity; religion; Muslim share; vluchtelingen
                statushouders; Turkse Nederlanders; hérkomst; HERKOMST_2024; pct_migratie_2022
                """.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        ];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task A_column_on_descent_or_belief_never_reaches_a_reading(string column)
    {
        var csv = await given.Read(SourceKeys.KeyFigures, "x.csv", $"gwb_code;jaar;a_inw;{column}\nGM9001;2024;100;7777\n");
        var json = await given.Read(
            SourceKeys.Boundaries,
            "x.geojson",
            RefusalTests.Square(5.0, 52.0, $"\"code\":\"GM9001\",\"jaar\":2024,\"a_inw\":100,\"{column}\":7777")
        );
        var crime = await given.Read(
            SourceKeys.PoliceCrime,
            "x.csv",
            $"soort_misdrijf;buurtcode;jaar;geregistreerde_misdrijven;{column}\n0.0.0;BU90010101;2024;100;7777\n"
        );
        var firms = await given.Read(
            SourceKeys.Establishments,
            "x.csv",
            $"gebiedscode;jaar;sbi2008;vestigingen;{column}\nGM9001;2024;9602;100;7777\n"
        );

        foreach (var outcome in new[] { csv, json, crime, firms })
        {
            outcome.Refusal.ShouldBeNull();
            var reading = outcome.Value;
            reading.DroppedColumns.ShouldBe([column]);
            reading.Figures.SelectMany(block => block.Columns).SelectMany(figures => figures.Values).ShouldBe([100]);
            reading.ToString().ShouldNotContain("7777");
            reading.NewIndicators.ShouldBeEmpty();
        }
    }

    [Fact]
    public void No_word_around_a_forbidden_word_hides_it() =>
        Gen.Select(
                OneOf("herkomst", "migratieachtergrond", "nationaliteit", "geboorteland", "religie", "etniciteit", "woonwagen"),
                OneOf("", "aantal_", "Pct ", "Bevolking: ", "k_", "gem."),
                OneOf("", "_17", " (%)", "_2024", "Totaal", "-aandeel"),
                Gen.Bool
            )
            .Sample(
                (word, before, after, upper) =>
                {
                    var column = before + (upper ? word.ToUpperInvariant() : word) + after;
                    ColumnLaw.Forbids(column).ShouldBeTrue(column);
                }
            );

    [Fact]
    public void The_catalogue_itself_holds_nothing_forbidden()
    {
        foreach (var indicator in IndicatorCatalogue.Indicators.Values)
            new[] { indicator.Key, indicator.Label, indicator.LabelEnglish }.ShouldAllBe(
                text => !ColumnLaw.Forbids(text),
                indicator.Key
            );
        IndicatorCatalogue.Names.Keys.ShouldAllBe(name => !ColumnLaw.Forbids(name));
    }

    [Theory]
    [InlineData("AantalInwoners_5")]
    [InlineData("HuishoudensTotaal_29")]
    [InlineData("totaal")]
    [InlineData("GeboorteTotaal_25")]
    [InlineData("AfstandTotSchool_110")]
    [InlineData("Bevolkingsdichtheid_34")]
    [InlineData("terrassen")]
    public void A_harmless_column_is_not_dropped(string column) => ColumnLaw.Forbids(column).ShouldBeFalse();

    [Fact]
    public async Task Every_column_of_the_real_CBS_table_on_descent_is_dropped_and_no_other()
    {
        using var table = SourceText
            .Open(
                new SourceFile(SharedData.Path("netherlands/cbs_KWB2024_DataProperties.csv")),
                cancellation: TestContext.Current.CancellationToken
            )
            .Value;
        var (key, kind) = (table.Columns.ToList().IndexOf("Key"), table.Columns.ToList().IndexOf("Type"));
        var keys = new List<string>();
        while (table.Read())
            if (table[kind] is "Topic")
                keys.Add(table[key].ToString());
        var row = string.Join(';', keys.Select(name => name == "Codering_3" ? "GM9001    " : "1"));
        var outcome = await given.Read(SourceKeys.KeyFigures, "kwb2024.csv", $"{string.Join(';', keys)}\n{row}\n");

        outcome.Refusal.ShouldBeNull();
        outcome.Value.DroppedColumns.Count.ShouldBe(8);
        outcome.Value.DroppedColumns.ShouldAllBe(name =>
            name.Contains("Nederland", StringComparison.Ordinal) || name.StartsWith("BuitenEuropa", StringComparison.Ordinal)
        );
        outcome
            .Value.IgnoredColumns.Order()
            .ShouldBe([
                "Dekkingspercentage_116",
                "GeboorteRelatief_26",
                "GeboorteTotaal_25",
                "Gehuwd_14",
                "Gescheiden_15",
                "Mannen_6",
                "MeestVoorkomendePostcode_115",
                "Ongehuwd_13",
                "SterfteRelatief_28",
                "SterfteTotaal_27",
                "Verweduwd_16",
                "Vrouwen_7",
            ]);
        outcome.Value.Measures().Count.ShouldBe(118 - 4 - 8 - 12);
        outcome.Value.Measures().ShouldContain("aardgas-koopwoning");
    }

    [Fact]
    public async Task Offences_that_only_a_foreign_national_can_commit_are_not_read()
    {
        var outcome = await given.Read(
            SourceKeys.PoliceCrime,
            "x.csv",
            "ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1\n1;3.7.2 ;GM9001;2024JJ00;7777\n2;0.0.0 ;GM9001;2024JJ00;3\n"
        );

        outcome.Value.Measures().ShouldBe(["misdrijven"]);
        outcome.Value.DroppedColumns.ShouldBe(["misdrijven/3.7.2 Vreemdelingenzorg"]);
    }

    private static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(at => choices[at]);
}
