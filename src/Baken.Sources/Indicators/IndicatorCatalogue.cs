using System.Globalization;
using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Indicators;

/// <summary>
/// The shipped catalogue of indicators and the names under which publishers know them. Counts that CBS and the police
/// publish are protected by them already (rounded, withheld), so <see cref="Indicator.SuppressBelow"/> is 0 there; counts of
/// establishments and bankruptcies may come from a municipality's own export, so they are hidden below 5. Sex, marital
/// status, birth, death and everything <see cref="ColumnLaw"/> names are not in it. What says how residents live (education,
/// benefits, care) is there for context only and is refused as an input of any model.
/// </summary>
internal static class IndicatorCatalogue
{
    private static readonly Lazy<(Dictionary<string, Indicator> Indicators, Dictionary<string, IndicatorName> Names)> Table = new(
        Load
    );

    public static IReadOnlyDictionary<string, Indicator> Indicators => Table.Value.Indicators;

    /// <summary>By normalised name; names that mean something only in a group by "group>name".</summary>
    public static IReadOnlyDictionary<string, IndicatorName> Names => Table.Value.Names;

    /// <summary>Lower case, only letters and digits; % is pct and € is euro.</summary>
    public static string Normalise(string name) =>
        string.Concat(
            ColumnLaw.WordsOf(
                name.Replace("%", " pct ", StringComparison.Ordinal).Replace("€", " euro ", StringComparison.Ordinal)
            )
        );

    private static (Dictionary<string, Indicator>, Dictionary<string, IndicatorName>) Load()
    {
        var indicators = new Dictionary<string, Indicator>(StringComparer.Ordinal);
        var names = new Dictionary<string, IndicatorName>(StringComparer.Ordinal);
        foreach (var row in Resource.Rows("Indicators.indicators.csv"))
        {
            var indicator = new Indicator(
                row[0],
                row[1],
                row[2],
                row[3],
                Enum.Parse<IndicatorKind>(row[4]),
                int.Parse(row[5], CultureInfo.InvariantCulture),
                row[6],
                row[7].Length == 0 ? null : row[7],
                int.Parse(row[8], CultureInfo.InvariantCulture),
                bool.Parse(row[9])
            );
            indicators.Add(indicator.Key, indicator);
            Add(indicator, indicator.Key);
            foreach (var name in $"{row[10]} {row[11]}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Add(indicator, name);
        }

        return (indicators, names);

        // name*factor@part, or group>name
        void Add(Indicator indicator, string written)
        {
            var (name, part) = Cut(written, '@');
            (name, var times) = Cut(name, '*');
            var factor = times is null ? 1 : double.Parse(times, CultureInfo.InvariantCulture);
            var group = "";
            if (Cut(name, '>') is (var before, { } after))
                (group, name) = (before + ">", after);
            var key = group + Normalise(name);
            var known = new IndicatorName(indicator, new Measure(indicator.Key, part), factor);
            if (!names.TryAdd(key, known) && names[key] != known)
                throw new InvalidOperationException($"'{written}' names two indicators of the catalogue.");
        }

        static (string Before, string? After) Cut(string text, char mark)
        {
            var at = text.IndexOf(mark, StringComparison.Ordinal);
            return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
        }
    }
}

/// <summary>What a column name stands for.</summary>
/// <param name="Factor">What the file's unit is multiplied by: 100 for km² to hectares.</param>
internal sealed record IndicatorName(Indicator Indicator, Measure Measure, double Factor);
