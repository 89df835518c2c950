using AreaStatistics;
using Baken.Kernel;
using Indicator = Baken.Sources.Indicator;
using IndicatorKind = Baken.Sources.IndicatorKind;

namespace Baken.Areas.Editions;

/// <summary>
/// Hides counts that are too small to show, and those with which they could be computed back: along the hierarchy of areas
/// (<see cref="Suppression"/>), along the parts of a breakdown, and through a measure that tells the same thing otherwise.
/// </summary>
internal static class SmallCounts
{
    /// <summary>Who knows the one and the whole knows the other: hidden together.</summary>
    private static readonly (string Count, string Teller)[] Tellers =
    [
        ("vestigingen", "vestigingen-aandeel"),
        ("vestigingen", "vestigingen-per-1000-inwoners"),
        ("misdrijven", "misdrijven-per-1000-inwoners-bron"),
    ];

    public static void Hide(
        FigureOverlay overlay,
        IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas,
        IReadOnlyDictionary<string, Indicator> indicators
    )
    {
        var groups = overlay
            .Columns.Where(item =>
                indicators.GetValueOrDefault(item.Key.Measure.Indicator) is { Kind: IndicatorKind.Count, SuppressBelow: > 0 }
            )
            .GroupBy(item => (item.Key.Measure.Indicator, item.Key.Year))
            .ToList();

        // Indicators and years have nothing to do with each other, so all cores can work: the outcome is the same.
        Parallel.ForEach(groups, group => Hide(overlay, [.. group], areas, indicators[group.Key.Indicator].SuppressBelow));
    }

    private static void Hide(
        FigureOverlay overlay,
        List<KeyValuePair<(AreaLevel Level, Measure Measure, int Year), FigureOverlay.Column>> columns,
        IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas,
        int threshold
    )
    {
        var cube = new CountCube(areas, threshold);
        foreach (var ((level, measure, _), column) in columns)
            cube.Add(level, measure.Part, column.Values);
        cube.Protect();
        foreach (var ((level, measure, year), column) in columns)
        {
            var hidden = cube.Hidden(level, measure.Part);
            var tellers = Tellers
                .Where(pair => pair.Count == measure.Indicator)
                .Select(pair => overlay.Find(level, new Measure(pair.Teller, measure.Part), year))
                .OfType<FigureOverlay.Column>()
                .ToList();
            for (var position = 0; position < hidden.Length; position++)
                if (hidden[position])
                {
                    column.Hide(position);
                    // What is missing stays missing: there is nothing to hide.
                    foreach (var teller in tellers.Where(teller => !double.IsNaN(teller.Values[position])))
                        teller.Hide(position);
                }
        }
    }
}
