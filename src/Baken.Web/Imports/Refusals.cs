using Baken.Kernel;
using Baken.Sources;

namespace Baken.Web.Imports;

/// <summary>Every "no" of handing over files.</summary>
internal static class Refusals
{
    public const string Expired = "uploads.expired";
    public const string None = "uploads.no-files";
    public const string Large = "uploads.too-large";
    public const string Many = "uploads.too-many";
    public const string Full = "uploads.full";
    public const string Source = "uploads.no-source";
    public const string Year = "uploads.year";
    public const string Broken = "uploads.broken";

    public static Refusal? Of(string? code, UploadLimits limits) =>
        code switch
        {
            Expired => new(Expired, "Het formulier was verlopen.", "Kies de bestanden opnieuw en verstuur nog eens."),
            None => new(None, "Er is geen bestand gekozen.", "Kies ten minste één bestand."),
            Large => new(
                Large,
                $"De bestanden zijn samen groter dan {SourceWords.Size(limits.MaxBytes)}.",
                "Pak ze in (.zip of .gz), of lees ze op de opdrachtregel in. Er is niets bewaard."
            ),
            Many => new(
                Many,
                $"Het zijn meer dan {limits.MaxFiles} bestanden.",
                "Doe ze samen in één .zip, of lees ze in delen in."
            ),
            Full => new(
                Full,
                "Er staan te veel bestanden klaar die nog niet zijn ingelezen.",
                "Lees ze eerst in of gooi ze weg; na een dag verdwijnen ze vanzelf."
            ),
            Source => new(Source, "De bron is niet bekend.", "Kies een bron uit de lijst."),
            Year => new(Year, "Het jaar is geen jaartal.", "Geef vier cijfers, tussen 1900 en 2100, of laat het leeg."),
            Broken => new(Broken, "De bestanden kwamen niet heel aan.", "Probeer het nog eens."),
            _ => null,
        };

    public static Refusal NotAMapping =>
        new(
            "uploads.not-a-mapping",
            "Het bestand is geen toewijzing.",
            "Kies een toewijzing die eerder als bestand is bewaard (.json)."
        );

    public static Refusal Busy =>
        new("uploads.busy", "Er wordt al te veel tegelijk ingelezen.", "Wacht tot er een klaar is en probeer het nog eens.");

    public static Refusal Bug(string number) =>
        new(
            "uploads.bug",
            "Er ging iets mis in Baken, niet door u. Er is niets half ingelezen.",
            $"Geef de beheerder dit nummer: {number}."
        );
}
