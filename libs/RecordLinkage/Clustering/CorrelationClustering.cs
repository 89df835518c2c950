using System.Runtime.InteropServices;

namespace RecordLinkage;

/// <summary>Clusters in which the evidence for outweighs the evidence against, counted over all pairs within: a chain of single links does not hold.</summary>
/// <remarks>
/// Correlation clustering (Bansal, Blum and Chawla 2004) by greedy additive edge contraction (Keuper et al. 2015): the two clusters with the
/// highest sum of weights between them are joined until no sum is positive. O(links x log links).
/// </remarks>
public static class CorrelationClustering
{
    /// <param name="links">Pairs with their weights, also those that speak against: all that were scored above a low threshold.</param>
    /// <returns>The cluster of each record, known by its lowest record.</returns>
    public static int[] Of(Dataset data, IEnumerable<ScoredPair> links, ClusterOptions options)
    {
        var cut = ScoredPair.WeightOf(options.Threshold);
        var edges = links
            .Select(link => (link.Left, link.Right, Gain: Math.Clamp(link.Weight - cut, -options.Cap, options.Cap)))
            .ToList();
        var conflicts = new Conflicts(options.Conflicts, data);
        var contraction = new Contraction(data.Count, edges, options.Unseen, conflicts);
        return contraction.Run();
    }

    private sealed class Contraction
    {
        private readonly UnionFind sets;
        private readonly int[] sizes;
        private readonly Dictionary<int, Between>?[] neighbours;
        private readonly PriorityQueue<(int A, int B, double Gain), (double, int, int)> queue = new();
        private readonly double unseen;
        private readonly Conflicts conflicts;

        public Contraction(int records, List<(int Left, int Right, double Gain)> edges, double unseen, Conflicts conflicts)
        {
            this.unseen = unseen;
            this.conflicts = conflicts;
            sets = new(records);
            sizes = new int[records];
            Array.Fill(sizes, 1);
            neighbours = new Dictionary<int, Between>?[records];
            foreach (var (left, right, gain) in edges)
            {
                Add(left, right, new(gain, 1));
                Add(right, left, new(gain, 1));
                if (gain > 0)
                    queue.Enqueue((Math.Min(left, right), Math.Max(left, right), gain), Key(left, right, gain));
            }
        }

        public int[] Run()
        {
            while (queue.TryDequeue(out var best, out _))
            {
                // What stands in the queue may be older than the clusters: then it is out of date and a newer entry follows.
                if (sets.Find(best.A) != best.A || sets.Find(best.B) != best.B || Gain(best.A, best.B) != best.Gain)
                    continue;
                if (conflicts.Allow(best.A, best.B))
                    Join(best.A, best.B);
            }

            return sets.ToArray();
        }

        private void Join(int into, int from)
        {
            conflicts.Join(into, from);
            sets.Join(into, from);
            sizes[into] += sizes[from];
            var own = neighbours[into]!;
            own.Remove(from);
            foreach (var (other, between) in neighbours[from]!)
            {
                if (other == into)
                    continue;
                neighbours[other]!.Remove(from);
                Add(into, other, between);
                Add(other, into, between);
            }

            neighbours[from] = null;
            foreach (var other in own.Keys)
                if (Gain(into, other) is var gain && gain > 0)
                    queue.Enqueue((Math.Min(into, other), Math.Max(into, other), gain), Key(into, other, gain));
        }

        // Pairs that were never scored agree on no blocking key: they speak against a little.
        private double Gain(int one, int other)
        {
            int a = Math.Min(one, other),
                b = Math.Max(one, other);
            var between = neighbours[a] is { } own && own.TryGetValue(b, out var known) ? known : default;
            return between.Sum - (unseen * (((double)sizes[a] * sizes[b]) - between.Count));
        }

        private void Add(int from, int to, Between more)
        {
            ref var between = ref CollectionsMarshal.GetValueRefOrAddDefault(neighbours[from] ??= [], to, out _);
            between = new(between.Sum + more.Sum, between.Count + more.Count);
        }

        private static (double, int, int) Key(int a, int b, double gain) => (-gain, Math.Min(a, b), Math.Max(a, b));

        private readonly record struct Between(double Sum, int Count);
    }
}

public sealed record ClusterOptions
{
    /// <summary>A pair of this probability speaks neither for nor against.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>One pair counts for at most so many bits, so that one certain-looking error does not outvote the rest.</summary>
    public double Cap { get; init; } = 12;

    /// <summary>The bits that speak against a pair which no blocking rule made.</summary>
    public double Unseen { get; init; } = 1;

    public IReadOnlyList<ConflictRule> Conflicts { get; init; } = [];
}
