using System.Text;
using BenchmarkDotNet.Attributes;

namespace RecordLinkage.Benchmarks;

/// <summary>The measures on pairs of surnames that have nothing to do with each other, as most pairs of a block.</summary>
[MemoryDiagnoser]
public class Measures
{
    private byte[][] texts = [];

    [GlobalSetup]
    public void Setup()
    {
        var surnames = People.Make(2000, 1)["surname"];
        texts = [.. Enumerable.Range(0, 2000).Select(record => Encoding.UTF8.GetBytes(surnames[record]!))];
    }

    [Benchmark(OperationsPerInvoke = 1999)]
    public double JaroWinklerSimilarity()
    {
        var sum = 0.0;
        for (var i = 1; i < texts.Length; i++)
            sum += JaroWinkler.Similarity(texts[i - 1], texts[i]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = 1999)]
    public int LevenshteinDistance()
    {
        var sum = 0;
        for (var i = 1; i < texts.Length; i++)
            sum += Levenshtein.Distance(texts[i - 1], texts[i]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = 1999)]
    public int DamerauLevenshteinDistance()
    {
        var sum = 0;
        for (var i = 1; i < texts.Length; i++)
            sum += DamerauLevenshtein.Distance(texts[i - 1], texts[i]);
        return sum;
    }
}
