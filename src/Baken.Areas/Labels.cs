using Baken.Kernel;

namespace Baken.Areas;

/// <summary>The words of the screen for Areas' enums.</summary>
internal static class Labels
{
    public static string Of(FigureStatus status) =>
        status switch
        {
            FigureStatus.Published => Language.Say("gepubliceerd", "published"),
            FigureStatus.Missing => Language.Say("ontbreekt", "missing"),
            FigureStatus.Suppressed => Language.Say(
                "afgeschermd: een te klein aantal, of een aantal waarmee dat terug te rekenen is",
                "hidden: too small a count, or one with which such a count could be computed back"
            ),
        };

    public static string Of(AreaLevel level) =>
        level switch
        {
            AreaLevel.Country => Language.Say("land", "country"),
            AreaLevel.Municipality => Language.Say("gemeente", "municipality"),
            AreaLevel.District => Language.Say("wijk", "district"),
            AreaLevel.Neighbourhood => Language.Say("buurt", "neighbourhood"),
        };

    public static string Plural(AreaLevel level) =>
        level switch
        {
            AreaLevel.Country => Language.Say("landen", "countries"),
            AreaLevel.Municipality => Language.Say("gemeenten", "municipalities"),
            AreaLevel.District => Language.Say("wijken", "districts"),
            AreaLevel.Neighbourhood => Language.Say("buurten", "neighbourhoods"),
        };

    public static string Capital(string word) => word.Length == 0 ? word : char.ToUpper(word[0], Language.Dutch) + word[1..];
}
