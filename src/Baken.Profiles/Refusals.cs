using Baken.Kernel;

namespace Baken.Profiles;

/// <summary>Every "no" of Profiles.</summary>
public static class Refusals
{
    public const int ShortestReason = 10;
    public const int LongestReason = 2_000;

    public static Refusal ModelNotJson(string file, long line) =>
        new(
            "profiles.model-not-json",
            $"Modelbestand {file} is geen geldige JSON: regel {line}.",
            "Een eigenschap mag niet twee keer voorkomen; commentaar is niet toegestaan."
        );

    public static Refusal ModelNotValid(string file, string what) =>
        new("profiles.model-not-valid", $"Modelbestand {file}: {what}", "Vergelijk het met een meegeleverd model.");

    public static Refusal ModelTwice(string file, ProfileModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(
            "profiles.model-twice",
            $"Modelbestand {file}: versie {model.Version} van '{model.Key}' is er al.",
            "Een gewijzigd model is een nieuwe versie."
        );
    }

    public static Refusal ForbiddenIndicator(string file, string indicator, string word) =>
        new(
            "profiles.forbidden-indicator",
            $"Modelbestand {file}: indicator '{indicator}' gaat over '{word}'.",
            "Nationaliteit, herkomst, etniciteit, godsdienst, taal en wat daarvoor in de plaats komt zijn in geen enkel model toegestaan."
        );

    public static Refusal IndicatorOnPersons(string file, string indicator, string word) =>
        new(
            "profiles.indicator-on-persons",
            $"Modelbestand {file}: indicator '{indicator}' gaat over personen of huishoudens ('{word}').",
            "Een profiel gaat over gebieden en branches. Wie er woont, is geen indicator."
        );

    public static Refusal DenominatorNotAllowed(string file, string indicator, string measure) =>
        new(
            "profiles.denominator-not-allowed",
            $"Modelbestand {file}: indicator '{indicator}' deelt door '{measure}'.",
            "Delen kan door inwoners, vestigingen, woningen, oppervlakte of oppervlakte-land."
        );

    public static Refusal ContextOnly(string file, string indicator, string label) =>
        new(
            "profiles.context-only",
            $"Modelbestand {file}: indicator '{indicator}' gebruikt '{label}', dat alleen als achtergrond getoond mag worden.",
            "Kies een ander cijfer."
        );

    public static Refusal NoSuchProfile(string key) =>
        new("profiles.no-such-profile", $"Profiel '{key}' is niet bekend.", "Kijk in de lijst van profielen.");

    public static Refusal NoEdition(string key) =>
        new(
            "profiles.no-edition",
            $"Profiel '{key}' is nog niet berekend.",
            "Schakel het in, of draai ./baken profile; er moeten cijfers zijn ingelezen."
        );

    public static Refusal NoSuchLevel(string key, string level) =>
        new("profiles.no-such-level", $"Profiel '{key}' kent geen uitkomst per {level}.", "Kies een niveau uit het model.");

    public static Refusal NoSuchSubject(string key, string subject) =>
        new(
            "profiles.no-such-subject",
            $"Profiel '{key}' kent geen uitkomst voor '{subject}'.",
            "Kijk in de lijst van uitkomsten."
        );

    public static Refusal MayNotSwitch { get; } =
        new("profiles.may-not-switch", "U mag geen profielen in- of uitschakelen.", "Dat doen informatieanalist en coördinator.");

    public static Refusal NotComplete(ProfileModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(
            "profiles.not-complete",
            $"Profiel '{model.Key}' kan niet aan: er ontbreekt {string.Join(", ", model.Lacking)}.",
            "Een model werkt pas met een doel, een maat voor succes, een evaluatiedatum en een stopdatum."
        );
    }

    public static Refusal PastStopDate(ProfileModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(
            "profiles.past-stop-date",
            $"De stopdatum van profiel '{model.Key}' is voorbij.",
            "Evalueer het model en maak een nieuwe versie met een nieuwe stopdatum."
        );
    }

    public static Refusal NothingChosen { get; } = new("profiles.nothing-chosen", "Er is niets gekozen.", "Kies aan of uit.");

    public static Refusal AlreadyOn { get; } = new("profiles.already-on", "Dit profiel staat al aan.");

    public static Refusal AlreadyOff { get; } = new("profiles.already-off", "Dit profiel staat al uit.");

    public static Refusal ReasonTooShort { get; } =
        new(
            "profiles.reason-too-short",
            "De reden ontbreekt of is te kort.",
            $"Schrijf in ten minste {ShortestReason} tekens waarom u dit besluit."
        );

    public static Refusal ReasonTooLong { get; } =
        new("profiles.reason-too-long", "De reden is te lang.", $"Gebruik hoogstens {LongestReason} tekens.");
}
