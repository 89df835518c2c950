using Baken.Kernel;

namespace Baken.Sectors;

/// <summary>Every "no" of Sectors.</summary>
public static class Refusals
{
    public const int ShortestReason = 10;

    public static Refusal NoSuchSector(string key) =>
        new("sectors.no-such-sector", $"Branche '{key}' is niet bekend.", "Kijk in de lijst van kwetsbare branches.");

    public static Refusal NoSuchCriterion(string key) =>
        new(
            "sectors.no-such-criterion",
            $"Criterium '{key}' bestaat niet.",
            $"Kies uit: {string.Join(", ", Criteria.All.Select(criterion => criterion.Key))}."
        );

    public static Refusal NotAnSbiCode(string text) =>
        new(
            "sectors.not-an-sbi-code",
            $"'{text}' is geen SBI-code.",
            "Een code is een letter of twee tot vijf cijfers, met of zonder punten, van editie 2008 of 2025."
        );

    public static Refusal NotAnSbiEdition(int edition) =>
        new("sectors.not-an-sbi-edition", $"SBI {edition} is geen editie.", "Kies 2008 of 2025.");

    public static Refusal NoSuchSbiCode(SbiCode code) =>
        new(
            "sectors.no-such-sbi-code",
            $"SBI {code.Edition} kent in deze installatie geen code {code.Dotted}.",
            "Zoek de code in de SBI, of lees eerst de indeling van deze editie in."
        );

    public static Refusal MayNotJudge { get; } =
        new(
            "sectors.may-not-judge",
            "U mag geen oordelen over branches vastleggen.",
            "Dat doen informatieanalist, branchemanager en coördinator."
        );

    public static Refusal VerdictMissing { get; } =
        new("sectors.verdict-missing", "Er is geen oordeel gekozen.", "Kies ja, nee of onbekend.");

    public static Refusal ReasonTooShort { get; } =
        new(
            "sectors.reason-too-short",
            "De reden ontbreekt of is te kort.",
            $"Schrijf in ten minste {ShortestReason} tekens waarom u dit vastlegt."
        );

    public static Refusal EvidenceMissing { get; } =
        new(
            "sectors.evidence-missing",
            "Een oordeel ja of nee vraagt bewijs in woorden.",
            "Schrijf wat er gevonden is, of kies onbekend."
        );

    public static Refusal ReviewNotAhead { get; } =
        new("sectors.review-not-ahead", "De herzieningsdatum ligt niet in de toekomst.", "Kies een dag na vandaag.");

    public static Refusal TooLong(string what, int most) =>
        new("sectors.too-long", $"{what} is te lang.", $"Gebruik hoogstens {most} tekens.");

    public static Refusal KeyNotValid { get; } =
        new(
            "sectors.key-not-valid",
            "De sleutel is niet bruikbaar.",
            "Gebruik 2 tot 60 kleine letters, cijfers en streepjes, beginnend met een letter: vapewinkels."
        );

    public static Refusal KeyTaken(string key) =>
        new("sectors.key-taken", $"Er is al een branche met de sleutel '{key}'.", "Kies een andere sleutel.");

    public static Refusal NameMissing { get; } = new("sectors.name-missing", "De naam ontbreekt.", "Vul een naam in.");

    public static Refusal CodesMissing { get; } =
        new("sectors.codes-missing", "Er staat geen SBI-code bij.", "Vul ten minste één code in, van SBI 2008 of SBI 2025.");
}
