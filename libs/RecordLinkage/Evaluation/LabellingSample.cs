namespace RecordLinkage;

/// <summary>The pairs whose judgement teaches most: those the model doubts about, each kind of doubt a few times.</summary>
/// <remarks>Uncertainty sampling (Lewis and Gale 1994), spread over the combinations of levels so that one frequent doubt does not fill the sample.</remarks>
public static class LabellingSample
{
    /// <param name="each">At most so many pairs of one combination of levels.</param>
    public static IReadOnlyList<ScoredPair> Of(
        LinkModel model,
        Dataset data,
        IEnumerable<ScoredPair> pairs,
        int count,
        int seed,
        int each = 3
    )
    {
        var inspector = new PairInspector(model, new SharedFeatures(DerivedColumns.For(model, data)));
        var random = new Random(seed);
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var sample = new List<ScoredPair>();
        // Shuffled before it is sorted, so that among equal doubts chance decides and not the order of the file.
        var shuffled = pairs.ToArray();
        random.Shuffle(shuffled);
        foreach (var pair in shuffled.OrderBy(pair => Math.Abs(pair.Weight)))
        {
            if (sample.Count == count)
                break;
            var kind = string.Join(',', inspector.Levels(pair.Left, pair.Right));
            if (kinds.GetValueOrDefault(kind) >= each)
                continue;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            sample.Add(pair);
        }

        return sample;
    }
}
