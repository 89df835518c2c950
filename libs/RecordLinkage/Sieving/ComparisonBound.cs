using System.Runtime.Intrinsics;

namespace RecordLinkage;

/// <summary>The most that one comparison can bring, for one left record and a row of right ones.</summary>
internal sealed class ComparisonBound
{
    private readonly Possibility[] levels;
    private readonly NumberFeature?[] rarity;
    private readonly ComparisonWeights weights;
    private readonly float everythingElse;
    private readonly int[] open = new int[Tile.Padded];
    private readonly int[] holds = new int[Tile.Padded];
    private readonly float[] bound = new float[Tile.Padded];

    public ComparisonBound(Comparison comparison, ComparisonWeights weights, Features features)
    {
        this.weights = weights;
        var last = comparison.Levels.Count - 1;
        levels = [.. comparison.Levels.Take(last).Select(level => Possibility.Of(level.Condition, features))];
        rarity =
        [
            .. weights.Frequency.Take(last).Select(frequency => frequency is null ? null : features.Rarity(frequency.Column)),
        ];
        everythingElse = (float)weights.Bits[last];
    }

    /// <summary>Adds it to a row of bounds, of whole vectors.</summary>
    public void AddTo(Span<float> best, int left, int firstRight)
    {
        var count = best.Length;
        open.AsSpan(0, count).Fill(-1);
        bound.AsSpan(0, count).Fill(float.NegativeInfinity);
        for (var level = 0; level < levels.Length; level++)
        {
            var row = holds.AsSpan(0, count);
            levels[level].Of(left, firstRight, row);
            var here = Vector512.Create(Most(level, left));
            var exact = levels[level].IsExact;
            var stillOpen = Vector512<int>.Zero;
            for (var i = 0; i < count; i += Possibility.Lanes)
            {
                var unsettled = Vector512.LoadUnsafe(ref open[i]);
                var possible = Vector512.LoadUnsafe(ref row[i]) & unsettled;
                var before = Vector512.LoadUnsafe(ref bound[i]);
                Vector512.ConditionalSelect(possible.AsSingle(), Vector512.Max(before, here), before).StoreUnsafe(ref bound[i]);
                if (exact)
                    Vector512.AndNot(unsettled, possible).StoreUnsafe(ref open[i]);
                stillOpen |= Vector512.LoadUnsafe(ref open[i]);
            }

            // What surely holds settles a pair: the levels below it are not asked.
            if (stillOpen == Vector512<int>.Zero)
                break;
        }

        var rest = Vector512.Create(everythingElse);
        for (var i = 0; i < count; i += Possibility.Lanes)
        {
            var settled = Vector512.LoadUnsafe(ref bound[i]);
            var most = Vector512.ConditionalSelect(
                Vector512.LoadUnsafe(ref open[i]).AsSingle(),
                Vector512.Max(settled, rest),
                settled
            );
            (Vector512.LoadUnsafe(ref best[i]) + most).StoreUnsafe(ref best[i]);
        }
    }

    // The left record's own value says how rare a shared value can be.
    private float Most(int level, int left)
    {
        if (rarity[level] is not { } rare)
            return (float)weights.Bits[level];
        var own = rare.Here[left];
        var adjustment = double.IsPositiveInfinity(own) ? Weights.Largest : TermFrequencies.Bits(weights, level, own, own);
        return (float)(weights.Bits[level] + adjustment);
    }
}
