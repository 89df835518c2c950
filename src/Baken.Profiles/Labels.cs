using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Profiles;

/// <summary>The words of the screen for Profiles' enums, and the warning that goes with every score.</summary>
internal static class Labels
{
    /// <summary>Stands wherever a score stands.</summary>
    public static string NoEvidence =>
        Say(
            "Een score is geen bewijs tegen wie dan ook. Rang 1 vraagt om een blik, niet om een maatregel: een mens kijkt, weegt en besluit.",
            "A score is no evidence against anyone. Rank 1 asks for a look, not for a measure: a person looks, weighs and decides."
        );

    public static string Of(ProfileState state) =>
        state switch
        {
            ProfileState.Incomplete => Say("niet compleet", "incomplete"),
            ProfileState.Undecided => Say("nog niet besloten", "not decided yet"),
            ProfileState.On => Say("aan", "on"),
            ProfileState.Off => Say("uit", "off"),
            ProfileState.Stopped => Say("gestopt", "stopped"),
        };

    public static string Of(ProfileSubject subject) =>
        subject switch
        {
            ProfileSubject.Areas => Say("gebieden", "areas"),
            ProfileSubject.Sectors => Say("branches", "sectors"),
        };

    public static string Of(ProfileNormalisation normalisation) =>
        normalisation switch
        {
            ProfileNormalisation.PercentileRank => Say("aandeel lager scorende anderen", "share of others with a lower value"),
            ProfileNormalisation.MinMax => Say("laagste 0, hoogste 100", "lowest 0, highest 100"),
            ProfileNormalisation.ZScore => Say("afstand tot het gemiddelde", "distance to the mean"),
            ProfileNormalisation.Share => Say("ja 100, nee 0", "yes 100, no 0"),
        };

    public static string Of(ProfileAggregation aggregation) =>
        aggregation switch
        {
            ProfileAggregation.Arithmetic => Say("gewogen rekenkundig gemiddelde", "weighted arithmetic mean"),
            ProfileAggregation.Geometric => Say("gewogen meetkundig gemiddelde", "weighted geometric mean"),
        };

    public static string Of(ProfileDirection direction) =>
        direction switch
        {
            ProfileDirection.Up => Say("hoger geeft een hogere score", "higher gives a higher score"),
            ProfileDirection.Down => Say("hoger geeft een lagere score", "higher gives a lower score"),
        };

    public static string Of(ComparisonGroup comparison) =>
        comparison switch
        {
            ComparisonGroup.HomeMunicipality => Say(
                "de gebieden van de eigen gemeente; gemeenten met alle gemeenten",
                "the areas of the own municipality; municipalities with all municipalities"
            ),
            ComparisonGroup.All => Say("alles in deze installatie", "everything in this installation"),
        };

    public static string Of(IndicatorStatus status) => Of(status, IsEnglish, 1);

    public static string Of(IndicatorStatus status, bool english, int count) =>
        (status, english) switch
        {
            (IndicatorStatus.Counted, false) => "telt mee",
            (IndicatorStatus.Counted, true) => "counted",
            (IndicatorStatus.Missing, false) => count == 1 ? "ontbreekt" : "ontbreken",
            (IndicatorStatus.Missing, true) => "missing",
            (IndicatorStatus.Suppressed, false) => "afgeschermd",
            (IndicatorStatus.Suppressed, true) => "hidden",
            (IndicatorStatus.TooFew, false) => "noemer te klein",
            (IndicatorStatus.TooFew, true) => "denominator too small",
            (IndicatorStatus.Broader, false) => "alleen van een bredere groep",
            (IndicatorStatus.Broader, true) => "only of a broader group",
            (IndicatorStatus.NoSpread, false) => "niets om mee te vergelijken",
            (IndicatorStatus.NoSpread, true) => "nothing to compare with",
        };

    public static string Level(string level) =>
        AreaLevels.Parse(level) is { } area
            ? Say(Capital(area.Plural()), Capital(EnglishPlural(area)))
            : Say("Branches", "Sectors");

    public static string EnglishPlural(AreaLevel level) =>
        level switch
        {
            AreaLevel.Country => "countries",
            AreaLevel.Municipality => "municipalities",
            AreaLevel.District => "districts",
            AreaLevel.Neighbourhood => "neighbourhoods",
        };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
