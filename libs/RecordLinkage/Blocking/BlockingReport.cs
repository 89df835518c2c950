namespace RecordLinkage;

/// <summary>What the blocking rules would cost, counted before any pair is compared.</summary>
/// <param name="Pairs">The pairs of all rules together; a pair that several rules make counts once per rule.</param>
public sealed record BlockingReport(IReadOnlyList<RuleCount> Rules, double Pairs)
{
    public static BlockingReport Of(LinkModel model, Dataset data, CancellationToken cancellation = default)
    {
        var columns = DerivedColumns.For(model, data);
        var rules = model
            .BlockingRules.Select(rule =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Count(BlockKeys.Of(rule, columns), columns.Data, model.LinkType);
            })
            .ToList();
        return new(rules, rules.Sum(rule => rule.Pairs));
    }

    internal static RuleCount Count(BlockKeys keys, Dataset data, LinkType type)
    {
        var blocks = RuleBlocks.Of(keys, data, type, null);
        var pairs = 0.0;
        int largest = 0,
            filled = 0;
        for (var key = 1; key <= blocks.Count; key++)
        {
            var made = blocks.PairsOf(key);
            pairs += made;
            if (made > 0)
                filled++;
            if (largest == 0 || made > blocks.PairsOf(largest))
                largest = key;
        }

        var size =
            largest == 0 ? 0
            : ReferenceEquals(blocks.Left, blocks.Right) ? blocks.Left.Size(largest)
            : blocks.Left.Size(largest) + blocks.Right.Size(largest);
        var example =
            size == 0 || blocks.Left.Size(largest) == 0
                ? null
                : Describe(keys.Rule, data, blocks.Left.Records[blocks.Left.Starts[largest]]);
        var without = 0;
        foreach (var key in keys.Left)
            if (key == 0)
                without++;
        return new(keys.Rule, pairs, filled, without, example, size, largest == 0 ? 0 : blocks.PairsOf(largest));
    }

    private static string Describe(BlockingRule rule, Dataset data, int record)
    {
        var columns = new DerivedColumns(data);
        return string.Join(", ", rule.Keys.Select(key => $"{ValueText.Write(key.Left)} = '{columns.Of(key.Left)[record]}'"));
    }
}

/// <summary>What one rule makes.</summary>
/// <param name="Blocks">The keys that make at least one pair.</param>
/// <param name="RecordsWithoutKey">Records that this rule cannot reach, because a part of the key is missing.</param>
/// <param name="LargestKey">The key that makes the most pairs, in words.</param>
public sealed record RuleCount(
    BlockingRule Rule,
    double Pairs,
    int Blocks,
    int RecordsWithoutKey,
    string? LargestKey,
    int LargestBlock,
    double PairsOfLargestBlock
);
