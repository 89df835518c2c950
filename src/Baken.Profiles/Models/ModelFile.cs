using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Baken.Kernel;

namespace Baken.Profiles.Models;

/// <summary>Reads a model from its JSON. Strict: a typing error is a refusal with its place, never a default.</summary>
internal static partial class ModelFile
{
    private static readonly Dictionary<string, ProfileSubject> Subjects = new()
    {
        ["areas"] = ProfileSubject.Areas,
        ["sectors"] = ProfileSubject.Sectors,
    };

    private static readonly Dictionary<string, ProfileAggregation> Aggregations = new()
    {
        ["arithmetic"] = ProfileAggregation.Arithmetic,
        ["geometric"] = ProfileAggregation.Geometric,
    };

    private static readonly Dictionary<string, ProfileNormalisation> Normalisations = new()
    {
        ["percentile-rank"] = ProfileNormalisation.PercentileRank,
        ["min-max"] = ProfileNormalisation.MinMax,
        ["z-score"] = ProfileNormalisation.ZScore,
        ["share"] = ProfileNormalisation.Share,
    };

    private static readonly Dictionary<string, ProfileDirection> Directions = new()
    {
        ["up"] = ProfileDirection.Up,
        ["down"] = ProfileDirection.Down,
    };

    private static readonly Dictionary<string, ComparisonGroup> Comparisons = new()
    {
        ["home-municipality"] = ComparisonGroup.HomeMunicipality,
        ["all"] = ComparisonGroup.All,
    };

    /// <param name="name">The name of the file, for the refusal.</param>
    public static Outcome<ProfileModel> Read(string name, string text, bool shipped)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var model = Model(ModelReader.Of(document.RootElement, "$"), text, shipped);
            return RedLines.Check(name, model) is { } refusal ? refusal : model;
        }
        catch (JsonException trouble)
        {
            return Refusals.ModelNotJson(name, (trouble.LineNumber ?? 0) + 1);
        }
        catch (ModelFault fault)
        {
            return Refusals.ModelNotValid(name, fault.Message);
        }
    }

    private static ProfileModel Model(ModelReader json, string text, bool shipped)
    {
        var subject = json.Choice("subject", Subjects);
        var model = new ProfileModel(
            Key(json, "key"),
            Matching(json, "version", VersionForm(), "hoort een jaar en een volgnummer te zijn: 2026-1"),
            subject,
            subject == ProfileSubject.Areas ? json.List("levels", Level) : [],
            json.Words("title"),
            json.Words("summary"),
            json.OptionalWords("goal"),
            json.OptionalWords("success"),
            json.Text("owner"),
            json.OptionalText("contact"),
            json.OptionalDay("evaluateBy"),
            json.OptionalDay("stopOn"),
            json.OptionalText("impactAssessment"),
            json.Text("legalBasis"),
            json.Words("proportionality"),
            json.Words("humanRole"),
            json.List("limits", (item, place) => Words(item, place)),
            json.Choice("aggregation", Aggregations),
            json.Number("minimumPresent", 0, 1),
            subject == ProfileSubject.Areas && json.Flag("excludeWater"),
            subject == ProfileSubject.Areas ? json.Choice("comparison", Comparisons) : ComparisonGroup.All,
            json.List("groups", (item, place) => Group(ModelReader.Of(item, place), subject)),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            text,
            shipped
        );
        json.End();
        Unique("$.groups", model.Groups.Select(group => group.Key));
        Unique("$.groups[].indicators", model.Indicators.Select(indicator => indicator.Key));
        Unique("$.levels", model.Levels.Select(level => level.Word()));
        if (model is { EvaluateBy: { } evaluate, StopOn: { } stop } && evaluate > stop)
            throw new ModelFault("$.evaluateBy", "ligt na de stopdatum");
        return model;
    }

    private static ProfileGroup Group(ModelReader json, ProfileSubject subject)
    {
        var group = new ProfileGroup(
            Key(json, "key"),
            json.Words("title"),
            json.Number("weight", 0.01, 1_000),
            json.Choice("aggregation", Aggregations),
            json.Number("minimumPresent", 0, 1),
            json.List("indicators", (item, place) => Indicator(ModelReader.Of(item, place), subject))
        );
        json.End();
        return group;
    }

    private static ProfileIndicator Indicator(ModelReader json, ProfileSubject subject)
    {
        var indicator = new ProfileIndicator(
            Key(json, "key"),
            json.Words("title"),
            json.Words("high"),
            json.Words("low"),
            json.Words("unit"),
            (int)json.Number("decimals", 0, 6),
            json.List("measures", (item, place) => MeasureOf(item, place, subject)),
            subject == ProfileSubject.Areas ? Per(json.OptionalObject("per")) : null,
            json.Choice("direction", Directions),
            json.Choice("normalisation", Normalisations),
            json.Number("weight", 0.01, 1_000),
            json.Words("reason"),
            json.Text("source"),
            json.OptionalWords("note")
        );
        json.End();
        Unique(json.Place("measures"), indicator.Measures.Select(measure => measure.ToString()));
        return indicator;
    }

    private static Denominator? Per(ModelReader? json)
    {
        if (json is null)
            return null;
        var per = new Denominator(
            new Measure(Matching(json, "measure", KeyForm(), "hoort de sleutel van een cijfer te zijn")),
            json.Number("times", 0.001, 1_000_000),
            json.Number("atLeast", 1, 1_000_000)
        );
        json.End();
        return per;
    }

    private static Measure MeasureOf(JsonElement item, string place, ProfileSubject subject)
    {
        var text = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
        if (!MeasureForm().IsMatch(text))
            throw new ModelFault(place, "hoort een cijfer te zijn: inwoners, of misdrijven/3.1.1");
        if (subject == ProfileSubject.Sectors && !SectorMeasures.All.Contains(text))
            throw new ModelFault(place, $"'{text}' bestaat niet voor branches; kies uit {string.Join(", ", SectorMeasures.All)}");
        return Measure.Parse(text);
    }

    private static AreaLevel Level(JsonElement item, string place) =>
        item.ValueKind == JsonValueKind.String && AreaLevels.Parse(item.GetString()) is { } level and not AreaLevel.Country
            ? level
            : throw new ModelFault(place, "hoort gemeente, wijk of buurt te zijn");

    private static Wording Words(JsonElement item, string place)
    {
        var json = ModelReader.Of(item, place);
        var words = new Wording(json.Text("nl"), json.Text("en"));
        json.End();
        return words;
    }

    private static string Key(ModelReader json, string name) =>
        Matching(json, name, KeyForm(), "hoort uit kleine letters, cijfers en streepjes te bestaan");

    private static string Matching(ModelReader json, string name, Regex form, string what)
    {
        var text = json.Text(name);
        return form.IsMatch(text) ? text : throw new ModelFault(json.Place(name), what);
    }

    private static void Unique(string place, IEnumerable<string> keys)
    {
        if (keys.CountBy(key => key).FirstOrDefault(pair => pair.Value > 1) is { Key: { } twice })
            throw new ModelFault(place, $"noemt '{twice}' twee keer");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,79}$")]
    private static partial Regex KeyForm();

    [GeneratedRegex("^20[0-9]{2}-[0-9]{1,3}$")]
    private static partial Regex VersionForm();

    [GeneratedRegex("^[a-z][a-z0-9-]{0,79}(/[A-Za-z0-9.:+-]{1,40})?$")]
    private static partial Regex MeasureForm();
}
