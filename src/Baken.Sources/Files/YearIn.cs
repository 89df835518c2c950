using System.Globalization;
using System.Text.RegularExpressions;
using Baken.Kernel;

namespace Baken.Sources.Files;

/// <summary>Where the year of a file stands when no column says it.</summary>
internal static partial class YearIn
{
    public const int First = 2000;
    public const int Last = 2100;

    /// <summary>The years in a name, each once: "kwb_wijken_2022_almere.csv" → 2022. A table number such as 85984 is none.</summary>
    public static IReadOnlyList<int> Name(string name) =>
        [.. YearPattern().Matches(name).Select(match => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>The year a person gave, else the only year in the first name that has any.</summary>
    public static Outcome<int> OrderOrNames(int? ordered, string file, params ReadOnlySpan<string?> names)
    {
        if (ordered is { } year)
            return year;
        foreach (var name in names)
            if (name is not null && Name(name) is { Count: > 0 } years)
                return years.Count == 1 ? years[0] : Refusals.AmbiguousYear(file, years);
        return Refusals.NoYear(file);
    }

    /// <summary>Reads 2024, 2024.0 (as some tools write it) and the CBS period 2024JJ00; null for anything else, months too.</summary>
    public static int? Cell(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.EndsWith("JJ00", StringComparison.OrdinalIgnoreCase))
            text = text[..^4];
        else if (text.EndsWith(".0", StringComparison.Ordinal))
            text = text[..^2];
        return
            text.Length == 4
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= First and <= Last
            ? year
            : null;
    }

    [GeneratedRegex(@"(?<!\d)(20\d\d|2100)(?!\d)")]
    private static partial Regex YearPattern();
}
