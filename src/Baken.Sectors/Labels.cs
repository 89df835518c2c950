using Baken.Areas;
using static Baken.Kernel.Language;

namespace Baken.Sectors;

/// <summary>The words of this module for its states, on the screen and in files.</summary>
internal static class Labels
{
    public static string Label(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Yes => Say("ja", "yes"),
            Verdict.No => Say("nee", "no"),
            Verdict.Unknown => Say("onbekend", "unknown"),
        };

    public static string Label(this CodeStanding standing) =>
        standing switch
        {
            CodeStanding.Recalled => Say("nog te toetsen", "to be checked"),
            CodeStanding.Confirmed => Say("gelezen in gepubliceerde lijst", "read in a published list"),
            CodeStanding.Own => Say("gekozen door de gemeente", "chosen by the municipality"),
        };

    public static string Label(this FigureStatus status) =>
        status switch
        {
            FigureStatus.Published => Say("gepubliceerd", "published"),
            FigureStatus.Missing => Say("ontbreekt", "missing"),
            FigureStatus.Suppressed => Say("afgeschermd", "suppressed"),
        };

    public static string Label(this FigureReach reach) =>
        reach switch
        {
            FigureReach.Exact => Say("precies deze codes", "exactly these codes"),
            FigureReach.Higher => Say("alleen een hogere groep", "a higher group only"),
            FigureReach.Scattered => Say("alleen verschillende hogere groepen", "different higher groups only"),
            FigureReach.None => Say("geen cijfers", "no figures"),
        };

    public static string Label(this SectorMatch match) =>
        match switch
        {
            SectorMatch.Code => Say("code", "code"),
            SectorMatch.CodePrefix => Say("begin van de code", "start of the code"),
            SectorMatch.WordStart => Say("begin van een woord", "start of a word"),
            SectorMatch.Contained => Say("in een woord", "inside a word"),
        };

    /// <summary>The word of a level, as CBS has it in Dutch.</summary>
    public static string LevelLabel(string level) =>
        level switch
        {
            "kwb-groep" => Say("KWB-groep", "KWB group"),
            "sectie" => Say("sectie", "section"),
            "afdeling" => Say("afdeling", "division"),
            "groep" => Say("groep", "group"),
            "klasse" => Say("klasse", "class"),
            "subklasse" => Say("subklasse", "subclass"),
            _ => level,
        };
}
