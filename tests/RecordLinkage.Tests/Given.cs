using System.Text;

namespace RecordLinkage.Tests;

/// <summary>Data, models and files that tests start from.</summary>
internal static class Given
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static Dataset Data(string[] columns, params string?[][] records)
    {
        var builder = new DatasetBuilder(columns);
        foreach (var record in records)
            builder.Add(record);
        return builder.Build(columns.Contains("id") ? "id" : null);
    }

    public static string Reference(string file) => Path.Combine(AppContext.BaseDirectory, "Reference", file);

    /// <summary>The model that a known answer was computed with.</summary>
    public static LinkModel Model(string file) => ModelFile.Read(File.ReadAllText(Reference(file)));

    /// <summary>A file of the benchmarks beside the repository; skips the test where it is absent.</summary>
    public static string Shared(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "benchmarks", "linkage", file);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip($"The benchmark file {file} is not beside this repository.");
        return "";
    }

    public static Comparison Exact(string column, double m, double u, bool rarity = false) =>
        new(
            column,
            [
                new(Condition.Missing(column)) { IsMissing = true },
                new(Condition.Exact(column))
                {
                    M = m,
                    U = u,
                    TermFrequency = rarity ? new(column) : null,
                },
                new(Condition.Otherwise) { M = 1 - m, U = 1 - u },
            ]
        );

    public static Comparison Name(string column) =>
        new(
            column,
            [
                new(Condition.Missing(column)) { IsMissing = true },
                new(Condition.Exact(column))
                {
                    M = 0.6,
                    U = 0.05,
                    TermFrequency = new(column),
                },
                new(new AtLeast(Measure.JaroWinkler, column, 0.9)) { M = 0.2, U = 0.02 },
                new(new AtLeast(Measure.JaroWinkler, column, 0.7)) { M = 0.1, U = 0.08 },
                new(Condition.Otherwise) { M = 0.1, U = 0.85 },
            ]
        );
}
