namespace AreaStatistics;

/// <summary>A table of counts as its reader sees it: all counts known or implied, under their nearest known ancestor.</summary>
/// <remarks>
/// A missing count that follows from the others is filled in: the reader can do so too. A count that does not follow is
/// taken out, its children lifted; the unit they are lifted to is no longer covered by its children. O(cells).
/// </remarks>
internal sealed class CountTree
{
    private CountTree(long?[] counts, List<int>[] children, bool[] hasRest, int[] childrenFirst)
    {
        Counts = counts;
        Children = children;
        HasRest = hasRest;
        ChildrenFirst = childrenFirst;
    }

    /// <summary>None where neither given nor implied.</summary>
    public long?[] Counts { get; }

    public List<int>[] Children { get; }

    /// <summary>Whether a part of the unit is in none of its children.</summary>
    public bool[] HasRest { get; }

    /// <summary>Every cell, after all of its children.</summary>
    public int[] ChildrenFirst { get; }

    public static CountTree From(IReadOnlyList<CountCell> cells, bool exhaustive)
    {
        var given = new List<int>[cells.Count];
        for (var i = 0; i < given.Length; i++)
            given[i] = [];
        var order = new List<int>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Count < 0)
                throw new ArgumentException($"Cell {i} counts less than nothing.");
            if (cells[i].Parent is not { } parent)
                order.Add(i);
            else if (parent >= 0 && parent < cells.Count)
                given[parent].Add(i);
            else
                throw new ArgumentException($"Cell {i} is part of cell {parent}, which is not there.");
        }
        for (var i = 0; i < order.Count; i++)
            order.AddRange(given[order[i]]);
        if (order.Count < cells.Count)
            throw new ArgumentException("A cell is part of itself.");

        long?[] counts = [.. cells.Select(cell => cell.Count)];
        if (exhaustive)
            FillIn(counts, given, order);

        var tree = Lift(cells, counts, exhaustive, order);
        tree.CheckAddsUp();
        return tree;
    }

    private static void FillIn(long?[] counts, List<int>[] children, List<int> parentsFirst)
    {
        foreach (var cell in Enumerable.Reverse(parentsFirst))
        {
            if (counts[cell] is null && children[cell].Count > 0 && children[cell].TrueForAll(child => counts[child] is not null))
                counts[cell] = children[cell].Sum(child => counts[child]);
        }
        foreach (var cell in parentsFirst)
        {
            var unknown = children[cell].FindAll(child => counts[child] is null);
            if (counts[cell] is { } count && unknown is [var only])
                counts[only] = count - children[cell].Sum(child => counts[child] ?? 0);
        }
    }

    private static CountTree Lift(IReadOnlyList<CountCell> cells, long?[] counts, bool exhaustive, List<int> parentsFirst)
    {
        var children = new List<int>[counts.Length];
        var hasRest = new bool[counts.Length];
        var nearestKnown = new int?[counts.Length];
        foreach (var cell in parentsFirst)
        {
            children[cell] = [];
            hasRest[cell] = !exhaustive;
            var ancestor =
                cells[cell].Parent is not { } parent ? null
                : counts[parent] is null ? nearestKnown[parent]
                : parent;
            nearestKnown[cell] = ancestor;
            if (ancestor is not { } known)
                continue;
            if (counts[cell] is null)
                hasRest[known] = true;
            else
                children[known].Add(cell);
        }
        return new(counts, children, hasRest, [.. Enumerable.Reverse(parentsFirst)]);
    }

    private void CheckAddsUp()
    {
        for (var cell = 0; cell < Counts.Length; cell++)
        {
            if (Children[cell].Count == 0)
                continue;
            var sum = Children[cell].Sum(child => Counts[child]);
            if (sum > Counts[cell] || (sum < Counts[cell] && !HasRest[cell]))
                throw new ArgumentException($"The parts of cell {cell} add up to {sum}, not to {Counts[cell]}.");
        }
        if (Array.Exists(Counts, count => count < 0))
            throw new ArgumentException("A missing count would be less than nothing.");
    }
}
