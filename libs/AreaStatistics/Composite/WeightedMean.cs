namespace AreaStatistics;

/// <summary>The weighted means of a composite, and how much of the mean each value is responsible for.</summary>
/// <remarks>
/// All three are quasi-arithmetic: φ(y) = Σ wφ(x), with φ(x) = x, ln x and -1/x. A contribution is
/// w·(1 + K·(φ(x) - φ(1))) with K = (y - 1) / (φ(y) - φ(1)): the part of y up to 1 is shared by weight, the rest by each
/// value's share in φ(y) - φ(1). For the arithmetic mean that is w·x; for the geometric mean it is the log share
/// (logarithmic mean Divisia index, Ang 2004, with 1 as the base). The contributions always sum to y, also where y = 1.
/// </remarks>
internal static class WeightedMean
{
    internal static double Of(Aggregation aggregation, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        double sum = 0,
            total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += weights[i] * Transform(aggregation, values[i]);
            total += weights[i];
        }
        var mean = sum / total;
        return aggregation switch
        {
            Aggregation.Arithmetic => mean,
            Aggregation.Geometric => Math.Exp(mean),
            Aggregation.Harmonic => -1 / mean,
        };
    }

    /// <summary>What a value with this share of the weight contributes, per unit of the value.</summary>
    internal static double ContributionRate(Aggregation aggregation, double value, double weightShare, double mean) =>
        aggregation switch
        {
            Aggregation.Arithmetic => weightShare,
            Aggregation.Geometric => weightShare * (1 + GrowthPerLog(Math.Log(mean)) * Math.Log(value)) / value,
            Aggregation.Harmonic => weightShare * (1 + mean * (1 - 1 / value)) / value,
        };

    private static double Transform(Aggregation aggregation, double value)
    {
        if (aggregation is not Aggregation.Arithmetic && value <= 0)
            throw new ArgumentException(
                $"A {aggregation} mean needs positive values; {value} was found. Normalise to a scale that starts above 0."
            );
        return aggregation switch
        {
            Aggregation.Arithmetic => value,
            Aggregation.Geometric => Math.Log(value),
            Aggregation.Harmonic => -1 / value,
        };
    }

    // (e^t - 1) / t, by its series where the subtraction would lose all digits.
    private static double GrowthPerLog(double log) =>
        Math.Abs(log) < 1e-5 ? 1 + log / 2 + log * log / 6 : (Math.Exp(log) - 1) / log;
}
