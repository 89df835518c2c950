using Baken.Ui;
using static Baken.Kernel.Language;

namespace Baken.Profiles.Pages;

/// <summary>How this module's things look on the screen.</summary>
internal static class Screen
{
    public static Tone Tone(this ProfileState state) =>
        state switch
        {
            ProfileState.On => Ui.Tone.Success,
            ProfileState.Off or ProfileState.Undecided => Ui.Tone.Neutral,
            ProfileState.Incomplete or ProfileState.Stopped => Ui.Tone.Warning,
        };

    public static ValueStatus OnScreen(this IndicatorStatus status) =>
        status switch
        {
            IndicatorStatus.Counted or IndicatorStatus.NoSpread => ValueStatus.Published,
            IndicatorStatus.Suppressed => ValueStatus.Suppressed,
            IndicatorStatus.Missing or IndicatorStatus.TooFew or IndicatorStatus.Broader => ValueStatus.Missing,
        };

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", IsEnglish ? English : Dutch);

    public static string Day(DateTimeOffset moment) => Day(Switching.Today.Of(moment));

    public static string Percent(double share) => Ui.Figures.Number(Math.Floor(share * 100), 0) + "%";

    /// <summary>A raw value with its unit; a judgement as a word.</summary>
    public static string Value(this ProfileIndicator indicator, double value) =>
        indicator.Normalisation == ProfileNormalisation.Share
            ? value >= 0.5
                ? Say("ja", "yes")
                : Say("nee", "no")
            : Ui.Figures.Text(value, indicator.Decimals, indicator.Unit.OnScreen);

    /// <summary>How the figure is made: misdrijven / inwoners × 1.000 (vanaf 200).</summary>
    public static string Formula(this ProfileIndicator indicator)
    {
        var above = string.Join(" + ", indicator.Measures);
        return indicator.Per is not { } per
            ? above
            : $"{above} / {per.Measure} × {Ui.Figures.Number(per.Times)} ({Say("vanaf", "from")} {Ui.Figures.Number(per.AtLeast)})";
    }
}
