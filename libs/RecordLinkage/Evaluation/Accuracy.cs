namespace RecordLinkage;

/// <summary>How many pairs were found rightly, wrongly and not at all.</summary>
public readonly record struct Accuracy(double TruePositives, double FalsePositives, double FalseNegatives)
{
    public double Precision => TruePositives + FalsePositives == 0 ? 1 : TruePositives / (TruePositives + FalsePositives);

    public double Recall => TruePositives + FalseNegatives == 0 ? 1 : TruePositives / (TruePositives + FalseNegatives);

    public double F1 => TruePositives == 0 ? 0 : 2 * TruePositives / ((2 * TruePositives) + FalsePositives + FalseNegatives);
}

/// <summary>The accuracy of the pairs at or above a weight.</summary>
public readonly record struct AccuracyAt(double Weight, Accuracy Accuracy)
{
    public double Probability => ScoredPair.ProbabilityOf(Weight);
}

/// <summary>Pairs held against the truth, where that is known.</summary>
public static class PairAccuracy
{
    /// <param name="truth">The true cluster of each record; 0 where it is not known.</param>
    /// <returns>The accuracy at each distinct weight, from the highest down.</returns>
    public static IReadOnlyList<AccuracyAt> ByThreshold(IEnumerable<ScoredPair> pairs, ReadOnlySpan<int> truth, double truePairs)
    {
        var inOrder = pairs.OrderByDescending(pair => pair.Weight).ToList();
        var curve = new List<AccuracyAt>();
        double right = 0,
            wrong = 0;
        for (var i = 0; i < inOrder.Count; i++)
        {
            var (left, other, weight) = inOrder[i];
            if (truth[left] != 0 && truth[left] == truth[other])
                right++;
            else
                wrong++;
            if (i + 1 == inOrder.Count || inOrder[i + 1].Weight != weight)
                curve.Add(new(weight, new(right, wrong, truePairs - right)));
        }

        return curve;
    }

    /// <summary>The number of pairs that truly match, between the sources or within them as the link type says.</summary>
    public static double TruePairs(Dataset data, ReadOnlySpan<int> truth, LinkType type)
    {
        var left = new Dictionary<int, double>();
        var right = new Dictionary<int, double>();
        for (var record = 0; record < truth.Length; record++)
            if (truth[record] != 0)
            {
                var side = record < data.LeftCount ? left : right;
                side[truth[record]] = side.GetValueOrDefault(truth[record]) + 1;
            }

        if (type == LinkType.Link)
            return left.Sum(pair => pair.Value * right.GetValueOrDefault(pair.Key));
        return left
            .Keys.Union(right.Keys)
            .Sum(key => left.GetValueOrDefault(key) + right.GetValueOrDefault(key) is var n ? n * (n - 1) / 2 : 0);
    }
}
