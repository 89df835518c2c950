using System.Globalization;
using System.Text.RegularExpressions;
using Baken.Sources.Files;
using Baken.Sources.Indicators;

namespace Baken.Sources.Cbs;

/// <summary>
/// Which columns of a file are key figures, by the keys of CBS and the other names of the catalogue. The number behind a
/// key of CBS shifts between years and is not relied on; a year at the end of a name belongs to that column.
/// </summary>
internal sealed partial class KeyFigureColumns
{
    private KeyFigureColumns(IReadOnlyList<KeyFigureColumn> columns) => Columns = columns;

    public IReadOnlyList<KeyFigureColumn> Columns { get; }

    /// <summary>Sorts the columns out; what is forbidden or unknown goes to the draft.</summary>
    public static KeyFigureColumns Resolve(IReadOnlyList<string> names, ReadingDraft draft)
    {
        var groups = Groups(names);
        var found = new List<KeyFigureColumn>();
        for (var at = 0; at < names.Count; at++)
        {
            var name = names[at];
            if (ColumnLaw.Forbids(name))
                draft.Drop(name);
            else if (AreaColumns.IsDescription(name))
                continue;
            else if (Resolve(name, at, groups.GetValueOrDefault(at)) is not { } column)
                draft.Ignore(name);
            else if (found.Find(other => other.Known.Measure == column.Known.Measure && other.Year == column.Year) is { } earlier)
            {
                draft.Ignore(name);
                draft.Remark($"Kolom '{name}' zegt hetzelfde als kolom '{names[earlier.Index]}'; de eerste is gebruikt.");
            }
            else
                found.Add(column);
        }

        return new KeyFigureColumns(found);
    }

    private static KeyFigureColumn? Resolve(string name, int at, string? group)
    {
        int? year = null;
        if (YearSuffix().Match(name) is { Success: true } match)
        {
            year = int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
            name = match.Groups[1].Value;
        }

        var known = IndicatorCatalogue.Names.GetValueOrDefault(IndicatorCatalogue.Normalise(name));
        if (known is null && name.LastIndexOf(": ", StringComparison.Ordinal) is var colon and >= 0)
            known = IndicatorCatalogue.Names.GetValueOrDefault(IndicatorCatalogue.Normalise(name[(colon + 2)..]));
        if (known is null)
        {
            var stem = IndicatorCatalogue.Normalise(KeyNumber().Replace(name, ""));
            known =
                IndicatorCatalogue.Names.GetValueOrDefault(stem)
                ?? (group is null ? null : IndicatorCatalogue.Names.GetValueOrDefault($"{group}>{stem}"));
        }

        return known is null ? null : new KeyFigureColumn(at, known, year);
    }

    /// <summary>
    /// CBS uses one key for a dwelling type under electricity and under gas; which of the two follows from the heading that
    /// comes before it in the order of the numbers.
    /// </summary>
    private static Dictionary<int, string> Groups(IReadOnlyList<string> names)
    {
        var groups = new Dictionary<int, string>();
        string? current = null;
        foreach (
            var (name, at, _) in names
                .Select((name, at) => (name, at, match: KeyNumber().Match(name)))
                .Where(key => key.match.Success)
                .Select(key => (key.name, key.at, number: int.Parse(key.match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)))
                .OrderBy(key => key.number)
        )
        {
            if (
                name.StartsWith("Gemiddelde", StringComparison.OrdinalIgnoreCase)
                    && name.Contains("elektriciteit", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("GemiddeldElektriciteit", StringComparison.OrdinalIgnoreCase)
            )
                current = "elektriciteit";
            else if (name.StartsWith("GemiddeldAardgas", StringComparison.OrdinalIgnoreCase))
                current = "aardgas";
            else if (name.StartsWith("PercentageWoningenMet", StringComparison.OrdinalIgnoreCase))
                current = null;
            if (current is not null)
                groups[at] = current;
        }

        return groups;
    }

    [GeneratedRegex(@"^(.+?)[_ ](20\d\d)$")]
    private static partial Regex YearSuffix();

    [GeneratedRegex(@"_(\d{1,3})$")]
    private static partial Regex KeyNumber();
}

/// <summary>One column that is a key figure.</summary>
/// <param name="Index">Its place among the columns of the file.</param>
/// <param name="Year">The year in its name; null when it has the year of its row or file.</param>
internal sealed record KeyFigureColumn(int Index, IndicatorName Known, int? Year)
{
    private static readonly Dictionary<string, double> Urbanity = new(StringComparer.OrdinalIgnoreCase)
    {
        ["extremely urbanised"] = 1,
        ["strongly urbanised"] = 2,
        ["moderately urbanised"] = 3,
        ["hardly urbanised"] = 4,
        ["not urbanised"] = 5,
        ["zeer sterk stedelijk"] = 1,
        ["sterk stedelijk"] = 2,
        ["matig stedelijk"] = 3,
        ["weinig stedelijk"] = 4,
        ["niet stedelijk"] = 5,
    };

    /// <summary>Reads the value of a cell; otherwise says in Dutch why it cannot be one.</summary>
    public string? Read(ReadOnlySpan<char> text, ref DecimalMark mark, out double value)
    {
        if (FigureText.TryRead(text, ref mark, out value))
            return Check(ref value);
        if (Known.Indicator.Kind == IndicatorKind.Class && Urbanity.TryGetValue(text.Trim().ToString(), out value))
            return null;
        return $"'{Shown(text)}' is geen getal";
    }

    /// <summary>Checks a number against what its indicator can be, and brings it to the indicator's unit.</summary>
    public string? Check(ref double value)
    {
        if (double.IsNaN(value))
            return null;
        var problem = Known.Indicator.Kind switch
        {
            IndicatorKind.Count when value < 0 || value != Math.Floor(value) => "is geen aantal (geheel getal vanaf 0)",
            IndicatorKind.Share when value is < 0 or > 100 => "is geen aandeel tussen 0 en 100",
            IndicatorKind.Class when value is < 1 or > 5 || value != Math.Floor(value) => "is geen klasse van 1 tot en met 5",
            IndicatorKind.Rate or IndicatorKind.Quantity when value < 0 => "is negatief",
            _ => null,
        };
        if (problem is not null)
            return FormattableString.Invariant($"{value} ") + problem;
        value *= Known.Factor;
        return null;
    }

    private static string Shown(ReadOnlySpan<char> text) => text.Length > 30 ? $"{text[..30]}…" : text.ToString();
}
