using AreaStatistics;
using Baken.Kernel;

namespace Baken.Areas.Editions;

/// <summary>
/// The counts of one indicator in one year: areas in one direction, the parts of its breakdown in the other. Both
/// directions add up, so what one hides the other must not give away.
/// </summary>
/// <remarks>
/// First every part is protected along the areas by itself (<see cref="Suppression"/>); then every sum that holds exactly,
/// in either direction, is looked at until nothing changes: a sum in which one count is hidden, or in which the hidden
/// ones add up to less than the threshold, hides its smallest other part, and without one the whole. Hiding only grows,
/// so this ends. Sums of sums are not looked at together (linked tables; Hundepool et al. 2012, ch. 4.3).
/// </remarks>
internal sealed class CountCube(IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas, int threshold)
{
    private readonly SortedDictionary<AreaLevel, Dictionary<string, Layer>> layers = [];

    /// <param name="part">Null is the whole.</param>
    public void Add(AreaLevel level, string? part, double[] values)
    {
        if (!layers.TryGetValue(level, out var parts))
            layers[level] = parts = [];
        parts[part ?? ""] = new Layer([.. values], new bool[values.Length]);
    }

    public bool[] Hidden(AreaLevel level, string? part) => layers[level][part ?? ""].Hidden;

    public void Protect()
    {
        var children = ChildrenOfAreas();
        foreach (var part in layers.Values.SelectMany(parts => parts.Keys).Distinct().Order(StringComparer.Ordinal).ToList())
            ProtectAlongAreas(part);
        var sums = AreaSums(children).Concat(PartSums()).ToList();
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var sum in sums)
                while (Settle(sum))
                    changed = true;
        }
    }

    /// <summary>Hides one more count of a sum that would give a hidden one away; false when it does not.</summary>
    private bool Settle(Sum sum)
    {
        var (count, total) = (0, 0.0);
        foreach (var part in sum.Parts)
            if (part.IsHidden)
            {
                count++;
                total += part.Value;
            }

        if (sum.Whole.IsHidden ? count > 0 : count == 0 || count > 1 && total >= threshold)
            return false;
        var cover = sum.Parts.Where(part => !part.IsHidden && part.Value > 0).OrderBy(part => part.Value).FirstOrDefault();
        if (cover.Layer is not null)
            cover.Hide();
        else if (!sum.Whole.IsHidden)
            sum.Whole.Hide();
        else
            return false;
        return true;
    }

    private void ProtectAlongAreas(string part)
    {
        var rows = new List<Cell>();
        var rowOf = new Dictionary<AreaCode, int>();
        var cells = new List<CountCell>();
        foreach (var (level, parts) in layers)
        {
            if (!parts.TryGetValue(part, out var layer))
                continue;
            for (var position = 0; position < layer.Values.Length; position++)
            {
                if (double.IsNaN(layer.Values[position]))
                    continue;
                var area = areas[level][position];
                rowOf[area.Code] = rows.Count;
                rows.Add(new Cell(layer, position));
                cells.Add(
                    new CountCell(
                        area.Parent is { } code && rowOf.TryGetValue(code, out var row) ? row : null,
                        (long)Math.Round(layer.Values[position])
                    )
                );
            }
        }

        var table = Cover(cells) switch
        {
            Coverage.Whole => Suppression.Compute(cells, new SuppressionRule(threshold, ChildrenExhaustive: true)),
            Coverage.Part => Suppression.Compute(cells, new SuppressionRule(threshold, ChildrenExhaustive: false)),
            // Parts that add up to more than the whole come from different counts: nothing can be computed back from them.
            Coverage.Contradiction => Suppression.Compute(
                [.. cells.Select(cell => cell with { Parent = null })],
                new SuppressionRule(threshold)
            ),
        };
        for (var row = 0; row < rows.Count; row++)
            if (table.Statuses[row] is CellStatus.SuppressedSmall or CellStatus.SuppressedSecondary)
                rows[row].Hide();
    }

    private static Coverage Cover(List<CountCell> cells)
    {
        var sums = new long[cells.Count];
        var parents = new bool[cells.Count];
        foreach (var cell in cells)
            if (cell.Parent is { } parent)
            {
                sums[parent] += cell.Count ?? 0;
                parents[parent] = true;
            }

        var cover = Coverage.Whole;
        for (var row = 0; row < cells.Count; row++)
        {
            if (!parents[row])
                continue;
            if (sums[row] > cells[row].Count)
                return Coverage.Contradiction;
            if (sums[row] < cells[row].Count)
                cover = Coverage.Part;
        }

        return cover;
    }

    private Dictionary<(AreaLevel Level, int Position), List<int>> ChildrenOfAreas()
    {
        var children = new Dictionary<(AreaLevel, int), List<int>>();
        foreach (var level in layers.Keys.Where(level => level > AreaLevel.Country))
        {
            var above = areas[level - 1].Select((area, index) => (area.Code, index)).ToDictionary(item => item.Code, item => item.index);
            for (var position = 0; position < areas[level].Count; position++)
                if (areas[level][position].Parent is { } parent && above.TryGetValue(parent, out var whole))
                {
                    if (!children.TryGetValue((level - 1, whole), out var list))
                        children[(level - 1, whole)] = list = [];
                    list.Add(position);
                }
        }

        return children;
    }

    private IEnumerable<Sum> AreaSums(Dictionary<(AreaLevel Level, int Position), List<int>> children)
    {
        foreach (var ((level, position), positions) in children.OrderBy(item => item.Key))
            if (layers.TryGetValue(level, out var wholes))
                foreach (var (part, whole) in wholes)
                    if (layers[level + 1].TryGetValue(part, out var parts))
                    {
                        var sum = new Sum(new Cell(whole, position), [.. positions.Select(one => new Cell(parts, one))]);
                        if (sum.Holds)
                            yield return sum;
                    }
    }

    private IEnumerable<Sum> PartSums()
    {
        foreach (var (level, parts) in layers)
        {
            var keys = parts.Keys.Order(StringComparer.Ordinal).ToList();
            foreach (var key in keys)
            {
                var below = keys.Where(other => Breakdown.ParentOf(other, parts.ContainsKey) == key).ToList();
                if (below.Count == 0)
                    continue;
                for (var position = 0; position < areas[level].Count; position++)
                {
                    // A part that is not there for this area counts for nothing: what is there may still add up.
                    var sum = new Sum(
                        new Cell(parts[key], position),
                        [.. below.Select(part => new Cell(parts[part], position)).Where(cell => !double.IsNaN(cell.Value))]
                    );
                    if (sum.Parts.Length > 0 && sum.Holds)
                        yield return sum;
                }
            }
        }
    }

    private sealed record Layer(double[] Values, bool[] Hidden);

    private readonly record struct Cell(Layer Layer, int Position)
    {
        public double Value => Layer.Values[Position];

        public bool IsHidden => Layer.Hidden[Position];

        public void Hide() => Layer.Hidden[Position] = true;
    }

    private sealed record Sum(Cell Whole, Cell[] Parts)
    {
        /// <summary>Whether the parts add up exactly; NaN never does.</summary>
        public bool Holds => Math.Abs(Parts.Sum(part => part.Value) - Whole.Value) < 0.5;
    }

    private enum Coverage
    {
        Whole,
        Part,
        Contradiction,
    }
}

/// <summary>Which part of a breakdown lies in which other: SBI codes by their digits, everything else in the whole.</summary>
internal static class Breakdown
{
    /// <summary>The nearest part above that has counts; "" is the whole, null where there is nothing above.</summary>
    public static string? ParentOf(string part, Func<string, bool> has)
    {
        if (part.Length == 0)
            return null;
        if (SbiCode.TryParse(part, out var code) && char.IsAsciiDigit(code.Code[0]))
            for (var length = code.Code.Length - 1; length >= 2; length--)
                if (has($"sbi{code.Edition}:{code.Code[..length]}"))
                    return $"sbi{code.Edition}:{code.Code[..length]}";
        return has("") ? "" : null;
    }
}
