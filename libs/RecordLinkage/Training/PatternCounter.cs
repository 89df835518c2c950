namespace RecordLinkage;

/// <summary>Compares pairs by the million and keeps only how often each combination of levels occurs.</summary>
internal sealed class PatternCounter(LinkModel model, SharedFeatures shared, BlockKeys[] keys, ParallelOptions parallel)
{
    private readonly PairLoop loop = new(model, shared, keys);

    /// <summary>Pairs of records picked at random.</summary>
    public Patterns Random(long pairs, int seed)
    {
        var feed = RandomTiles.Of(shared.Columns.Data, model.LinkType, pairs, seed);
        return Count([0], 1, (_, _) => feed);
    }

    /// <summary>The pairs of one blocking rule or of all, or a random share of its tiles where there are more than so many.</summary>
    public Patterns Blocked(IReadOnlyList<int> rules, long most, int seed)
    {
        var patterns = new Patterns();
        var sizes = rules.ToDictionary(
            rule => rule,
            rule => BlockingReport.Count(keys[rule], shared.Columns.Data, model.LinkType).Pairs
        );
        var budget = (double)most;
        // A small rule is counted whole; what is left of the budget is parted among the larger ones.
        var left = rules.Count;
        foreach (var rule in rules.OrderBy(rule => sizes[rule]))
        {
            var share = Math.Clamp(budget / left-- / Math.Max(1, sizes[rule]), 1e-6, 1);
            budget -= share * sizes[rule];
            foreach (var (pattern, count) in Count([rule], 1 / share, (_, feed) => new SampledTiles(feed, share, seed)).InOrder())
                patterns.Add(pattern, count);
        }

        return patterns;
    }

    private Patterns Count(int[] rules, double each, Func<int, TileFeed, IPairFeed> sample)
    {
        var workers = new List<PatternWorker>();
        loop.Run(
            rules,
            parallel,
            features =>
            {
                var worker = new PatternWorker(model, features);
                workers.Add(worker);
                return worker;
            },
            null,
            sample
        );
        var patterns = new Patterns();
        foreach (var worker in workers)
            worker.AddTo(patterns, each);
        return patterns;
    }
}
