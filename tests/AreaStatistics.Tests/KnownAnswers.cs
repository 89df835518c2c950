using System.Globalization;

namespace AreaStatistics.Tests;

/// <summary>Tables computed by other tools: a small set beside the tests, and the shared benchmarks where they are.</summary>
internal static class KnownAnswers
{
    public static string Reference => Path.Combine(AppContext.BaseDirectory, "Reference");

    /// <summary>The folder of a shared benchmark; the test that asks for it is skipped where it is not there.</summary>
    public static string Benchmark(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Baken.slnx")))
            root = root.Parent;
        for (var folder = root?.Parent; folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "benchmarks", name);
            if (Directory.Exists(path))
                return path;
        }
        Assert.Skip($"There is no shared/benchmarks/{name} beside or above the repository.");
        return "";
    }

    /// <summary>The columns by name. Only the plain dialect of the known answers: no quoted commas.</summary>
    public static Dictionary<string, string[]> Text(string folder, string file)
    {
        var rows = File.ReadAllLines(Path.Combine(folder, file))
            .Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray())
            .ToArray();
        return Enumerable
            .Range(0, rows[0].Length)
            .ToDictionary(column => rows[0][column], column => rows.Skip(1).Select(row => row[column]).ToArray());
    }

    /// <summary>The columns after the first.</summary>
    public static Dictionary<string, double[]> Numbers(string folder, string file) =>
        Text(folder, file).Skip(1).ToDictionary(column => column.Key, column => Array.ConvertAll(column.Value, Number));

    public static double Number(string text) =>
        text switch
        {
            "" or "NA" => double.NaN,
            "Inf" => double.PositiveInfinity,
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        };

    public static void ShouldMatch(this double[] actual, double[] expected, string what, double tolerance = 1e-9)
    {
        actual.Length.ShouldBe(expected.Length, what);
        for (var i = 0; i < expected.Length; i++)
        {
            if (double.IsFinite(expected[i]))
                actual[i].ShouldBe(expected[i], tolerance, $"{what}, row {i}");
            else
                actual[i].ShouldBe(expected[i], $"{what}, row {i}");
        }
    }
}
