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
    // Columnar: all cells of all layers stand one after the other, and a sum is a run of cell numbers.
    private readonly SortedDictionary<AreaLevel, SortedDictionary<string, int>> layers = [];
    private readonly List<double> values = [];
    private readonly List<int> wholes = [];
    private readonly List<int> starts = [0];
    private readonly List<int> parts = [];
    private bool[] hidden = [];

    /// <param name="part">Null is the whole.</param>
    public void Add(AreaLevel level, string? part, ReadOnlySpan<double> counts)
    {
        if (!layers.TryGetValue(level, out var keys))
            layers[level] = keys = new SortedDictionary<string, int>(StringComparer.Ordinal);
        keys[part ?? ""] = values.Count;
        values.AddRange(counts);
    }

    /// <summary>Which areas of the level may not show this part; in the order in which the counts were given.</summary>
    public ReadOnlySpan<bool> Hidden(AreaLevel level, string? part) =>
        hidden.AsSpan(layers[level][part ?? ""], areas[level].Count);

    public void Protect()
    {
        hidden = new bool[values.Count];
        foreach (var part in layers.Values.SelectMany(keys => keys.Keys).Distinct().Order(StringComparer.Ordinal).ToList())
            ProtectAlongAreas(part);
        if (!hidden.AsSpan().Contains(true))
            return;
        AddSumsOfAreas();
        AddSumsOfParts();
        for (var changed = true; changed; )
        {
            changed = false;
            for (var sum = 0; sum < wholes.Count; sum++)
                while (Settle(sum))
                    changed = true;
        }
    }

    /// <summary>Hides one more count of a sum that would give a hidden one away; false when it does not.</summary>
    private bool Settle(int sum)
    {
        var whole = wholes[sum];
        var (count, total, cover) = (0, 0.0, -1);
        for (var index = starts[sum]; index < starts[sum + 1]; index++)
        {
            var part = parts[index];
            if (hidden[part])
            {
                count++;
                total += values[part];
            }
            else if (values[part] > 0 && (cover < 0 || values[part] < values[cover]))
                cover = part;
        }

        if (hidden[whole] ? count > 0 : count == 0 || count > 1 && total >= threshold)
            return false;
        if (cover < 0 && hidden[whole])
            return false;
        hidden[cover < 0 ? whole : cover] = true;
        return true;
    }

    private void ProtectAlongAreas(string part)
    {
        var rows = new List<int>();
        var rowOf = new Dictionary<AreaCode, int>();
        var cells = new List<CountCell>();
        foreach (var (level, keys) in layers)
        {
            if (!keys.TryGetValue(part, out var offset))
                continue;
            for (var position = 0; position < areas[level].Count; position++)
            {
                var value = values[offset + position];
                if (double.IsNaN(value))
                    continue;
                var area = areas[level][position];
                rowOf[area.Code] = rows.Count;
                rows.Add(offset + position);
                cells.Add(
                    new CountCell(
                        area.Parent is { } code && rowOf.TryGetValue(code, out var row) ? row : null,
                        (long)Math.Round(value)
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
            hidden[rows[row]] |= table.Statuses[row] is CellStatus.SuppressedSmall or CellStatus.SuppressedSecondary;
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

    private void AddSumsOfAreas()
    {
        foreach (var level in layers.Keys.Where(level => level > AreaLevel.Country && layers.ContainsKey(level - 1)))
        {
            var position = areas[level - 1]
                .Select((area, index) => (area.Code, index))
                .ToDictionary(item => item.Code, item => item.index);
            var children = new List<int>[areas[level - 1].Count];
            for (var child = 0; child < areas[level].Count; child++)
                if (areas[level][child].Parent is { } parent && position.TryGetValue(parent, out var whole))
                    (children[whole] ??= []).Add(child);
            foreach (var (part, above) in layers[level - 1])
                if (layers[level].TryGetValue(part, out var below))
                    for (var whole = 0; whole < children.Length; whole++)
                        if (children[whole] is { } own)
                            AddSum(above + whole, own.Select(child => below + child));
        }
    }

    private void AddSumsOfParts()
    {
        foreach (var (level, keys) in layers)
        foreach (var (key, above) in keys)
        {
            var below = keys.Where(other => Breakdown.ParentOf(other.Key, keys.ContainsKey) == key)
                .Select(other => other.Value)
                .ToList();
            if (below.Count == 0)
                continue;
            for (var position = 0; position < areas[level].Count; position++)
                AddSum(above + position, below.Select(part => part + position));
        }
    }

    /// <summary>Keeps a sum that holds exactly. A part without a count is left out: what is there may still add up.</summary>
    private void AddSum(int whole, IEnumerable<int> cells)
    {
        var start = parts.Count;
        var total = 0.0;
        foreach (var cell in cells)
            if (!double.IsNaN(values[cell]))
            {
                parts.Add(cell);
                total += values[cell];
            }

        // NaN is never near anything, so a whole without a count is no sum either.
        if (parts.Count > start && Math.Abs(total - values[whole]) < 0.5)
        {
            wholes.Add(whole);
            starts.Add(parts.Count);
        }
        else
            parts.RemoveRange(start, parts.Count - start);
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
