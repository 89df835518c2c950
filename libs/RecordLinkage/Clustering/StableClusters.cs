namespace RecordLinkage;

/// <summary>Gives clusters the identifiers that they had before: a record that comes in renames nobody, and what splits or merges is told.</summary>
public static class StableClusters
{
    /// <param name="clusters">The cluster of each record now, as any number.</param>
    /// <param name="previous">The cluster that a record had, by the identifier of the record.</param>
    /// <remarks>
    /// An old identifier goes to the cluster that holds most of its records, a cluster takes the one it shares most with, and with equal shares the lower
    /// identifier wins. A new cluster is called after its first record, so that the outcome does not depend on the order of the runs.
    /// </remarks>
    public static StableAssignment Assign(Dataset data, int[] clusters, IReadOnlyDictionary<string, string> previous)
    {
        var members = new Dictionary<int, List<string>>();
        for (var record = 0; record < clusters.Length; record++)
            (members.TryGetValue(clusters[record], out var list) ? list : members[clusters[record]] = []).Add(data.IdOf(record));
        var shares = new List<(int Cluster, string Old, int Count)>();
        foreach (var (cluster, records) in members)
        foreach (var group in records.Where(previous.ContainsKey).GroupBy(record => previous[record], StringComparer.Ordinal))
            shares.Add((cluster, group.Key, group.Count()));

        var names = new Dictionary<int, string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var (cluster, old, _) in shares
                .OrderByDescending(share => share.Count)
                .ThenBy(share => share.Old, StringComparer.Ordinal)
                .ThenBy(share => members[share.Cluster].Min(StringComparer.Ordinal), StringComparer.Ordinal)
        )
            if (!names.ContainsKey(cluster) && taken.Add(old))
                names.Add(cluster, old);
        var known = previous.Values.ToHashSet(StringComparer.Ordinal);
        foreach (
            var (cluster, records) in members.OrderBy(pair => pair.Value.Min(StringComparer.Ordinal), StringComparer.Ordinal)
        )
        {
            if (names.ContainsKey(cluster))
                continue;
            var name = "c-" + records.Min(StringComparer.Ordinal);
            while (known.Contains(name) || taken.Contains(name))
                name += "'";
            taken.Add(name);
            names.Add(cluster, name);
        }

        return new([.. clusters.Select(cluster => names[cluster])], [.. Events(shares, names)]);
    }

    private static IEnumerable<ClusterEvent> Events(
        List<(int Cluster, string Old, int Count)> shares,
        Dictionary<int, string> names
    )
    {
        foreach (
            var split in shares
                .GroupBy(share => share.Old, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
            yield return new(
                ClusterChange.Split,
                [split.Key],
                [.. split.Select(share => names[share.Cluster]).Order(StringComparer.Ordinal)]
            );
        foreach (
            var merge in shares
                .GroupBy(share => share.Cluster)
                .Where(group => group.Count() > 1)
                .OrderBy(group => names[group.Key], StringComparer.Ordinal)
        )
            yield return new(
                ClusterChange.Merge,
                [.. merge.Select(share => share.Old).Order(StringComparer.Ordinal)],
                [names[merge.Key]]
            );
    }
}

/// <param name="Ids">The identifier of the cluster of each record.</param>
public sealed record StableAssignment(IReadOnlyList<string> Ids, IReadOnlyList<ClusterEvent> Events);

public enum ClusterChange
{
    Split,
    Merge,
}

/// <summary>Old clusters and what became of them.</summary>
public sealed record ClusterEvent(ClusterChange Change, IReadOnlyList<string> Before, IReadOnlyList<string> After);
