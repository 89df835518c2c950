namespace RecordLinkage;

/// <summary>Sets that are joined two by two, each known by its lowest member.</summary>
/// <remarks>Tarjan (1975), with halved paths; all but O(1) a step.</remarks>
internal sealed class UnionFind(int count)
{
    private readonly int[] parents = [.. Enumerable.Range(0, count)];

    public int Find(int item)
    {
        while (parents[item] != item)
            item = parents[item] = parents[parents[item]];
        return item;
    }

    public bool Join(int first, int second)
    {
        var (a, b) = (Find(first), Find(second));
        if (a == b)
            return false;
        parents[Math.Max(a, b)] = Math.Min(a, b);
        return true;
    }

    public int[] ToArray() => [.. Enumerable.Range(0, parents.Length).Select(Find)];
}
