using RecordLinkage;

namespace Baken.Cli.Linkage;

/// <summary>What <c>baken link</c> was asked to do.</summary>
internal sealed record LinkRequest(string Left, string? Right, string Model, string Out)
{
    public bool Train { get; init; }

    public string? SaveModel { get; init; }

    public double Threshold { get; init; }

    public string? Clusters { get; init; }

    public ClusterMethod? Method { get; init; }

    public double ClusterThreshold { get; init; }

    public int Explain { get; init; }

    public int Threads { get; init; }

    public double MostPairs { get; init; }
}

internal enum ClusterMethod
{
    Correlation,
    Components,
    OneToOne,
}

/// <summary>Reads, trains where asked, scores, clusters and writes; the files appear together at the end, or not at all.</summary>
internal sealed class LinkRun(LinkRequest request, TimeProvider clock)
{
    /// <summary>Correlation clustering also hears what speaks against a pair, from this probability on.</summary>
    private const double LeastEvidence = 0.002;

    private readonly long start = clock.GetTimestamp();
    private long written;
    private readonly int threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;

    public async Task<LinkOutcome> RunAsync(CancellationToken cancellation)
    {
        var model = ModelSource.Read(request.Model);
        Say("Records lezen …");
        var data = await TableFile.ReadAsync(request.Left, request.Right, model.IdColumn, cancellation);
        if (ModelCheck.Problems(model, data) is [_, ..] problems)
            throw new InvalidDataException("Model en gegevens passen niet bij elkaar:\n- " + string.Join("\n- ", problems));
        CheckMemory(model, data);
        data = ModelColumns.Make(model, data);

        var sessions = 0;
        if (request.Train)
        {
            Say("Model trainen …");
            var trained = Trainer.Train(model, data, new() { Threads = threads, Cancellation = cancellation });
            model = trained.Model;
            sessions = trained.Sessions.Count(session => session.Converged);
        }

        using var pairs = new LinkTable(request.Out, ["unique_id_l", "unique_id_r"], ["match_weight", "match_probability"]);
        using var clusters = request.Clusters is { } path ? new LinkTable(path, ["unique_id", "cluster_id"], []) : null;
        var kept = new List<ScoredPair>();
        Say("Paren beoordelen …");
        var report = Score(model, data, pairs, kept, clusters is not null, cancellation);
        var found = 0;
        if (clusters is not null)
        {
            Say("Clusters maken …");
            found = WriteClusters(model, data, kept, clusters);
        }

        cancellation.ThrowIfCancellationRequested();
        await pairs.FinishAsync();
        if (clusters is not null)
            await clusters.FinishAsync();
        if (request.SaveModel is { } save)
            await File.WriteAllTextAsync(save, ModelFile.Write(model), CancellationToken.None);
        var explained = request.Explain == 0 ? [] : Explanation.Of(model, data, Doubtful(kept).Take(request.Explain));
        return new(data.Count, report.PairsMade, written, found, sessions, clock.GetElapsedTime(start), explained);
    }

    private ScoringReport Score(
        LinkModel model,
        Dataset data,
        LinkTable table,
        List<ScoredPair> kept,
        bool forClusters,
        CancellationToken cancellation
    )
    {
        var least = ScoredPair.WeightOf(request.Threshold);
        var meter = new LinkMeter(clock);
        var report = PairScorer.Run(
            model,
            data,
            new()
            {
                Threshold = forClusters ? Math.Min(request.Threshold, LeastEvidence) : request.Threshold,
                Threads = threads,
                MostPairs = request.MostPairs,
                Progress = meter,
                Clock = clock,
                Cancellation = cancellation,
            },
            found =>
            {
                foreach (var pair in found)
                {
                    if (pair.Weight < least)
                        continue;
                    table.Add([data.IdOf(pair.Left), data.IdOf(pair.Right)], [pair.Weight, pair.Probability]);
                    written++;
                }

                if (forClusters || request.Explain > 0)
                    kept.AddRange(found);
            }
        );
        meter.End();
        return report;
    }

    private int WriteClusters(LinkModel model, Dataset data, List<ScoredPair> kept, LinkTable table)
    {
        var method = request.Method ?? (model.LinkType == LinkType.Link ? ClusterMethod.OneToOne : ClusterMethod.Correlation);
        var links = kept.Where(pair => pair.Probability >= request.ClusterThreshold);
        var clusters = method switch
        {
            ClusterMethod.Correlation => CorrelationClustering.Of(data, kept, new() { Threshold = request.ClusterThreshold }),
            ClusterMethod.Components => ConnectedComponents.Of(data.Count, links),
            ClusterMethod.OneToOne => ConnectedComponents.Of(data.Count, OneToOne.Of(links)),
        };
        for (var record = 0; record < clusters.Length; record++)
            table.Add([data.IdOf(record), data.IdOf(clusters[record])], []);
        return clusters.Where((cluster, record) => cluster == record).Count();
    }

    // What a person should look at: where the model doubts most.
    private static IEnumerable<ScoredPair> Doubtful(List<ScoredPair> pairs) => pairs.OrderBy(pair => Math.Abs(pair.Weight));

    private void CheckMemory(LinkModel model, Dataset data)
    {
        var needed = MemoryEstimate.Of(model, data, threads);
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (needed > available)
            throw new InvalidDataException(
                $"Dit vraagt ongeveer {needed >> 20} MB geheugen en er is {available >> 20} MB. Laat kolommen weg die het model niet gebruikt, of koppel per deel (bijvoorbeeld per provincie)."
            );
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}

/// <summary>What came of it.</summary>
internal sealed record LinkOutcome(
    int Records,
    long PairsMade,
    long PairsFound,
    int Clusters,
    int Converged,
    TimeSpan Took,
    IReadOnlyList<Explanation> Explained
);
