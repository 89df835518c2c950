using System.Numerics;
using System.Runtime.Intrinsics;

namespace RecordLinkage;

/// <summary>Lets through the pairs that may reach the threshold, sixteen at a time, from signatures alone; it never stops one that would.</summary>
internal sealed class Sieve
{
    /// <summary>Shorter rows are not worth the vectors.</summary>
    public const int ShortestRow = 4;

    private const float Slack = 1e-2f;

    private readonly Features features;
    private readonly ComparisonBound[] bounds;
    private readonly float start;
    private readonly float least;
    private readonly float[] best = new float[Tile.Padded];

    public Sieve(LinkModel model, Weights weights, SharedFeatures shared, double threshold)
    {
        // Of its own, so that what only the kernels look at is not loaded for pairs that never reach them.
        features = new(shared);
        start = (float)(weights.Prior - Math.Log2(1 - weights.KinShare));
        least = (float)threshold - Slack;
        bounds =
        [
            .. model.Comparisons.Select((comparison, c) => new ComparisonBound(comparison, weights.Comparisons[c], features)),
        ];
    }

    public void Begin(Tile tile) => features.Begin(tile);

    /// <summary>Writes the pairs of a left record with right ones that may match, and gives their number.</summary>
    public int Sift(int left, int from, int to, Span<TilePair> through)
    {
        features.Ensure();
        var row = best.AsSpan(0, (to - from + Possibility.Lanes - 1) / Possibility.Lanes * Possibility.Lanes);
        row.Fill(start);
        foreach (var bound in bounds)
            bound.AddTo(row, left, from);
        var count = 0;
        var enough = Vector512.Create(least);
        for (var i = 0; i < row.Length; i += Possibility.Lanes)
        {
            var kept = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref row[i]), enough).ExtractMostSignificantBits();
            if (to - from - i < Possibility.Lanes)
                kept &= (1ul << (to - from - i)) - 1;
            for (; kept != 0; kept &= kept - 1)
                through[count++] = new((ushort)left, (ushort)(from + i + BitOperations.TrailingZeroCount(kept)));
        }

        return count;
    }
}
