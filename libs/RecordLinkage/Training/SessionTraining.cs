namespace RecordLinkage;

/// <summary>A run of EM per blocking rule: within its blocks the columns of the rule say nothing, so their comparisons are learnt elsewhere.</summary>
internal static class SessionTraining
{
    public static IReadOnlyList<ConvergenceReport> Run(
        Parameters parameters,
        LinkModel model,
        Func<int, PatternCounter> counterOf,
        TrainingOptions options
    )
    {
        var reports = new List<ConvergenceReport>();
        var learnt = model
            .Comparisons.Select(comparison => comparison.Levels.Select(_ => new List<double>()).ToArray())
            .ToArray();
        for (var rule = 0; rule < model.BlockingRules.Count; rule++)
        {
            var columns = model
                .BlockingRules[rule]
                .Keys.SelectMany(key => key.Left.Columns.Concat(key.Right.Columns))
                .ToHashSet(StringComparer.Ordinal);
            bool[] learns =
            [
                .. model.Comparisons.Select(comparison =>
                    !comparison
                        .Levels.SelectMany(level => level.Condition.Values)
                        .SelectMany(value => value.Columns)
                        .Any(columns.Contains)
                ),
            ];
            if (!learns.Contains(true))
                continue;
            // Its own pairs, also those that another session has: else the matches that agree elsewhere would be missing here.
            var patterns = counterOf(rule).Blocked([0], options.BlockedPairs, options.Seed);
            if (patterns.Pairs == 0)
                continue;
            var own = parameters.Copy();
            own.Prior = Within(parameters, model, learns);
            own.KinShare = 0;
            reports.Add(
                new ExpectationMaximisation(model with { Kinship = null }, patterns, learns, patterns.Pairs).Run(
                    own,
                    model.BlockingRules[rule].ToString()
                )
            );
            for (var c = 0; c < learns.Length; c++)
            for (var l = 0; learns[c] && l < learnt[c].Length; l++)
                learnt[c][l].Add(own.M[c][l]);
        }

        for (var c = 0; c < learnt.Length; c++)
        for (var l = 0; l < learnt[c].Length; l++)
            if (learnt[c][l].Count > 0 && !model.Comparisons[c].Levels[l].FixM)
                parameters.M[c][l] = Median(learnt[c][l]);
        return reports;
    }

    // Whoever agrees on the rule's columns is likelier to be the same than any two records: by the weight of that agreement.
    private static double Within(Parameters parameters, LinkModel model, bool[] learns)
    {
        var odds = parameters.Prior / (1 - parameters.Prior);
        for (var c = 0; c < learns.Length; c++)
            if (
                !learns[c]
                && model.Comparisons[c].Levels.ToList().FindIndex(level => level.Condition is Same) is var exact and >= 0
            )
                odds *= parameters.M[c][exact] / parameters.U[c][exact];
        return Math.Clamp(odds / (1 + odds), 1e-6, 0.9);
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
