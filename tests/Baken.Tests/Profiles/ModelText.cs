using System.Text.Json.Nodes;
using Baken.Profiles;
using Baken.Profiles.Models;

namespace Baken.Tests.Profiles;

/// <summary>Model files for tests: a shipped one with something changed, or a small one.</summary>
internal static class ModelText
{
    public static string Shipped(string key) =>
        ModelLibrary.Shipped.Single(file => file.Name.StartsWith(key, StringComparison.Ordinal)).Text;

    public static string Changed(string key, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Shipped(key))!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    public static ProfileModel Read(string text)
    {
        var outcome = ModelFile.Read("test.json", text, shipped: true);
        outcome.Refusal.ShouldBeNull();
        return outcome.Value;
    }

    public static ProfileModel Read(string key, Action<JsonObject> change) => Read(Changed(key, change));

    public static Refusal Refused(string text) => ModelFile.Read("test.json", text, shipped: false).Refusal.ShouldNotBeNull();

    public static JsonObject Indicator(JsonObject model, int group = 0, int indicator = 0) =>
        model["groups"]![group]!["indicators"]![indicator]!.AsObject();

    /// <summary>One group of plain figures a, b, c …, all of them upwards.</summary>
    public static ProfileModel Small(
        string measures,
        ProfileAggregation aggregation = ProfileAggregation.Arithmetic,
        ProfileNormalisation normalisation = ProfileNormalisation.PercentileRank,
        double minimumPresent = 0,
        Denominator? per = null
    )
    {
        var model = Read(Shipped("areas"));
        var any = model.Indicators.First();
        return model with
        {
            Levels = [AreaLevel.District],
            Aggregation = aggregation,
            MinimumPresent = minimumPresent,
            Groups =
            [
                .. measures
                    .Split('|')
                    .Select(
                        (group, index) =>
                            new ProfileGroup(
                                $"groep-{index}",
                                new Wording("Groep", "Group"),
                                index + 1,
                                aggregation,
                                0,
                                [
                                    .. group
                                        .Split(' ')
                                        .Select(
                                            (measure, place) =>
                                                any with
                                                {
                                                    Key = measure,
                                                    Title = new Wording($"Cijfer {measure}", $"Figure {measure}"),
                                                    High = new Wording($"veel {measure}", $"much {measure}"),
                                                    Low = new Wording($"weinig {measure}", $"little {measure}"),
                                                    Unit = new Wording("stuks", "pieces"),
                                                    Decimals = 0,
                                                    Measures = [Measure.Parse(measure)],
                                                    Per = per,
                                                    Normalisation = normalisation,
                                                    Weight = place + 1,
                                                }
                                        ),
                                ]
                            )
                    ),
            ],
        };
    }
}
