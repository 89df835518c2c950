using System.Globalization;
using System.Text;

namespace Baken.Tests.RealData;

/// <summary>
/// A reading of the publisher's files that owes nothing to the product: lines, split at commas outside quotes. What a page shows is
/// held against this.
/// </summary>
internal static class PublishedFile
{
    public static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(SharedData.Path(file)).Where(line => line.Length > 0).Select(Split).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>One column by the code in another; a blank is null.</summary>
    public static Dictionary<string, double?> Column(string file, string code, string column) =>
        Rows(file).ToDictionary(row => row[code], row => Number(row[column]));

    public static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var letter in line.TrimStart('\ufeff').TrimEnd('\r'))
            if (letter == '"')
                quoted = !quoted;
            else if (letter == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(letter);
        cells.Add(cell.ToString());
        return cells;
    }
}
