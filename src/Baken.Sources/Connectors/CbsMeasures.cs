using System.Globalization;
using System.Text;
using Baken.Sources.Files;

namespace Baken.Sources.Connectors;

/// <summary>The measures of a CBS table, each with the column key it has in the table as a file.</summary>
internal sealed record CbsMeasures(IReadOnlyList<(string Code, string Key)> Columns, IReadOnlyList<string> Forbidden)
{
    /// <summary>The columns that stand before the measures in the file and are numbered with them.</summary>
    private const int ColumnsBefore = 4;

    public static CbsMeasures Read(IEnumerable<string> groups, IEnumerable<string> measures)
    {
        var tree = groups
            .Select(line => line.Split('\t'))
            .ToDictionary(part => part[0], part => (Parent: part[1], Title: part[2]));
        var columns = new List<(string, string)>();
        var forbidden = new List<string>();
        var rows = measures
            .Select(line => line.Split('\t'))
            .Select(part =>
                (Code: part[0], Index: int.Parse(part[1], CultureInfo.InvariantCulture), Title: part[2], Group: part[3])
            );
        var number = ColumnsBefore;
        foreach (var measure in rows.OrderBy(row => row.Index))
        {
            number++;
            if (ColumnLaw.Forbids(measure.Title) || Path(tree, measure.Group).Any(ColumnLaw.Forbids))
                forbidden.Add(measure.Code);
            else
                columns.Add((measure.Code, $"{Key(measure.Title)}_{number}"));
        }

        return new CbsMeasures(columns, forbidden);
    }

    /// <summary>
    /// A title as CBS makes a column key of it: words joined, each with a capital, accents and signs left out, a leading
    /// digit after <c>k_</c>: "0 tot 15 jaar" → <c>k_0Tot15Jaar</c>.
    /// </summary>
    public static string Key(string title)
    {
        var key = new StringBuilder();
        var start = true;
        foreach (var character in title.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsAsciiLetterOrDigit(character))
            {
                start = true;
                continue;
            }

            key.Append(start ? char.ToUpperInvariant(character) : character);
            start = char.IsAsciiDigit(character);
        }

        return key.Length > 0 && char.IsAsciiDigit(key[0]) ? $"k_{key}" : key.ToString();
    }

    private static IEnumerable<string> Path(Dictionary<string, (string Parent, string Title)> tree, string group)
    {
        for (var steps = 0; steps < 20 && tree.TryGetValue(group, out var node); steps++, group = node.Parent)
            yield return node.Title;
    }
}
