using System.Text.Json.Nodes;
using Baken.Profiles;
using Baken.Profiles.Models;

namespace Baken.Tests.Profiles;

public sealed class ModelFileTests
{
    [Theory]
    [InlineData("areas")]
    [InlineData("sectors")]
    public void A_shipped_model_is_read_and_keeps_every_promise(string key)
    {
        var model = ModelText.Read(ModelText.Shipped(key));
        model.Key.ShouldBe(key);
        model.Lacking.ShouldBeEmpty();
        model.EvaluateBy!.Value.ShouldBeLessThan(model.StopOn!.Value);
        model.ImpactAssessment.ShouldBeNull("only the municipality can do that");
        model.Indicators.ShouldAllBe(indicator => indicator.Reason.Nl.Length > 20 && indicator.Source.Length > 0);
    }

    [Fact]
    public void An_unknown_property_is_refused_with_its_place()
    {
        var refusal = ModelText.Refused(ModelText.Changed("areas", model => ModelText.Indicator(model, 1, 2)["weigth"] = 3));
        refusal.Code.ShouldBe("profiles.model-not-valid");
        refusal.Reason.ShouldBe("Modelbestand test.json: $.groups[1].indicators[2].weigth is een onbekende eigenschap.");
    }

    [Fact]
    public void A_missing_property_is_refused_with_its_place() =>
        ModelText
            .Refused(ModelText.Changed("areas", model => ModelText.Indicator(model).Remove("reason")))
            .Reason.ShouldBe("Modelbestand test.json: $.groups[0].indicators[0].reason ontbreekt.");

    [Theory]
    [InlineData("normalisation", "\"ranked\"", "'ranked' bestaat niet")]
    [InlineData("weight", "0", "hoort een getal")]
    [InlineData("weight", "\"2\"", "hoort een getal")]
    [InlineData("measures", "[]", "hoort een lijst")]
    [InlineData("measures", "[\"DROP TABLE\"]", "hoort een cijfer te zijn")]
    [InlineData("title", "{\"nl\":\"x\"}", "title.en ontbreekt")]
    public void What_is_of_the_wrong_kind_is_refused(string property, string value, string reason) =>
        ModelText
            .Refused(ModelText.Changed("areas", model => ModelText.Indicator(model)[property] = JsonNode.Parse(value)))
            .Reason.ShouldContain(reason);

    [Theory]
    [InlineData("{", "regel 1")]
    [InlineData("{\n\"key\": \"a\",\n\"key\": \"b\"}", "geen geldige JSON")]
    [InlineData("[]", "hoort een object te zijn")]
    public void What_is_no_model_is_refused(string text, string reason) => ModelText.Refused(text).Reason.ShouldContain(reason);

    [Fact]
    public void An_indicator_cannot_count_twice_under_one_name() =>
        ModelText
            .Refused(
                ModelText.Changed("areas", model => ModelText.Indicator(model, 1, 1)["key"] = "misdrijven-per-1000-inwoners")
            )
            .Reason.ShouldContain("twee keer");

    [Fact]
    public void An_evaluation_after_the_stop_date_is_refused() =>
        ModelText
            .Refused(ModelText.Changed("areas", model => model["evaluateBy"] = "2029-01-01"))
            .Reason.ShouldContain("na de stopdatum");

    [Fact]
    public void A_sector_model_knows_only_judgements_and_counts() =>
        ModelText
            .Refused(ModelText.Changed("sectors", model => ModelText.Indicator(model, 1)["measures"] = new JsonArray("omzet")))
            .Reason.ShouldContain("bestaat niet voor branches");

    [Theory]
    [InlineData("goal", "doel")]
    [InlineData("success", "maat voor succes")]
    [InlineData("evaluateBy", "evaluatiedatum")]
    [InlineData("stopOn", "stopdatum")]
    public void A_model_without_a_promise_says_which_is_lacking(string property, string word) =>
        ModelText.Read("areas", model => model.Remove(property)).Lacking.ShouldBe([word]);

    [Fact]
    public void The_same_file_has_the_same_hash_and_another_has_another()
    {
        var text = ModelText.Shipped("areas");
        ModelText.Read(text).Hash.ShouldBe(ModelText.Read(text).Hash);
        ModelText.Read(text + "\n").Hash.ShouldNotBe(ModelText.Read(text).Hash);
    }

    [Fact]
    public void The_record_for_the_Algorithm_Register_keeps_to_the_standard()
    {
        var file = Baken.Tests.Sectors.SharedData.Find("standards/algoritmeregister/app__schemas__config__v1_0.json");
        if (file is null)
            Assert.Skip("The standard does not lie beside the tree.");
        var standard = JsonNode.Parse(File.ReadAllText(file!))!["properties"]!.AsObject();
        foreach (var key in new[] { "areas", "sectors" })
        {
            var model = ModelText.Read(ModelText.Shipped(key));
            var on = new ProfileDecision(model.Version, true, "reden", "iemand", DateTimeOffset.UnixEpoch);
            var record = AlgorithmRecord.Of(
                new Profile(model, new ProfileStanding(ProfileState.On, false, [on], false), null, null),
                "Gemeente Noorderhaaks",
                "https://baken.example"
            );
            record.Open.ShouldBe(["contact_email"]);
            foreach (var (name, value) in JsonNode.Parse(record.ToJson())!.AsObject())
            {
                var rule = standard[name].ShouldNotBeNull($"{name} is not in the standard");
                if (value is JsonValue text && rule["max_length"] is { } most)
                    text.GetValue<string>().Length.ShouldBeLessThanOrEqualTo(most.GetValue<int>(), name);
                if (value is not null && rule["permitted_values"] is JsonArray permitted)
                    foreach (var one in value as JsonArray ?? [value.DeepClone()])
                        permitted.Select(item => item!.GetValue<string>()).ShouldContain(one!.GetValue<string>(), name);
            }

            foreach (var (name, rule) in standard)
                if (rule!["required"] is JsonValue required && required.TryGetValue<bool>(out var must) && must)
                    record.Fields.Keys.ShouldContain(name);
        }
    }
}
