namespace RecordLinkage;

/// <summary>Compares single pairs in full: for explanations, labels and samples. Not for many threads.</summary>
internal sealed class PairInspector
{
    private readonly LinkModel model;
    private readonly Features features;
    private readonly Kernel[] kernels;
    private readonly NumberFeature?[][] rarity;
    private readonly Tile tile = new();
    private readonly byte[] levels = new byte[Batch.Capacity];

    public PairInspector(LinkModel model, SharedFeatures shared)
    {
        this.model = model;
        features = new(shared);
        kernels = [.. model.Comparisons.Select(comparison => new Kernel(comparison, features))];
        rarity =
        [
            .. model.Comparisons.Select(comparison =>
                comparison
                    .Levels.Select(level => level.TermFrequency is { } frequency ? features.Rarity(frequency.Column) : null)
                    .ToArray()
            ),
        ];
    }

    /// <summary>The level of every comparison.</summary>
    public int[] Levels(int left, int right)
    {
        Load(left, right);
        var found = new int[kernels.Length];
        ReadOnlySpan<TilePair> pairs = [new(0, 1)];
        ReadOnlySpan<ushort> selection = [0];
        for (var c = 0; c < kernels.Length; c++)
        {
            kernels[c].Quick(pairs, selection, levels);
            if (levels[0] == Batch.Undecided)
                kernels[c].Finish(pairs, selection, levels);
            found[c] = levels[0];
        }

        return found;
    }

    /// <summary>Every comparison of a pair with what it brings.</summary>
    public IReadOnlyList<Reason> Reasons(Weights weights, int left, int right)
    {
        var found = Levels(left, right);
        return
        [
            .. found.Select(
                (level, c) =>
                {
                    var each = weights.Comparisons[c];
                    var adjustment = rarity[c][level] is { } rare
                        ? TermFrequencies.Bits(each, level, rare.Here[0], rare.Here[1])
                        : 0;
                    return new Reason(
                        model.Comparisons[c],
                        level,
                        each.Bits[level],
                        adjustment,
                        each.KinBits[level] + (each.SharedByKin ? adjustment : 0)
                    );
                }
            ),
        ];
    }

    private void Load(int left, int right)
    {
        tile.Clear();
        tile.AddAcross([left], [right], PairShape.Across);
        features.Load(tile.Records.AsSpan(0, tile.Count));
    }
}

/// <summary>What one comparison says about a pair.</summary>
/// <param name="Level">The place of its level in the comparison.</param>
/// <param name="Bits">log2(m/u) of the level.</param>
/// <param name="RarityBits">What the rarity of the value adds.</param>
/// <param name="KinBits">The same sum, had the two been relatives.</param>
public sealed record Reason(Comparison Comparison, int Level, double Bits, double RarityBits, double KinBits)
{
    public Level At => Comparison.Levels[Level];
}
