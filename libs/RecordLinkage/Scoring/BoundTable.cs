namespace RecordLinkage;

/// <summary>How much each comparison can bring at most, and in which order the costly ones are best asked.</summary>
internal sealed class BoundTable
{
    private readonly float[][] tables;
    private readonly bool[] frequencies;

    public BoundTable(LinkModel model, Weights weights)
    {
        // Relatives only ever lower a weight, by no less than the share of those who are none.
        Start = (float)(weights.Prior - Math.Log2(1 - weights.KinShare));
        tables = new float[model.Comparisons.Count][];
        frequencies = new bool[tables.Length];
        var costly = new List<(int Comparison, double Gain)>();
        for (var c = 0; c < tables.Length; c++)
        {
            var bits = weights.Comparisons[c];
            var cheap = Kernel.CheapLevels(model.Comparisons[c]);
            tables[c] = new float[256];
            for (var level = 0; level < bits.Bits.Length; level++)
                tables[c][level] = (float)bits.Bits[level];
            frequencies[c] = bits.Frequency.Any(frequency => frequency is not null);
            if (cheap == bits.Bits.Length)
                continue;
            tables[c][Batch.Undecided] = Enumerable
                .Range(cheap, bits.Bits.Length - cheap)
                .Max(level => (float)MostOf(bits, level));
            costly.Add((c, (tables[c][Batch.Undecided] - tables[c][bits.Bits.Length - 1]) / Cost(model.Comparisons[c])));
        }

        Order = [.. costly.OrderByDescending(each => each.Gain).Select(each => each.Comparison)];
    }

    public float Start { get; }

    public int[] Order { get; }

    public float[] Table(int comparison) => tables[comparison];

    public float Undecided(int comparison) => tables[comparison][Batch.Undecided];

    public bool HasFrequencies(int comparison) => frequencies[comparison];

    // A level that rarity adjusts may bring as much as the rarest value in 2^40 would.
    private static double MostOf(ComparisonWeights bits, int level) =>
        bits.Bits[level]
        + (bits.Frequency[level] is { } frequency ? Math.Max(0, (bits.ExactBits[level] + 40) * frequency.Weight) : 0);

    private static double Cost(Comparison comparison) =>
        comparison.Levels.Any(level => level.Condition is AtLeast) ? 3
        : comparison.Levels.Any(level => level.Condition is WithinEdits { Edits: Edits.DamerauLevenshtein }) ? 3
        : 1;
}
