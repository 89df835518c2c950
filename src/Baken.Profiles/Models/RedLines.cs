using System.Text.RegularExpressions;
using Baken.Areas;
using Baken.Kernel;

namespace Baken.Profiles.Models;

/// <summary>
/// What no model may hold, whoever wrote it: figures on nationality, origin, ethnicity, religion or language or made to
/// stand for them, and figures on persons and households. Inhabitants may stand below the line, to divide by.
/// </summary>
internal static partial class RedLines
{
    /// <summary>Themes of the catalogue whose figures describe who lives somewhere.</summary>
    private static readonly HashSet<string> PopulationThemes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Bevolking",
        "Huishoudens",
        "Inkomen",
        "Opleiding",
        "Arbeid",
        "Sociale zekerheid en zorg",
    };

    /// <summary>Dividing by a part of the population would bring its composition in by the back door.</summary>
    private static readonly HashSet<string> Denominators =
    [
        "inwoners",
        "vestigingen",
        "woningen",
        "oppervlakte",
        "oppervlakte-land",
    ];

    /// <summary>What the words of the file itself tell.</summary>
    public static Refusal? Check(string name, ProfileModel model)
    {
        foreach (var indicator in model.Indicators)
        {
            foreach (var text in Texts(indicator))
                if (Forbidden().Match(text) is { Success: true } found)
                    return Refusals.ForbiddenIndicator(name, indicator.Key, found.Value);
            // What there is to know about sectors is a closed list already; one criterion asks whether training is needed.
            if (model.Subject != ProfileSubject.Areas)
                continue;
            foreach (var text in indicator.Measures.Select(measure => measure.ToString()).Append(indicator.Key))
                if (Population().Match(text) is { Success: true } found)
                    return Refusals.IndicatorOnPersons(name, indicator.Key, found.Value);
            if (indicator.Per is { } per && !Denominators.Contains(per.Measure.Indicator))
                return Refusals.DenominatorNotAllowed(name, indicator.Key, per.Measure.Indicator);
        }

        return null;
    }

    /// <summary>What the catalogue of this installation tells about the figures that the file names.</summary>
    public static Refusal? Check(string name, ProfileModel model, Catalogue catalogue)
    {
        if (model.Subject != ProfileSubject.Areas)
            return null;
        foreach (var indicator in model.Indicators)
        foreach (var measure in indicator.Measures)
            if (catalogue.Indicators.TryGetValue(measure.Indicator, out var known))
            {
                if (known.ContextOnly)
                    return Refusals.ContextOnly(name, indicator.Key, known.Label);
                if (PopulationThemes.Contains(known.Theme))
                    return Refusals.IndicatorOnPersons(name, indicator.Key, known.Label);
            }

        return null;
    }

    private static IEnumerable<string> Texts(ProfileIndicator indicator) =>
        [
            indicator.Key,
            indicator.Title.Nl,
            indicator.Title.En,
            .. indicator.Measures.Select(measure => measure.ToString()),
            indicator.Per?.Measure.ToString() ?? "",
        ];

    [GeneratedRegex(
        @"nationalit\w*|herkomst\w*|afkomst\w*|afstamming\w*|etni\w*|ethni\w*|geboorteland\w*|geboren|birth|origin\w*|descent|"
            + @"\bras\b|race|huidskleur|migra\w*|immigra\w*|allochto\w*|autochto\w*|westers\w*|western|buitenland\w*|foreign\w*|"
            + @"religi\w*|geloof\w*|godsdienst\w*|kerk\w*|moskee\w*|islam\w*|moslim\w*|christ\w*|joods\w*|"
            + @"\btaal|\btalen\b|moedertaal|thuistaal|language\w*|achternaam|voornaam|surname|woonwagen\w*|\broma\b|\bsinti\b|caravan\w*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Forbidden();

    [GeneratedRegex(
        @"^inwoners\b(?!-per)|inwoners-|^bevolking|persoon|personen\b|huishoud|gezin(nen)?\b|verdachte|dader|cliënt|client|kinderen|jongeren|"
            + @"ouderen|uitkering|bijstand|wmo|jeugdzorg|\baow\b|inkomen|vermogen|schuld|opleiding|werkloos|sociaal-minimum|bsn|"
            + @"geboorte|sterfte|mannen|vrouwen|gehuwd|gescheiden|ongehuwd|verweduwd",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Population();
}
