namespace RecordLinkage;

/// <summary>Links of two sources in which a record is used at most once: the best free pair first.</summary>
/// <remarks>Greedy, so at least half of the best possible sum (Avis 1983); with ties the lower records first, so that the outcome is fixed. O(n log n).</remarks>
public static class OneToOne
{
    public static IReadOnlyList<ScoredPair> Of(IEnumerable<ScoredPair> links)
    {
        var chosen = new List<ScoredPair>();
        HashSet<int> left = [],
            right = [];
        foreach (var link in links.OrderByDescending(link => link.Weight).ThenBy(link => link.Left).ThenBy(link => link.Right))
        {
            if (left.Contains(link.Left) || right.Contains(link.Right))
                continue;
            left.Add(link.Left);
            right.Add(link.Right);
            chosen.Add(link);
        }

        return chosen;
    }
}
