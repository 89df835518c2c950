namespace RecordLinkage;

/// <summary>Two records and how much speaks for their being the same.</summary>
/// <param name="Left">The number of the left record.</param>
/// <param name="Weight">log2 of the odds that they are the same.</param>
public readonly record struct ScoredPair(int Left, int Right, double Weight)
{
    public double Probability => ProbabilityOf(Weight);

    /// <summary>2^w / (1 + 2^w).</summary>
    public static double ProbabilityOf(double weight) => 1 / (1 + double.Exp2(-weight));

    /// <summary>The weight at which a probability is reached.</summary>
    public static double WeightOf(double probability) =>
        probability <= 0 ? double.NegativeInfinity
        : probability >= 1 ? double.PositiveInfinity
        : Math.Log2(probability / (1 - probability));
}
