using System.Globalization;
using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Sources;

/// <summary>The words of the screen for Sources' enums, dates and sizes.</summary>
public static class SourceWords
{
    public static string Of(Controller controller) =>
        controller switch
        {
            Controller.College => Say("College van burgemeester en wethouders", "Municipal executive (college)"),
            Controller.Mayor => Say("Burgemeester", "Mayor"),
        };

    public static string Of(IndicatorKind kind) =>
        kind switch
        {
            IndicatorKind.Count => Say("aantal", "count"),
            IndicatorKind.Share => Say("aandeel", "share"),
            IndicatorKind.Mean => Say("gemiddelde of bedrag", "mean or amount"),
            IndicatorKind.Rate => Say("verhouding", "rate"),
            IndicatorKind.Quantity => Say("hoeveelheid", "quantity"),
            IndicatorKind.Class => Say("klasse", "class"),
        };

    public static string Of(AreaLevel level) =>
        level switch
        {
            AreaLevel.Country => Say("land", "country"),
            AreaLevel.Municipality => Say("gemeente", "municipality"),
            AreaLevel.District => Say("wijk", "district"),
            AreaLevel.Neighbourhood => Say("buurt", "neighbourhood"),
        };

    public static string Of(IReadOnlyList<AreaLevel> levels) =>
        levels.Count == 0 ? Say("geen gebied", "no area") : string.Join(", ", levels.Select(Of));

    /// <summary>The day, as people write it: 24 november 2026.</summary>
    public static string Day(DateTimeOffset at) => at.ToLocalTime().ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>The day and the time of it.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.ToLocalTime().ToString(Say("d MMMM yyyy 'om' HH:mm", "d MMMM yyyy 'at' HH:mm"), CultureInfo.CurrentCulture);

    /// <summary>Years in a row become one span: 2019–2023, 2025.</summary>
    public static string Years(IEnumerable<int> years)
    {
        var spans = new List<(int First, int Last)>();
        foreach (var year in years.Distinct().Order())
            if (spans.Count > 0 && spans[^1].Last == year - 1)
                spans[^1] = (spans[^1].First, year);
            else
                spans.Add((year, year));
        return string.Join(", ", spans.Select(span => span.First == span.Last ? $"{span.First}" : $"{span.First}–{span.Last}"));
    }

    public static string Size(long bytes) =>
        bytes switch
        {
            >= 1L << 30 => Number(bytes / (double)(1L << 30)) + " GB",
            >= 1L << 20 => Number(bytes / (double)(1L << 20)) + " MB",
            >= 1L << 10 => Number(bytes / (double)(1L << 10)) + " kB",
            _ => bytes.ToString(CultureInfo.CurrentCulture) + " bytes",
        };

    private static string Number(double value) => value.ToString(value < 10 ? "0.#" : "0", CultureInfo.CurrentCulture);
}
