namespace RecordLinkage;

/// <summary>What agreeing on a rare value adds to the weight, and on a common one takes off.</summary>
/// <remarks>log2(u of the exact level / the larger of both frequencies), times the weight of the adjustment; no less than the minimal u.</remarks>
internal static class TermFrequencies
{
    /// <param name="left">Minus log2 of the frequency of the left value; infinite where there is none.</param>
    public static double Bits(ComparisonWeights weights, int level, double left, double right)
    {
        var frequency = weights.Frequency[level]!;
        var commonest = Math.Min(left, right);
        if (double.IsPositiveInfinity(commonest))
            return 0;
        if (frequency.MinimalU > 0)
            commonest = Math.Min(commonest, -Math.Log2(frequency.MinimalU));
        return (weights.ExactBits[level] + commonest) * frequency.Weight;
    }
}
