using System.Globalization;

namespace Baken.Ui;

/// <summary>A linear axis: where on the drawing a value lies, and round ticks to label it by.</summary>
internal sealed class Scale
{
    public Scale(double minimum, double maximum)
    {
        if (!(maximum > minimum))
            maximum = minimum + 1;
        Minimum = minimum;
        Maximum = maximum;
    }

    public double Minimum { get; }
    public double Maximum { get; }

    public double Fraction(double value) => Math.Clamp((value - Minimum) / (Maximum - Minimum), 0, 1);

    /// <summary>An axis that starts and ends on round numbers, with about <paramref name="count"/> steps.</summary>
    public static (Scale Scale, IReadOnlyList<double> Ticks, int Decimals) Round(double minimum, double maximum, int count = 4)
    {
        if (!(maximum > minimum))
            maximum = minimum + 1;
        var rough = (maximum - minimum) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step =
            (rough / power) switch
            {
                <= 1 => 1,
                <= 2 => 2,
                <= 2.5 => 2.5,
                <= 5 => 5,
                _ => 10,
            } * power;
        var first = Math.Floor(minimum / step) * step;
        var last = Math.Ceiling(maximum / step) * step;
        var ticks = new List<double>();
        for (var i = 0; first + i * step <= last + step / 2; i++)
            ticks.Add(first + i * step);
        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 6);
        if (Math.Abs(step * Math.Pow(10, decimals) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6)
            decimals++;
        return (new Scale(first, last), ticks, decimals);
    }

    /// <summary>A fraction as an SVG percentage: a length that needs no style attribute and no view box.</summary>
    public static string Percent(double fraction) => (fraction * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
