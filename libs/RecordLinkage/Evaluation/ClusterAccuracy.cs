namespace RecordLinkage;

/// <summary>Clusters held against the truth.</summary>
/// <param name="Pairs">Over all pairs of records in one cluster.</param>
/// <param name="BCubedPrecision">Averaged over records: the share of its cluster that truly belongs to it (Bagga and Baldwin 1998).</param>
/// <param name="BCubedRecall">Averaged over records: the share of what truly belongs to it that is in its cluster.</param>
/// <param name="Exact">The clusters that are exactly a true one.</param>
public sealed record ClusterAccuracy(
    Accuracy Pairs,
    double BCubedPrecision,
    double BCubedRecall,
    int Clusters,
    int Exact,
    int Largest
)
{
    public static ClusterAccuracy Of(ReadOnlySpan<int> clusters, ReadOnlySpan<int> truth)
    {
        if (clusters.Length != truth.Length)
            throw new ArgumentException("There must be a true cluster for every record.", nameof(truth));
        var found = new Dictionary<int, double>();
        var real = new Dictionary<int, double>();
        var both = new Dictionary<(int Cluster, int Truth), double>();
        for (var record = 0; record < truth.Length; record++)
        {
            found[clusters[record]] = found.GetValueOrDefault(clusters[record]) + 1;
            real[truth[record]] = real.GetValueOrDefault(truth[record]) + 1;
            both[(clusters[record], truth[record])] = both.GetValueOrDefault((clusters[record], truth[record])) + 1;
        }

        double together = both.Values.Sum(PairsOf),
            inFound = found.Values.Sum(PairsOf),
            inReal = real.Values.Sum(PairsOf),
            precision = 0,
            recall = 0;
        var exact = 0;
        foreach (var ((cluster, actual), count) in both)
        {
            precision += count * count / found[cluster];
            recall += count * count / real[actual];
            if (count == found[cluster] && count == real[actual])
                exact++;
        }

        var records = Math.Max(1, truth.Length);
        return new(
            new(together, inFound - together, inReal - together),
            precision / records,
            recall / records,
            found.Count,
            exact,
            found.Count == 0 ? 0 : (int)found.Values.Max()
        );
    }

    private static double PairsOf(double count) => count * (count - 1) / 2;
}
