namespace RecordLinkage;

/// <summary>Scores the pairs of one thread: first what is cheap and says most, and no further with a pair that cannot reach the threshold.</summary>
/// <remarks>
/// Branch and bound: a comparison that is not decided counts for the best it may still bring, so a pair is given up only when no
/// outcome could lift it over the threshold. What is kept has all its levels, and the weight that a full comparison gives.
/// </remarks>
internal sealed class ScoringWorker : IPairWorker
{
    private const float Slack = 1e-3f;

    private readonly Weights weights;
    private readonly Kernel[] kernels;
    private readonly NumberFeature?[][] rarity;
    private readonly BoundTable bounds;
    private readonly double threshold;
    private readonly OrderedOutput output;
    private readonly float[] best = new float[Batch.Capacity];
    private readonly ushort[] alive = new ushort[Batch.Capacity];
    private readonly ushort[] open = new ushort[Batch.Capacity];
    private List<ScoredPair> found = [];

    public ScoringWorker(LinkModel model, Weights weights, Features features, double threshold, OrderedOutput output)
    {
        this.weights = weights;
        this.threshold = threshold;
        this.output = output;
        kernels = [.. model.Comparisons.Select(comparison => new Kernel(comparison, features))];
        rarity =
        [
            .. weights.Comparisons.Select(each =>
                each.Frequency.Select(frequency => frequency is null ? null : features.Rarity(frequency.Column)).ToArray()
            ),
        ];
        bounds = new(model, weights);
        Sieve = double.IsNegativeInfinity(threshold) ? null : new Sieve(model, weights, features.Shared, threshold);
    }

    public Sieve? Sieve { get; }

    public void Take(Tile tile, Batch batch)
    {
        var pairs = batch.Pairs.AsSpan(0, batch.Count);
        var count = All(pairs.Length);
        best.AsSpan(0, pairs.Length).Fill(bounds.Start);
        for (var c = 0; c < kernels.Length; c++)
        {
            kernels[c].Quick(pairs, alive.AsSpan(0, count), batch.Levels(c));
            AddBest(pairs, c, batch.Levels(c), alive.AsSpan(0, count), 0);
        }

        count = Prune(count);
        foreach (var c in bounds.Order)
        {
            var levels = batch.Levels(c);
            var undecided = Undecided(levels, count);
            if (undecided == 0)
                continue;
            var selection = open.AsSpan(0, undecided);
            kernels[c].Finish(pairs, selection, levels);
            AddBest(pairs, c, levels, selection, bounds.Undecided(c));
            count = Prune(count);
        }

        foreach (var at in alive.AsSpan(0, count))
        {
            var weight = Weigh(pairs[at], batch, at);
            if (weight >= threshold)
                found.Add(new(tile.Records[pairs[at].Left], tile.Records[pairs[at].Right], weight));
        }
    }

    public void Finish(int rule, Tile tile)
    {
        output.Add(rule, tile.Number, found);
        found = new(found.Count);
    }

    private int All(int count)
    {
        for (var i = 0; i < count; i++)
            alive[i] = (ushort)i;
        return count;
    }

    private void AddBest(
        ReadOnlySpan<TilePair> pairs,
        int comparison,
        byte[] levels,
        ReadOnlySpan<ushort> selection,
        float instead
    )
    {
        var table = bounds.Table(comparison);
        if (!bounds.HasFrequencies(comparison))
        {
            foreach (var at in selection)
                best[at] += table[levels[at]] - instead;
            return;
        }

        foreach (var at in selection)
        {
            var level = levels[at];
            best[at] += table[level] - instead;
            if (level != Batch.Undecided && rarity[comparison][level] is not null)
                best[at] += (float)Rarity(comparison, level, pairs[at]);
        }
    }

    private int Prune(int count)
    {
        var least = (float)threshold - Slack;
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var at = alive[i];
            alive[kept] = at;
            if (best[at] >= least)
                kept++;
        }

        return kept;
    }

    private int Undecided(byte[] levels, int count)
    {
        var undecided = 0;
        for (var i = 0; i < count; i++)
        {
            var at = alive[i];
            open[undecided] = at;
            if (levels[at] == Batch.Undecided)
                undecided++;
        }

        return undecided;
    }

    private double Weigh(TilePair pair, Batch batch, int at)
    {
        double same = weights.Prior,
            kin = 0;
        for (var c = 0; c < kernels.Length; c++)
        {
            var level = batch.Levels(c)[at];
            var each = weights.Comparisons[c];
            var adjustment = rarity[c][level] is null ? 0 : Rarity(c, level, pair);
            same += each.Bits[level] + adjustment;
            kin += each.KinBits[level] + (each.SharedByKin ? adjustment : 0);
        }

        return weights.KinShare == 0 ? same : Weights.WithKin(same, kin, weights.KinShare);
    }

    private double Rarity(int comparison, int level, TilePair pair)
    {
        var here = rarity[comparison][level]!.Here;
        return TermFrequencies.Bits(weights.Comparisons[comparison], level, here[pair.Left], here[pair.Right]);
    }
}
