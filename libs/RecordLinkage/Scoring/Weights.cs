namespace RecordLinkage;

/// <summary>What each level of each comparison is worth, in bits, ready to be added up.</summary>
internal sealed class Weights
{
    public const double Largest = 100;
    private const double LeastProbability = 1e-10;

    private Weights(LinkModel model)
    {
        Prior = Math.Log2(model.Prior / (1 - model.Prior));
        Comparisons = [.. model.Comparisons.Select(comparison => new ComparisonWeights(comparison, model.Kinship is not null))];
        KinShare = model.Kinship?.Share ?? 0;
    }

    /// <summary>log2(λ / (1 - λ)).</summary>
    public double Prior { get; }

    public ComparisonWeights[] Comparisons { get; }

    public double KinShare { get; }

    public static Weights Of(LinkModel model)
    {
        foreach (var comparison in model.Comparisons)
        foreach (var level in comparison.Levels)
            if (!level.IsMissing && (level.M is null || level.U is null))
                throw new InvalidDataException(
                    $"The level '{level.Label ?? ConditionText.Write(level.Condition)}' of '{comparison.Name}' has no m or u yet: train the model first (--train)."
                );
        return new(model);
    }

    /// <summary>The weight once relatives are a third class: log2 of P(pair | same) over P(pair | different), of whom some are relatives.</summary>
    public static double WithKin(double same, double kin, double share) =>
        same - Math.Log2(1 - share + (share * double.Exp2(Math.Min(kin, 1000))));

    internal static double Bits(double over, double under) =>
        Math.Clamp(Math.Log2(Math.Max(over, LeastProbability) / Math.Max(under, LeastProbability)), -Largest, Largest);
}

/// <summary>The weights of one comparison.</summary>
internal sealed class ComparisonWeights
{
    public ComparisonWeights(Comparison comparison, bool withKin)
    {
        var count = comparison.Levels.Count;
        Bits = [.. comparison.Levels.Select(level => level.IsMissing ? 0 : Weights.Bits(level.M!.Value, level.U!.Value))];
        KinBits =
        [
            .. comparison.Levels.Select(level =>
                !withKin || level.IsMissing ? 0 : Weights.Bits(level.K ?? level.U!.Value, level.U!.Value)
            ),
        ];
        Frequency = [.. comparison.Levels.Select(level => level.TermFrequency)];
        SharedByKin = comparison.SharedByKin;
        ExactBits = new double[count];
        for (var level = 0; level < count; level++)
            if (Frequency[level] is { } frequency)
                ExactBits[level] = Math.Log2(ExactU(comparison, frequency.Column) ?? comparison.Levels[level].U!.Value);
    }

    public double[] Bits { get; }

    public double[] KinBits { get; }

    public TermFrequency?[] Frequency { get; }

    /// <summary>log2 of the u of the exact level, for the levels that term frequencies adjust.</summary>
    public double[] ExactBits { get; }

    public bool SharedByKin { get; }

    // The frequency of a value stands against the average chance of agreeing exactly, which the exact level of that column holds.
    private static double? ExactU(Comparison comparison, string column) =>
        comparison
            .Levels.FirstOrDefault(level =>
                level.Condition is Same { Left: ColumnValue left } same && left.Column == column && same.Left == same.Right
            )
            ?.U;
}
