using System.Runtime.InteropServices;

namespace RecordLinkage;

/// <summary>How often each combination of levels occurs: all that training needs to know of millions of pairs.</summary>
/// <remarks>Where a level is adjusted for rarity, the rarity of the value, in whole bits, is part of the combination.</remarks>
internal sealed class Patterns
{
    private const int Width = 10;
    private const int RarityShift = 5;

    private readonly Dictionary<UInt128, double> counts = [];

    public int Count => counts.Count;

    public double Pairs { get; private set; }

    public void Add(UInt128 pattern, double count)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _) += count;
        Pairs += count;
    }

    /// <summary>In a fixed order, so that sums come out the same in every run.</summary>
    public IReadOnlyList<(UInt128 Pattern, double Count)> InOrder() =>
        [.. counts.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];

    public static int Level(UInt128 pattern, int comparison) => (int)(uint)(pattern >> (comparison * Width)) & 31;

    /// <summary>The rarity of the value in bits; -1 where the level is not adjusted.</summary>
    public static int Rarity(UInt128 pattern, int comparison) =>
        ((int)(uint)(pattern >> ((comparison * Width) + RarityShift)) & 31) - 1;

    public static UInt128 With(UInt128 pattern, int comparison, int level, double rarity)
    {
        var bits = double.IsNaN(rarity) ? 0 : 1 + (int)Math.Clamp(Math.Round(rarity), 0, 30);
        return pattern | ((UInt128)(uint)(level | (bits << RarityShift)) << (comparison * Width));
    }

    /// <summary>The most comparisons that fit.</summary>
    public const int MostComparisons = 12;
}

/// <summary>Counts the combinations of one thread.</summary>
internal sealed class PatternWorker : IPairWorker
{
    private readonly Kernel[] kernels;
    private readonly NumberFeature?[][] rarity;
    private readonly ushort[] all = new ushort[Batch.Capacity];
    private readonly ushort[] open = new ushort[Batch.Capacity];
    private readonly Dictionary<UInt128, long> counts = [];

    public PatternWorker(LinkModel model, Features features)
    {
        kernels = [.. model.Comparisons.Select(comparison => new Kernel(comparison, features))];
        rarity =
        [
            .. model.Comparisons.Select(comparison =>
                comparison
                    .Levels.Select(level => level.TermFrequency is { } frequency ? features.Rarity(frequency.Column) : null)
                    .ToArray()
            ),
        ];
        for (var i = 0; i < all.Length; i++)
            all[i] = (ushort)i;
    }

    public void Take(Tile tile, Batch batch)
    {
        var pairs = batch.Pairs.AsSpan(0, batch.Count);
        for (var c = 0; c < kernels.Length; c++)
        {
            var levels = batch.Levels(c);
            kernels[c].Quick(pairs, all.AsSpan(0, batch.Count), levels);
            var undecided = 0;
            for (var at = 0; at < batch.Count; at++)
                if (levels[at] == Batch.Undecided)
                    open[undecided++] = (ushort)at;
            if (undecided > 0)
                kernels[c].Finish(pairs, open.AsSpan(0, undecided), levels);
        }

        for (var at = 0; at < batch.Count; at++)
        {
            UInt128 pattern = 0;
            for (var c = 0; c < kernels.Length; c++)
            {
                var level = batch.Levels(c)[at];
                var bits = rarity[c][level] is { } rare
                    ? Math.Min(rare.Here[pairs[at].Left], rare.Here[pairs[at].Right])
                    : double.NaN;
                pattern = Patterns.With(pattern, c, level, bits);
            }

            CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _)++;
        }
    }

    public void Finish(int rule, Tile tile) { }

    /// <summary>Adds what was counted, each pair for as many as the sample has it stand.</summary>
    public void AddTo(Patterns patterns, double each)
    {
        foreach (var (pattern, count) in counts)
            patterns.Add(pattern, count * each);
    }
}
