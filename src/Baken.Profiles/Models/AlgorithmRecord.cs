using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Baken.Kernel;

namespace Baken.Profiles.Models;

/// <summary>
/// A model as the Dutch Algorithm Register wants it: publication standard 1.0 (MinBZK/Algoritmeregister), its fields and
/// lengths, always in Dutch. What only the municipality can say is left open, and named.
/// </summary>
internal sealed record AlgorithmRecord(IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>The longest text per field.</summary>
    public static IReadOnlyDictionary<string, int> Longest { get; } =
        new Dictionary<string, int>
        {
            ["name"] = 100,
            ["description_short"] = 400,
            ["organization"] = 100,
            ["contact_email"] = 500,
            ["website"] = 500,
            ["url"] = 500,
            ["goal"] = 2_500,
            ["proportionality"] = 2_500,
            ["human_intervention"] = 2_500,
            ["risks"] = 2_500,
            ["lawful_basis"] = 2_500,
            ["impacttoetsen"] = 2_500,
            ["source_data"] = 2_500,
            ["methods_and_models"] = 5_000,
            ["provider"] = 200,
            ["source_id"] = 100,
            ["tags"] = 2_500,
        };

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>The required fields that the municipality still has to fill in.</summary>
    public IReadOnlyList<string> Open => [.. Municipal.Where(name => Fields[name] is null or "")];

    private static readonly string[] Municipal = ["organization", "contact_email"];

    public string ToJson() => JsonSerializer.Serialize(Fields, Options);

    /// <param name="place">Where this installation can be found: https://baken.example.nl.</param>
    public static AlgorithmRecord Of(Profile profile, string? organisation, string place)
    {
        var model = profile.Model;
        var switchedOn = profile.Standing.Decisions.LastOrDefault(decision => decision.On);
        var state = profile.Standing.State;
        var fields = new Dictionary<string, object?>
        {
            ["name"] = model.Title.Nl,
            ["description_short"] = model.Summary.Nl,
            ["organization"] = organisation,
            ["category"] = new[] { "Openbare orde en veiligheid" },
            ["status"] =
                state == ProfileState.On ? "In gebruik"
                : state == ProfileState.Stopped || switchedOn is not null ? "Buiten gebruik"
                : "In ontwikkeling",
            ["begin_date"] = switchedOn is null ? null : Month(Switching.Today.Of(switchedOn.At)),
            ["end_date"] = End(profile, switchedOn is not null),
            ["contact_email"] = model.Contact,
            ["website"] = null,
            ["publication_category"] = "Impactvolle algoritmes",
            ["url"] = place + Pages.Addresses.Card(model.Key),
            ["goal"] = Text(model.Goal?.Nl, model.Success is { } success ? $"Maat voor succes: {success.Nl}" : null),
            ["proportionality"] = model.Proportionality.Nl,
            ["human_intervention"] = model.HumanRole.Nl,
            ["risks"] = Text([.. model.Limits.Select(limit => limit.Nl)]),
            ["lawful_basis"] = model.LegalBasis,
            ["impacttoetsen"] = model.ImpactAssessment ?? "Nog te doen door de gemeente.",
            ["source_data"] = Text([
                .. model.Indicators.Select(indicator => $"{indicator.Title.Nl}: {indicator.Source}").Distinct(),
            ]),
            ["methods_and_models"] = Text([
                $"Samengestelde score van 0 tot 100 ({model.Key}, versie {model.Version}): {Dutch(model.Aggregation)} van de dimensies. "
                    + $"Ten minste {(model.MinimumPresent * 100).ToString("0", Language.Dutch)}% van het gewicht moet aanwezig zijn; "
                    + "wat ontbreekt telt niet als nul. Er wordt niets geleerd uit gegevens en niets geloot.",
                .. model.Groups.Select(group =>
                    $"{group.Title.Nl} (gewicht {group.Weight.ToString("0.##", Language.Dutch)}): "
                    + string.Join(
                        "; ",
                        group.Indicators.Select(indicator =>
                            $"{indicator.Title.Nl} (gewicht {indicator.Weight.ToString("0.##", Language.Dutch)})"
                        )
                    )
                    + "."
                ),
            ]),
            ["provider"] = "Baken (EUPL-1.2)",
            ["publiccode"] = null,
            ["lang"] = "nld",
            ["standard_version"] = "1.0",
            ["source_id"] = $"baken-{model.Key}-{model.Version}",
            ["tags"] = "ondermijning, gebieden, branches, samengestelde score",
        };
        foreach (var (name, most) in Longest)
            if (fields[name] is string { } text && text.Length > most)
                fields[name] = text[..(most - 1)] + "…";
        return new AlgorithmRecord(fields);
    }

    private static string? End(Profile profile, bool wasOn) =>
        !wasOn ? null
        : profile.Standing.State == ProfileState.Stopped && profile.Model.StopOn is { } stop ? Month(stop)
        : profile.Standing.State == ProfileState.Off ? Month(Switching.Today.Of(profile.Standing.Decisions[0].At))
        : null;

    private static string Dutch(ProfileAggregation aggregation) =>
        aggregation switch
        {
            ProfileAggregation.Arithmetic => "gewogen rekenkundig gemiddelde",
            ProfileAggregation.Geometric => "gewogen meetkundig gemiddelde",
        };

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Text(params IReadOnlyList<string?> parts) =>
        string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));
}
