using System.Globalization;

namespace Baken.Ui;

/// <summary>What stands behind a figure: a published number, or the reason why there is none.</summary>
public enum ValueStatus
{
    Published,

    /// <summary>The source has no figure.</summary>
    Missing,

    /// <summary>There is a figure, but showing it could point at a person or a single business.</summary>
    Suppressed,
}

/// <summary>Numbers as text in the reader's culture.</summary>
public static class Figures
{
    public static string Number(double value, int decimals = 0) =>
        (Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0).ToString("N" + decimals, CultureInfo.CurrentCulture);

    /// <summary>The number with its unit, or the word for why it is not there. Never an empty cell and never a zero in disguise.</summary>
    public static string Text(double? value, int decimals = 0, string? unit = null, ValueStatus status = ValueStatus.Published) =>
        StatusOf(value, status) switch
        {
            ValueStatus.Missing => Words.Missing,
            ValueStatus.Suppressed => Words.Suppressed,
            ValueStatus.Published when unit is "%" => Number(value!.Value, decimals) + "%",
            ValueStatus.Published when unit is { Length: > 0 } => $"{Number(value!.Value, decimals)} {unit}",
            ValueStatus.Published => Number(value!.Value, decimals),
        };

    /// <summary>A difference: always with its sign, with a true minus.</summary>
    public static string Signed(double value, int decimals = 0)
    {
        var text = Number(Math.Abs(value), decimals);
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded > 0 ? "+" + text
            : rounded < 0 ? "\u2212" + text
            : text;
    }

    internal static ValueStatus StatusOf(double? value, ValueStatus status) =>
        status is ValueStatus.Published && (value is null || !double.IsFinite(value.Value)) ? ValueStatus.Missing : status;
}
