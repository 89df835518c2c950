namespace RecordLinkage;

/// <summary>Records that say too little to be linked to anything: even compared with themselves they stay below a probability.</summary>
public static class Unlinkables
{
    /// <summary>The weight that each record reaches against itself, the highest that it can reach at all.</summary>
    public static double[] SelfWeights(LinkModel model, Dataset data)
    {
        var inspector = new PairInspector(model, new SharedFeatures(DerivedColumns.For(model, data)));
        var weights = Weights.Of(model);
        var self = new double[data.Count];
        for (var record = 0; record < self.Length; record++)
            self[record] =
                weights.Prior + inspector.Reasons(weights, record, record).Sum(reason => reason.Bits + reason.RarityBits);
        return self;
    }

    /// <summary>The share of the records that cannot reach a probability.</summary>
    public static double Share(ReadOnlySpan<double> selfWeights, double probability)
    {
        var least = ScoredPair.WeightOf(probability);
        var unlinkable = 0;
        foreach (var weight in selfWeights)
            if (weight < least)
                unlinkable++;
        return selfWeights.IsEmpty ? 0 : (double)unlinkable / selfWeights.Length;
    }
}
