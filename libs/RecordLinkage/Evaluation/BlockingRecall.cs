namespace RecordLinkage;

/// <summary>The share of the true pairs that the blocking rules reach: no model finds what no rule makes.</summary>
/// <param name="TruePairs">All pairs that truly match.</param>
/// <param name="Rules">Per rule the true pairs that it makes, and those that no rule before it made.</param>
public sealed record BlockingRecall(double TruePairs, IReadOnlyList<RuleRecall> Rules)
{
    public double Recall => TruePairs == 0 ? 1 : Rules.Sum(rule => rule.New) / TruePairs;

    /// <param name="truth">The true cluster of each record; 0 where it is not known.</param>
    public static BlockingRecall Of(LinkModel model, Dataset data, ReadOnlySpan<int> truth)
    {
        var columns = DerivedColumns.For(model, data);
        var keys = model.BlockingRules.Select(rule => BlockKeys.Of(rule, columns)).ToArray();
        var made = new double[keys.Length];
        var first = new double[keys.Length];
        var all = 0.0;
        var clusters = new Dictionary<int, List<int>>();
        for (var record = 0; record < truth.Length; record++)
            if (truth[record] != 0)
                (clusters.TryGetValue(truth[record], out var list) ? list : clusters[truth[record]] = []).Add(record);
        foreach (var records in clusters.Values)
            for (var i = 0; i < records.Count; i++)
            for (var j = i + 1; j < records.Count; j++)
            {
                if (model.LinkType == LinkType.Link && records[i] < data.LeftCount == records[j] < data.LeftCount)
                    continue;
                all++;
                var isNew = true;
                for (var rule = 0; rule < keys.Length; rule++)
                {
                    if (!keys[rule].Joins(records[i], records[j]))
                        continue;
                    made[rule]++;
                    if (isNew)
                        first[rule]++;
                    isNew = false;
                }
            }

        return new(all, [.. keys.Select((key, rule) => new RuleRecall(key.Rule, made[rule], first[rule]))]);
    }
}

public sealed record RuleRecall(BlockingRule Rule, double Made, double New);
