namespace RecordLinkage;

/// <summary>u: how often two different records agree by chance.</summary>
internal static class ChanceAgreement
{
    /// <summary>From random pairs; exact agreement on one column is counted from its frequencies instead, without the noise of a sample.</summary>
    public static void Learn(Parameters parameters, LinkModel model, Patterns random, DerivedColumns columns)
    {
        var patterns = random.InOrder();
        for (var c = 0; c < model.Comparisons.Count; c++)
        {
            var levels = model.Comparisons[c].Levels;
            var counts = new double[levels.Count];
            foreach (var (pattern, count) in patterns)
                counts[Patterns.Level(pattern, c)] += count;
            var total = 0.0;
            for (var l = 0; l < counts.Length; l++)
                total += levels[l].IsMissing ? 0 : counts[l];
            if (total == 0)
                continue;
            for (var l = 0; l < counts.Length; l++)
            {
                if (levels[l].IsMissing || levels[l].FixU)
                    continue;
                // A level that no random pair shows is rarer than one in all of them.
                parameters.U[c][l] = Math.Max(counts[l], 0.5) / (total + 0.5);
            }

            SetExact(parameters.U[c], levels, model.LinkType, columns);
        }
    }

    /// <summary>Random pairs hold the matches too: where values are all but unique, those make up most of what agrees.</summary>
    public static void TakeOutMatches(Parameters parameters, double[][] observed, LinkModel model)
    {
        for (var c = 0; c < observed.Length; c++)
        for (var l = 0; l < observed[c].Length; l++)
        {
            var level = model.Comparisons[c].Levels[l];
            if (level.IsMissing || level.FixU)
                continue;
            var others = parameters.Prior * parameters.M[c][l];
            if (parameters.WithKin)
                others += parameters.KinShare * parameters.K[c][l];
            parameters.U[c][l] = Math.Max(observed[c][l] - others, observed[c][l] * 0.02);
        }
    }

    private static void SetExact(double[] u, IReadOnlyList<Level> levels, LinkType type, DerivedColumns columns)
    {
        for (var l = 0; l < levels.Count; l++)
        {
            if (levels[l].IsMissing)
                continue;
            if (levels[l] is { Condition: Same same, FixU: false } && same.Left == same.Right)
            {
                var before = u[l];
                u[l] = Math.Max(Exact(columns.Of(same.Left), columns.Data, type), 1e-12);
                var rest = (1 - u[l]) / Math.Max(1 - before, 1e-12);
                for (var other = 0; other < levels.Count; other++)
                    if (other != l && !levels[other].IsMissing && !levels[other].FixU)
                        u[other] *= rest;
            }

            return;
        }
    }

    private static double Exact(Column column, Dataset data, LinkType type)
    {
        var left = new double[column.Values.Count + 1];
        var right = new double[left.Length];
        for (var record = 0; record < data.Count; record++)
            (record < data.LeftCount ? left : right)[column.CodeArray[record]]++;
        double agree = 0,
            all;
        if (type == LinkType.Link)
        {
            for (var code = 1; code < left.Length; code++)
                agree += left[code] * right[code];
            all = (data.LeftCount - left[0]) * (data.Count - data.LeftCount - right[0]);
        }
        else
        {
            for (var code = 1; code < left.Length; code++)
                agree += (left[code] + right[code]) * (left[code] + right[code] - 1) / 2;
            var present = data.Count - left[0] - right[0];
            all = present * (present - 1) / 2;
        }

        return all > 0 ? agree / all : 0;
    }
}
