namespace RecordLinkage;

/// <summary>Records that hang together by any chain of links: simple, and wrong where one false link joins two families.</summary>
public static class ConnectedComponents
{
    /// <summary>The cluster of each record, known by its lowest record.</summary>
    public static int[] Of(int records, IEnumerable<ScoredPair> links)
    {
        var sets = new UnionFind(records);
        foreach (var link in links)
            sets.Join(link.Left, link.Right);
        return sets.ToArray();
    }

    /// <summary>The clusters at several probabilities at once, from the lowest to the highest: each lies within one of the level before.</summary>
    public static IReadOnlyList<ClusterLevel> Hierarchy(
        int records,
        IEnumerable<ScoredPair> links,
        IReadOnlyList<double> thresholds
    )
    {
        var inOrder = links.OrderByDescending(link => link.Weight).ToList();
        var sets = new UnionFind(records);
        var levels = new List<ClusterLevel>();
        var next = 0;
        foreach (var threshold in thresholds.OrderDescending())
        {
            var least = ScoredPair.WeightOf(threshold);
            for (; next < inOrder.Count && inOrder[next].Weight >= least; next++)
                sets.Join(inOrder[next].Left, inOrder[next].Right);
            levels.Add(new(threshold, sets.ToArray()));
        }

        levels.Reverse();
        return levels;
    }
}

/// <summary>The cluster of each record when links of at least this probability hold.</summary>
public sealed record ClusterLevel(double Threshold, int[] Clusters);
