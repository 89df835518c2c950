namespace RecordLinkage;

/// <summary>The prior from rules whose pairs all but certainly match, and the share of the matches that they are thought to find.</summary>
internal static class DeterministicPrior
{
    public static double Of(LinkModel model, DerivedColumns columns, TrainingOptions options)
    {
        var ruled = model with { BlockingRules = options.DeterministicRules };
        var keys = BlockKeys.Of(ruled, columns, options.Parallel);
        var counters = new List<PairCounter>();
        new PairLoop(ruled, new SharedFeatures(columns), keys).Run(
            Enumerable.Range(0, keys.Length),
            options.Parallel,
            _ =>
            {
                var counter = new PairCounter();
                counters.Add(counter);
                return counter;
            }
        );
        var found = counters.Sum(counter => counter.Pairs);
        return Math.Clamp(found / options.DeterministicRecall / Trainer.PairsOf(model, columns.Data), 1e-12, 0.999);
    }
}

/// <summary>Counts the distinct pairs of all rules.</summary>
internal sealed class PairCounter : IPairWorker
{
    public long Pairs { get; private set; }

    public void Take(Tile tile, Batch batch) => Pairs += batch.Count;

    public void Finish(int rule, Tile tile) { }
}
