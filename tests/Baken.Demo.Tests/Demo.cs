namespace Baken.Demo.Tests;

/// <summary>Generated files in a folder of their own, gone after the test.</summary>
internal sealed class Demo : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("baken-demo-").FullName;

    public Demo(int seed, DemoSize size) =>
        Files = FictionalMunicipality.Generate(folder, seed, size, null, TestContext.Current.CancellationToken);

    public IReadOnlyList<DemoFile> Files { get; }

    public string[] Lines(string name) =>
        File.ReadAllLines(Files.Single(f => Path.GetFileName(f.Path).StartsWith(name, StringComparison.Ordinal)).Path);

    /// <summary>The rows of a file as columns by name; no field of these files holds a separator.</summary>
    public IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        var lines = Lines(name);
        var header = lines[0].Split(';');
        return lines
            .Skip(1)
            .Select(line => header.Zip(line.Split(';')).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, true);
}
