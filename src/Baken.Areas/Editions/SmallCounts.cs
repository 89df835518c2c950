using AreaStatistics;
using Baken.Kernel;
using Baken.Sources;
using Indicator = Baken.Sources.Indicator;

namespace Baken.Areas.Editions;

/// <summary>
/// Hides counts that are too small to show, and those with which they could be computed back along the hierarchy of
/// areas. It goes over every count that its publisher has not protected already.
/// </summary>
internal static class SmallCounts
{
    public static void Hide(
        FigureOverlay overlay,
        IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas,
        IReadOnlyDictionary<string, Indicator> indicators
    )
    {
        var tables = overlay
            .Columns.Where(item =>
                indicators.GetValueOrDefault(item.Key.Measure.Indicator) is { Kind: IndicatorKind.Count, SuppressBelow: > 0 }
            )
            .GroupBy(item => (item.Key.Measure, item.Key.Year))
            .Select(group => (indicators[group.Key.Measure.Indicator].SuppressBelow, Columns: group.ToDictionary(item => item.Key.Level, item => item.Value)))
            .ToList();
        foreach (var (threshold, columns) in tables)
            Hide(columns, areas, threshold);
    }

    private static void Hide(
        Dictionary<AreaLevel, FigureOverlay.Column> columns,
        IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas,
        int threshold
    )
    {
        // The rows of the table: only areas with a count, in the order of the levels, so that parents come first.
        var rows = new List<(FigureOverlay.Column Column, int Position, Area Area)>();
        var rowOf = new Dictionary<AreaCode, int>();
        foreach (var level in AreaLevels.All.Where(columns.ContainsKey))
            for (var position = 0; position < areas[level].Count; position++)
                if (!double.IsNaN(columns[level].Values[position]))
                {
                    rowOf[areas[level][position].Code] = rows.Count;
                    rows.Add((columns[level], position, areas[level][position]));
                }

        List<CountCell> cells =
        [
            .. rows.Select(row => new CountCell(Parent(row.Area, rowOf), (long)Math.Round(row.Column.Values[row.Position]))),
        ];
        var covered = Covered(cells);
        var table = covered switch
        {
            Cover.Whole => Suppression.Compute(cells, new SuppressionRule(threshold, ChildrenExhaustive: true)),
            Cover.Part => Suppression.Compute(cells, new SuppressionRule(threshold, ChildrenExhaustive: false)),
            // Parts that add up to more than the whole come from different counts: nothing can be computed back from them.
            Cover.Contradiction => Suppression.Compute(
                [.. cells.Select(cell => cell with { Parent = null })],
                new SuppressionRule(threshold)
            ),
        };
        for (var row = 0; row < rows.Count; row++)
            if (table.Statuses[row] is CellStatus.SuppressedSmall or CellStatus.SuppressedSecondary)
                rows[row].Column.Hide(rows[row].Position);
    }

    private static int? Parent(Area area, Dictionary<AreaCode, int> rowOf) =>
        area.Parent is { } parent && rowOf.TryGetValue(parent, out var row) ? row : null;

    private static Cover Covered(List<CountCell> cells)
    {
        var sums = new long[cells.Count];
        foreach (var cell in cells)
            if (cell.Parent is { } parent)
                sums[parent] += cell.Count ?? 0;
        var cover = Cover.Whole;
        for (var row = 0; row < cells.Count; row++)
        {
            if (sums[row] == 0)
                continue;
            if (sums[row] > cells[row].Count)
                return Cover.Contradiction;
            if (sums[row] < cells[row].Count)
                cover = Cover.Part;
        }

        return cover;
    }

    private enum Cover
    {
        Whole,
        Part,
        Contradiction,
    }
}
