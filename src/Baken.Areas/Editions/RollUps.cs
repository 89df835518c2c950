using Baken.Kernel;
using Indicator = Baken.Sources.Indicator;
using IndicatorKind = Baken.Sources.IndicatorKind;

namespace Baken.Areas.Editions;

/// <summary>
/// Adds counts up to the level above, where no source gives that level itself: a district of which every neighbourhood
/// has a count has their sum. One withheld part leaves the whole unknown.
/// </summary>
internal static class RollUps
{
    public static void Add(
        FigureOverlay overlay,
        IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas,
        IReadOnlyDictionary<string, Indicator> indicators
    )
    {
        foreach (
            var (child, parent) in new[]
            {
                (AreaLevel.Neighbourhood, AreaLevel.District),
                (AreaLevel.District, AreaLevel.Municipality),
            }
        )
        {
            var position = areas[parent]
                .Select((area, index) => (area.Code, index))
                .ToDictionary(item => item.Code, item => item.index);
            int[] parentOf =
            [
                .. areas[child].Select(area => area.Parent is { } code && position.TryGetValue(code, out var index) ? index : -1),
            ];
            foreach (
                var (level, measure, year) in overlay
                    .Columns.Keys.Where(key => key.Level == child && AddsUp(key.Measure, indicators))
                    .ToList()
            )
                Add(overlay, overlay.Columns[(level, measure, year)], parentOf, (parent, measure, year), areas[parent].Count);
        }
    }

    private static bool AddsUp(Measure measure, IReadOnlyDictionary<string, Indicator> indicators) =>
        indicators.GetValueOrDefault(measure.Indicator) is { Kind: IndicatorKind.Count or IndicatorKind.Quantity };

    private static void Add(
        FigureOverlay overlay,
        FigureOverlay.Column parts,
        int[] parentOf,
        (AreaLevel Level, Measure Measure, int Year) key,
        int count
    )
    {
        var sums = new double[count];
        var imports = new int[count];
        for (var part = 0; part < parentOf.Length; part++)
            if (parentOf[part] is >= 0 and var whole)
            {
                sums[whole] += parts.Values[part];
                imports[whole] = Math.Max(imports[whole], parts.Imports[part]);
            }

        var column = overlay.Find(key.Level, key.Measure, key.Year);
        for (var whole = 0; whole < count; whole++)
        {
            if (imports[whole] == 0 || double.IsNaN(sums[whole]) || column is not null && column.Imports[whole] > 0)
                continue;
            if (column is null)
                overlay.Put(key.Level, key.Measure, key.Year, column = new FigureOverlay.Column(count));
            column.Values[whole] = sums[whole];
            column.Imports[whole] = imports[whole];
        }
    }
}
