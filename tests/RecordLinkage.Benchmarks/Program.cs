using BenchmarkDotNet.Running;
using RecordLinkage.Benchmarks;

// Measures what docs/benchmarks.md says, on fictitious people that are made on the spot:
//   dotnet run -c Release --project tests/RecordLinkage.Benchmarks                            the measures, by BenchmarkDotNet
//   dotnet run -c Release --project tests/RecordLinkage.Benchmarks -- scale 10000 100000 …    whole runs, by size and threads
if (args is ["scale", .. var sizes])
    Scaling.Run(sizes.Length == 0 ? [10_000, 100_000, 1_000_000] : [.. sizes.Select(int.Parse)]);
else
    BenchmarkSwitcher.FromAssembly(typeof(Scaling).Assembly).Run(args);
