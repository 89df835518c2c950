namespace RecordLinkage;

/// <summary>How the pairs of a block come about.</summary>
internal enum PairShape
{
    /// <summary>Every record with every later one of the same group.</summary>
    Within,

    /// <summary>Every record of the left group with every one of the right.</summary>
    Across,

    /// <summary>The same, but only where the left record stands before the right one.</summary>
    AcrossInOrder,
}

/// <summary>The groups of one rule, ready to be paired.</summary>
internal sealed class RuleBlocks
{
    public required PairShape Shape { get; init; }

    public required Blocks Left { get; init; }

    /// <summary>The same object as <see cref="Left"/> where records pair within their group.</summary>
    public required Blocks Right { get; init; }

    public required int Count { get; init; }

    public static RuleBlocks Of(BlockKeys keys, Dataset data, LinkType type, int[]? order)
    {
        if (type == LinkType.Link)
            return new()
            {
                Shape = PairShape.Across,
                Left = Blocks.Of(keys.Left, keys.Count, order, 0, data.LeftCount),
                Right = Blocks.Of(keys.Right, keys.Count, order, data.LeftCount, data.Count),
                Count = keys.Count,
            };
        var left = Blocks.Of(keys.Left, keys.Count, order, 0, data.Count);
        return new()
        {
            Shape = keys.IsSymmetric ? PairShape.Within : PairShape.AcrossInOrder,
            Left = left,
            Right = keys.IsSymmetric ? left : Blocks.Of(keys.Right, keys.Count, order, 0, data.Count),
            Count = keys.Count,
        };
    }

    /// <summary>The pairs that a block makes; for <see cref="PairShape.AcrossInOrder"/> an upper bound.</summary>
    public double PairsOf(int key) =>
        Shape == PairShape.Within ? Left.Size(key) * (Left.Size(key) - 1.0) / 2 : (double)Left.Size(key) * Right.Size(key);

    public double Pairs()
    {
        var pairs = 0.0;
        for (var key = 1; key <= Count; key++)
            pairs += PairsOf(key);
        return pairs;
    }
}
