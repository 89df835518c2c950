using System.Text.Json.Nodes;
using Baken.Areas;
using Baken.Profiles;
using Baken.Profiles.Models;
using Baken.Sources;

namespace Baken.Tests.Profiles;

/// <summary>What no model may ever be about, whoever writes it.</summary>
public sealed class RedLineTests
{
    [Fact]
    public void A_profile_is_about_areas_or_sectors_and_about_nothing_else() =>
        Enum.GetNames<ProfileSubject>().ShouldBe(["Areas", "Sectors"]);

    [Theory]
    [InlineData("persons")]
    [InlineData("personen")]
    [InlineData("residents")]
    [InlineData("households")]
    [InlineData("huishoudens")]
    [InlineData("addresses")]
    [InlineData("firms")]
    [InlineData("networks")]
    [InlineData("Areas")]
    [InlineData("0")]
    public void A_model_about_anything_else_cannot_be_loaded(string subject)
    {
        var refusal = ModelText.Refused(ModelText.Changed("areas", model => model["subject"] = subject));
        refusal.Reason.ShouldContain("kies uit areas, sectors");
    }

    [Theory]
    [InlineData("nationaliteit")]
    [InlineData("inwoners-niet-westers-aandeel")]
    [InlineData("herkomst-buiten-europa")]
    [InlineData("etniciteit")]
    [InlineData("geboorteland-buiten-nederland")]
    [InlineData("migratieachtergrond")]
    [InlineData("godsdienst-aandeel")]
    [InlineData("moskeeen-binnen-3-km")]
    [InlineData("kerkgang")]
    [InlineData("moedertaal")]
    [InlineData("taalachterstand")]
    [InlineData("woonwagens")]
    [InlineData("achternaam")]
    public void An_indicator_on_origin_religion_or_language_cannot_be_loaded(string measure)
    {
        foreach (var property in new[] { "measures", "key" })
            ModelText
                .Refused(
                    ModelText.Changed(
                        "areas",
                        model => ModelText.Indicator(model)[property] = property == "key" ? measure : new JsonArray(measure)
                    )
                )
                .Code.ShouldBe("profiles.forbidden-indicator");
    }

    [Fact]
    public void A_harmless_key_does_not_hide_what_the_title_says() =>
        ModelText
            .Refused(
                ModelText.Changed(
                    "areas",
                    model => ModelText.Indicator(model)["title"] = new JsonObject { ["nl"] = "Herkomst", ["en"] = "x" }
                )
            )
            .Code.ShouldBe("profiles.forbidden-indicator");

    [Theory]
    [InlineData("misdrijven")]
    [InlineData("misdrijven-totaal-per-inwoner")]
    [InlineData("personenautos-per-km2")]
    [InlineData("rasters")]
    public void A_word_that_only_looks_like_it_is_allowed(string measure) =>
        ModelText.Read("areas", model => ModelText.Indicator(model)["measures"] = new JsonArray(measure)).ShouldNotBeNull();

    [Theory]
    [InlineData("inwoners")]
    [InlineData("inwoners-15-25-aandeel")]
    [InlineData("huishoudens-een-persoon-aandeel")]
    [InlineData("verdachten")]
    [InlineData("personen-laag-inkomen-aandeel")]
    [InlineData("sociaal-minimum-aandeel")]
    [InlineData("bijstand-per-1000-inwoners")]
    [InlineData("opleiding-laag-aandeel")]
    [InlineData("jeugdzorg")]
    public void An_indicator_on_persons_or_households_cannot_be_loaded(string measure) =>
        ModelText
            .Refused(ModelText.Changed("areas", model => ModelText.Indicator(model)["measures"] = new JsonArray(measure)))
            .Code.ShouldBe("profiles.indicator-on-persons");

    [Fact]
    public void A_part_of_the_population_cannot_come_in_below_the_line() =>
        ModelText
            .Refused(ModelText.Changed("areas", model => ModelText.Indicator(model, 1)["per"]!["measure"] = "inwoners-25-45"))
            .Code.ShouldBe("profiles.denominator-not-allowed");

    [Fact]
    public void What_the_catalogue_only_shows_as_background_cannot_be_computed_with()
    {
        var model = ModelText.Read("areas", json => ModelText.Indicator(json)["measures"] = new JsonArray("eigen-cijfer"));
        RedLines.Check("test.json", model, Catalogue("Gebied", contextOnly: false)).ShouldBeNull();
        RedLines
            .Check("test.json", model, Catalogue("Gebied", contextOnly: true))
            .ShouldNotBeNull()
            .Code.ShouldBe("profiles.context-only");
    }

    [Theory]
    [InlineData("Bevolking")]
    [InlineData("Huishoudens")]
    [InlineData("Inkomen")]
    public void What_the_catalogue_counts_as_population_cannot_be_computed_with(string theme)
    {
        var model = ModelText.Read("areas", json => ModelText.Indicator(json)["measures"] = new JsonArray("eigen-cijfer"));
        RedLines
            .Check("test.json", model, Catalogue(theme, contextOnly: false))
            .ShouldNotBeNull()
            .Code.ShouldBe("profiles.indicator-on-persons");
    }

    private static Catalogue Catalogue(string theme, bool contextOnly) =>
        new(
            new Dictionary<string, Indicator>
            {
                ["eigen-cijfer"] = new(
                    "eigen-cijfer",
                    "Eigen cijfer",
                    "Own figure",
                    "",
                    IndicatorKind.Mean,
                    1,
                    theme,
                    ContextOnly: contextOnly
                ),
            },
            new Dictionary<string, string>()
        );
}
