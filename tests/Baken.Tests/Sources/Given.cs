using Baken.Sources;
using Baken.Sources.Cbs;
using Baken.Sources.Kvk;
using Baken.Sources.Police;

namespace Baken.Tests.Sources;

/// <summary>Reads real and made-up files the way the module does.</summary>
internal sealed class Given : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("baken-sources-");

    public static IReadOnlyList<ISourceReader> Readers { get; } =
    [
        new BoundaryReader(),
        new KeyFigureReader(),
        new CrimeReader(),
        new SbiReader(),
        new EstablishmentReader(),
        new BankruptcyReader(),
    ];

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Task<Outcome<Reading>> Read(string source, string name, string text, int? year = null) =>
        Outcome(new ImportOrder(source, [new SourceFile(Write(name, text))], year));

    public Task<Outcome<Reading>> Read(string source, string name, byte[] bytes, int? year = null) =>
        Outcome(new ImportOrder(source, [new SourceFile(Write(name, bytes))], year));

    public static Task<Outcome<Reading>> Outcome(ImportOrder order) =>
        Readers.Single(reader => reader.Key == order.Source).ReadAsync(order, null, TestContext.Current.CancellationToken);

    public static async Task<Reading> Shared(string source, string file, int? year = null)
    {
        var outcome = await Outcome(new ImportOrder(source, [new SourceFile(SharedData.Path(file))], year));
        outcome.Refusal.ShouldBeNull();
        return outcome.Value;
    }

    public void Dispose() => folder.Delete(recursive: true);
}

internal static class ReadingQuestions
{
    /// <summary>The value of a measure in an area; null where the reading does not have the area in that column.</summary>
    public static double? Value(this Reading reading, string code, string measure, int year)
    {
        foreach (var block in reading.Figures)
        foreach (var column in block.Columns)
            if (column.Measure == Measure.Parse(measure) && column.Year == year)
            {
                var at = Array.IndexOf(block.Codes, AreaCode.Parse(code));
                if (at >= 0)
                    return column.Values[at];
            }

        return null;
    }

    public static IReadOnlyList<string> Measures(this Reading reading) =>
        [.. reading.Figures.SelectMany(block => block.Columns).Select(column => column.Measure.ToString()).Distinct()];
}
