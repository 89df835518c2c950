using System.Globalization;
using Baken.Kernel;

namespace Baken.Profiles.Computing;

/// <summary>
/// A score in one sentence, made from its contributions and nothing else: what raised it, what lowered it, what did not
/// count. The same numbers give the same sentence.
/// </summary>
internal static class Reasons
{
    /// <summary>This far from the middle of its comparison group a figure is worth naming.</summary>
    private const double WorthNaming = 10;
    private const int MostNamed = 3;

    public static string Say(ProfileModel model, ProfileTable table, SubjectScore score, bool english)
    {
        var left = NotCounted(model, score, english);
        if (score.Excluded is not null)
            return english ? "No score: this area is water." : "Geen score: dit gebied is water.";
        if (score is not { Score: { } points, Rank: { } rank })
            return Sentences(
                english
                    ? $"No score: {Percent(score.Present)}% of the weight counts and {Percent(model.MinimumPresent)}% is needed."
                    : $"Geen score: {Percent(score.Present)}% van het gewicht telt mee en {Percent(model.MinimumPresent)}% is nodig.",
                left
            );

        var pushes = score
            .Contributions.Where(one => one.Normalised is not null && one.Weight > 0)
            .Select(one => (One: one, Push: one.Weight * (one.Normalised!.Value - 50)))
            .ToList();
        var up = Named(
            pushes.Where(item => item.One.Normalised >= 50 + WorthNaming).OrderByDescending(item => item.Push),
            model,
            table,
            english
        );
        var down = Named(
            pushes.Where(item => item.One.Normalised <= 50 - WorthNaming).OrderBy(item => item.Push),
            model,
            table,
            english
        );
        var head = english
            ? $"Score {Number(points, 0, true)} of 100, rank {rank} of {Number(table.Ranked, 0, true)} {Plural(table.Level, true)}"
            : $"Score {Number(points, 0, false)} van 100, rang {rank} van {Number(table.Ranked, 0, false)} {Plural(table.Level, false)}";
        head +=
            up.Length > 0 ? (english ? $": mainly because of {up}." : $": vooral door {up}.")
            : english ? ": nothing stands out upwards."
            : ": niets springt er naar boven uit.";
        return Sentences(
            head,
            down.Length == 0 ? ""
                : english ? $"Lower because of {down}."
                : $"Lager door {down}.",
            left
        );
    }

    private static string Named(
        IEnumerable<(Contribution One, double Push)> pushes,
        ProfileModel model,
        ProfileTable table,
        bool english
    ) =>
        And(
            [
                .. pushes
                    .Take(MostNamed)
                    .Select(item =>
                    {
                        var indicator = model.Indicator(item.One.Indicator);
                        var isHigh = item.One.Normalised >= 50 == (indicator.Direction == ProfileDirection.Up);
                        var phrase = (isHigh ? indicator.High : indicator.Low).In(english);
                        if (indicator.Normalisation == ProfileNormalisation.Share || item.One.Value is not { } value)
                            return phrase;
                        var figure = Figure(value, indicator, english);
                        return table.Medians.GetValueOrDefault(indicator.Key) is { } median
                            ? $"{phrase} ({figure}; {(english ? "median" : "mediaan")} {Number(median, indicator.Decimals, english)})"
                            : $"{phrase} ({figure})";
                    }),
            ],
            english
        );

    private static string NotCounted(ProfileModel model, SubjectScore score, bool english)
    {
        var parts = score
            .Contributions.Where(one => one.Status != IndicatorStatus.Counted)
            .GroupBy(one => one.Status)
            .OrderBy(group => group.Key)
            .Select(group =>
            {
                List<string> titles = [.. group.Select(one => Lower(model.Indicator(one.Indicator).Title.In(english)))];
                var shown = titles.Take(MostNamed).ToList();
                if (titles.Count > MostNamed)
                    shown.Add(english ? $"{titles.Count - MostNamed} more" : $"nog {titles.Count - MostNamed}");
                return $"{And(shown, english)} ({Labels.Of(group.Key, english, titles.Count)})";
            })
            .ToList();
        return parts.Count == 0 ? ""
            : english ? $"Not counted: {string.Join("; ", parts)}."
            : $"Niet meegeteld: {string.Join("; ", parts)}.";
    }

    public static string Figure(double value, ProfileIndicator indicator, bool english)
    {
        var unit = indicator.Unit.In(english);
        var number = Number(value, indicator.Decimals, english);
        return unit == "%" ? number + "%" : $"{number} {unit}";
    }

    private static string Number(double value, int decimals, bool english) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero)
            .ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), english ? Language.English : Language.Dutch);

    private static string Percent(double share) => Number(Math.Floor(share * 100), 0, false);

    private static string Plural(string level, bool english) =>
        AreaLevels.Parse(level) is { } area
            ? english
                ? Labels.EnglishPlural(area)
                : area.Plural()
            : english
                ? "sectors"
                : "branches";

    private static string And(IReadOnlyList<string> parts, bool english) =>
        parts.Count < 2
            ? string.Concat(parts)
            : $"{string.Join(", ", parts.Take(parts.Count - 1))} {(english ? "and" : "en")} {parts[^1]}";

    private static string Lower(string title) =>
        title.Length > 1 && char.IsUpper(title[1]) ? title : char.ToLowerInvariant(title[0]) + title[1..];

    private static string Sentences(params IEnumerable<string> parts) => string.Join(' ', parts.Where(part => part.Length > 0));
}
