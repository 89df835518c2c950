using Baken.Areas;
using Baken.Kernel;
using Baken.Ui;
using static Baken.Kernel.Language;

namespace Baken.Sectors.Pages;

/// <summary>How this module's things look on the screen.</summary>
internal static class Screen
{
    public static Tone Tone(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Yes => Ui.Tone.Warning,
            Verdict.No => Ui.Tone.Success,
            Verdict.Unknown => Ui.Tone.Neutral,
        };

    public static ValueStatus OnScreen(this FigureStatus status) =>
        status switch
        {
            FigureStatus.Published => ValueStatus.Published,
            FigureStatus.Missing => ValueStatus.Missing,
            FigureStatus.Suppressed => ValueStatus.Suppressed,
        };

    public static string Text(this SectorFigure? figure, int decimals = 0, string? unit = null) =>
        figure is null ? Ui.Figures.Text(null) : Ui.Figures.Text(figure.Value, decimals, unit, figure.Status.OnScreen());

    public static string PluralOnScreen(this AreaLevel level) =>
        level switch
        {
            AreaLevel.Country => Say(level.Plural(), "countries"),
            AreaLevel.Municipality => Say(level.Plural(), "municipalities"),
            AreaLevel.District => Say(level.Plural(), "districts"),
            AreaLevel.Neighbourhood => Say(level.Plural(), "neighbourhoods"),
        };

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", IsEnglish ? English : Dutch);

    /// <summary>The node as people read it: 96.02.1 Haarverzorging.</summary>
    public static string Title(this SectorTree tree, SbiCode code) =>
        tree.Find(code) is { } node ? $"{code.Dotted} {node.NameOnScreen}" : code.Dotted;

    /// <summary>The lines of a picture with what they are called, their unit and how they were made.</summary>
    public static IReadOnlyList<ScreenLine> Lines(this SectorPicture picture) =>
        [
            new(Say("Vestigingen", "Establishments"), picture.Establishments, 0, "", ""),
            new(Say("Opgericht", "Opened"), picture.Opened, 0, "", ""),
            new(Say("Opgeheven", "Closed"), picture.Closed, 0, "", ""),
            new(Say("Faillissementen", "Bankruptcies"), picture.Bankruptcies, 0, "", ""),
            new(
                Say("Verloop", "Churn"),
                picture.Churn,
                1,
                "%",
                Say(
                    "(opgericht + opgeheven) / vestigingen × 100, van dezelfde codes en hetzelfde jaar",
                    "(opened + closed) / establishments × 100, of the same codes and year"
                )
            ),
            new(
                Say("Faillissementen per 1.000 vestigingen", "Bankruptcies per 1,000 establishments"),
                picture.BankruptcyRate,
                1,
                "",
                Say(
                    "faillissementen / vestigingen × 1.000, van dezelfde codes en hetzelfde jaar",
                    "bankruptcies / establishments × 1,000, of the same codes and year"
                )
            ),
            new(
                Say("Vestigingen per 1.000 inwoners", "Establishments per 1,000 inhabitants"),
                picture.Density,
                1,
                "",
                Say(
                    "vestigingen / inwoners × 1.000; inwoners van hetzelfde of het naaste jaar",
                    "establishments / inhabitants × 1,000; inhabitants of the same or the nearest year"
                )
            ),
        ];

    /// <summary>Where the area stands among the others.</summary>
    public static string Comparison(this ScreenLine line) =>
        line.Line.Comparison is { } among
            ? Say(
                $"mediaan van {Ui.Figures.Number(among.Areas)} gebieden: {Ui.Figures.Number(among.Median, line.Decimals)}; plaats {Ui.Figures.Number(among.Position)} van hoog naar laag",
                $"median of {Ui.Figures.Number(among.Areas)} areas: {Ui.Figures.Number(among.Median, line.Decimals)}; place {Ui.Figures.Number(among.Position)} from high to low"
            )
            : "";
}

/// <summary>A line of a picture with its words.</summary>
/// <param name="Formula">How it was made; empty for a count as published.</param>
internal sealed record ScreenLine(string Name, SectorLine Line, int Decimals, string Unit, string Formula);
