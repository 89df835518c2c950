namespace RecordLinkage;

/// <summary>Learns the probabilities of a model from data, without knowing which pairs match; the same for the same seed.</summary>
public static class Trainer
{
    public static TrainingResult Train(LinkModel model, Dataset data, TrainingOptions options)
    {
        if (ModelCheck.Problems(model, data) is [_, ..] problems)
            throw new InvalidDataException(string.Join(Environment.NewLine, problems));
        if (model.Comparisons.Count > Patterns.MostComparisons)
            throw new InvalidDataException($"A model of more than {Patterns.MostComparisons} comparisons cannot be trained.");
        if (data.Count < 2)
            throw new InvalidDataException("One record makes no pair: there is nothing to learn from.");

        var columns = DerivedColumns.For(model, data);
        var sessions = options.Sessions ?? model.BlockingRules;
        var blocked = model with { BlockingRules = options.Method == TrainingMethod.Joint ? model.BlockingRules : sessions };
        var keys = BlockKeys.Of(blocked, columns, options.Parallel);
        var shared = new SharedFeatures(columns);
        var counter = new PatternCounter(blocked, shared, keys, options.Parallel);
        var parameters = new Parameters(model);
        ChanceAgreement.Learn(parameters, model, counter.Random(options.RandomPairs, options.Seed), columns);
        var reports =
            options.Method == TrainingMethod.Joint
                ? JointTraining.Run(parameters, blocked, counter, PairsOf(model, data), options)
                : SessionTraining.Run(
                    parameters,
                    blocked,
                    rule => new(blocked with { BlockingRules = [sessions[rule]] }, shared, [keys[rule]], options.Parallel),
                    options
                );
        if (options.DeterministicRules.Count > 0)
            parameters.Prior = DeterministicPrior.Of(model, columns, options);
        return new(parameters.ToModel(), reports);
    }

    internal static double PairsOf(LinkModel model, Dataset data) =>
        model.LinkType == LinkType.Link
            ? (double)data.LeftCount * (data.Count - data.LeftCount)
            : data.Count * (data.Count - 1.0) / 2;
}

public enum TrainingMethod
{
    /// <summary>All comparisons together over the pairs of all blocking rules; relatives, where the model knows them, are learnt as a third class.</summary>
    Joint,

    /// <summary>As Splink does: a session per rule, without the comparisons on its columns; the median over sessions.</summary>
    Sessions,
}

public sealed record TrainingOptions
{
    public TrainingMethod Method { get; init; } = TrainingMethod.Joint;

    public int Seed { get; init; } = 1;

    /// <summary>Pairs of random records for u.</summary>
    public long RandomPairs { get; init; } = 8_000_000;

    /// <summary>Blocked pairs that are compared for m; larger blocks are sampled.</summary>
    public long BlockedPairs { get; init; } = 6_000_000;

    /// <summary>The rules of the sessions; those of the model where none are given.</summary>
    public IReadOnlyList<BlockingRule>? Sessions { get; init; }

    /// <summary>Rules whose pairs are all but certain to match: they give the prior. Without them it is learnt.</summary>
    public IReadOnlyList<BlockingRule> DeterministicRules { get; init; } = [];

    /// <summary>The share of the matches that those rules find.</summary>
    public double DeterministicRecall { get; init; } = 0.7;

    public int Threads { get; init; }

    public CancellationToken Cancellation { get; init; }

    internal ParallelOptions Parallel =>
        new() { MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount, CancellationToken = Cancellation };
}

public sealed record TrainingResult(LinkModel Model, IReadOnlyList<ConvergenceReport> Sessions);
