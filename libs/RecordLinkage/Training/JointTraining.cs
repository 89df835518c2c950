namespace RecordLinkage;

/// <summary>One EM over the pairs of all blocking rules and all comparisons.</summary>
/// <remarks>
/// Pairs that no rule makes count as different. Random pairs hold matches as well, so after each run these are taken out of u and the run
/// is repeated: three times is enough for parameters to stand still in the fourth digit.
/// </remarks>
internal static class JointTraining
{
    private const int Repetitions = 3;

    public static IReadOnlyList<ConvergenceReport> Run(
        Parameters parameters,
        LinkModel model,
        PatternCounter counter,
        double population,
        TrainingOptions options
    )
    {
        var patterns = counter.Blocked([.. Enumerable.Range(0, model.BlockingRules.Count)], options.BlockedPairs, options.Seed);
        var observed = parameters.Copy().U;
        parameters.Prior = Math.Max(1 / population, Math.Min(0.1, patterns.Pairs / population / 50));
        parameters.KinShare = parameters.WithKin ? parameters.Prior : 0;
        var em = new ExpectationMaximisation(model, patterns, [.. model.Comparisons.Select(_ => true)], population);
        var reports = new List<ConvergenceReport>();
        for (var i = 1; i <= Repetitions; i++)
        {
            reports.Add(em.Run(parameters, $"all rules, run {i}"));
            if (i < Repetitions)
                ChanceAgreement.TakeOutMatches(parameters, observed, model);
        }

        return reports;
    }
}
