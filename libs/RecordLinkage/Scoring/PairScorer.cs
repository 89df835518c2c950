namespace RecordLinkage;

/// <summary>Scores every pair that the blocking rules make, once, and streams out those above a threshold.</summary>
public static class PairScorer
{
    /// <param name="sink">Receives the pairs in a fixed order, a few at a time; never from two threads at once.</param>
    /// <exception cref="InvalidDataException">Model and data do not fit, or the rules make too many pairs; the message says what to do.</exception>
    public static ScoringReport Run(LinkModel model, Dataset data, ScoringOptions options, Action<ReadOnlySpan<ScoredPair>> sink)
    {
        if (ModelCheck.Problems(model, data) is [_, ..] problems)
            throw new InvalidDataException(string.Join(Environment.NewLine, problems));
        var weights = Weights.Of(model);
        var parallel = options.Parallel;
        var columns = DerivedColumns.For(model, data);
        var keys = BlockKeys.Of(model, columns, parallel);
        var counts = keys.Select(key => BlockingReport.Count(key, columns.Data, model.LinkType)).ToList();
        var total = counts.Sum(count => count.Pairs);
        PairLimit.Check(counts, total, options.MostPairs);

        var shared = new SharedFeatures(columns);
        var output = new OrderedOutput(sink);
        var meter = new Meter(total, options.Progress, options.Clock);
        new PairLoop(model, shared, keys).Run(
            Enumerable.Range(0, keys.Length),
            parallel,
            features => new ScoringWorker(model, weights, features, options.ThresholdWeight, output),
            (_, pairs) => meter.Add(pairs)
        );
        return new(counts, meter.Done, output.Count);
    }
}

public sealed record ScoringOptions
{
    /// <summary>Pairs at least so probable are given out.</summary>
    public double Threshold { get; init; } = 0.05;

    /// <summary>Zero stands for all processors.</summary>
    public int Threads { get; init; }

    /// <summary>More pairs than this are refused before the run; a skewed key makes a run of years.</summary>
    public double MostPairs { get; init; } = 2e11;

    public IProgress<LinkProgress>? Progress { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public CancellationToken Cancellation { get; init; }

    internal double ThresholdWeight => ScoredPair.WeightOf(Threshold);

    internal ParallelOptions Parallel =>
        new() { MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount, CancellationToken = Cancellation };
}

/// <summary>What a run has done.</summary>
/// <param name="PairsMade">The pairs of all rules; a pair that several rules make counts once per rule here, and is scored once.</param>
/// <param name="PairsFound">The pairs at or above the threshold.</param>
public sealed record ScoringReport(IReadOnlyList<RuleCount> Rules, long PairsMade, long PairsFound);
