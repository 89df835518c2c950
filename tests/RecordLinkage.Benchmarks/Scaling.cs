using System.Diagnostics;
using System.Globalization;

namespace RecordLinkage.Benchmarks;

/// <summary>Whole runs by size and number of threads: wall and processor time, which differ where a machine is shared.</summary>
internal static class Scaling
{
    public static void Run(int[] sizes)
    {
        Console.WriteLine(
            "records\tthreads\ttrain s\tscore s\tscore cpu s\tpairs\tM pairs/s\tns cpu/pair\tcluster s\tdata MB\tpeak MB"
        );
        foreach (var size in sizes)
        {
            var data = ModelColumns.Make(BuiltInModels.Read("dutch-persons"), People.Make(size, 1));
            var clock = Stopwatch.StartNew();
            var model = Trainer.Train(BuiltInModels.Read("dutch-persons"), data, new()).Model;
            var train = clock.Elapsed;
            foreach (var threads in new[] { 1, 2 })
                Measure(model, data, threads, train);
        }
    }

    private static void Measure(LinkModel model, Dataset data, int threads, TimeSpan train)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var pairs = new List<ScoredPair>();
        var report = PairScorer.Run(model, data, new() { Threads = threads, Threshold = 0.01 }, found => pairs.AddRange(found));
        var score = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalSeconds;
        clock.Restart();
        CorrelationClustering.Of(data, pairs, new());
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{data.Count}\t{threads}\t{train.TotalSeconds:0.0}\t{score:0.00}\t{cpu:0.00}\t{report.PairsMade}\t{report.PairsMade / score / 1e6:0.0}\t{cpu / report.PairsMade * 1e9:0}\t{clock.Elapsed.TotalSeconds:0.00}\t{data.MemoryInBytes >> 20}\t{process.PeakWorkingSet64 >> 20}"
            )
        );
    }
}
