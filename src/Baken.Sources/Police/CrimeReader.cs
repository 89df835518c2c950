using System.Text.RegularExpressions;
using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Police;

/// <summary>
/// Registered crime per area, crime type and year (police table 47018NED). Every level is the police's own count: a
/// district is never the sum of its neighbourhoods, because small counts are withheld. Months are not taken in: a month
/// that is withheld would make every sum over a year too low.
/// </summary>
internal sealed partial class CrimeReader : ISourceReader
{
    public const string Total = "0.0.0";

    private const string Expected = "SoortMisdrijf, WijkenEnBuurten, Perioden en GeregistreerdeMisdrijven (tabel 47018NED)";
    private static readonly string[] Counts =
    [
        "geregistreerdemisdrijven",
        "totaalgeregistreerdemisdrijven",
        "misdrijven",
        "aantal",
    ];

    /// <summary>The types of the police by code.</summary>
    public static IReadOnlyDictionary<string, string> Types { get; } =
        Resource.Rows("Police.crime-types.csv").ToDictionary(row => row[0], row => row[1]);

    /// <summary>Offences that only a foreign national can commit: the count stands for who lives there, so it is dropped.</summary>
    public static IReadOnlySet<string> Dropped { get; } = new HashSet<string> { "3.7.2" };

    public string Key => SourceKeys.PoliceCrime;

    public Task<Outcome<Reading>> ReadAsync(ImportOrder order, IProgress<Progress>? progress, CancellationToken cancellation) =>
        TextReading.ReadAsync(order, "Misdrijven lezen", progress, (text, draft) => Read(text, order, draft), cancellation);

    private static Refusal? Read(SourceText text, ImportOrder order, ReadingDraft draft)
    {
        var columns = text.Columns;
        var type = AreaColumns.Find(columns, ["soortmisdrijf"]);
        var area = AreaColumns.Find(columns, AreaColumns.Codes);
        var count = AreaColumns.Find(columns, Counts);
        if (type < 0 || area < 0 || count < 0)
            return SourceGuess.Refuse(text, SourceKeys.PoliceCrime, Expected);

        var year = AreaColumns.Find(columns, AreaColumns.Years);
        var fileYear = YearIn.OrderOrNames(order.Year, text.Name, text.Name);
        if (year < 0 && fileYear.Refusal is { } noYear)
            return noYear;
        foreach (var column in columns)
            if (ColumnLaw.Forbids(column))
                draft.Drop(column);
        new Rows(text, draft, type, area, count, year, year < 0 ? fileYear.Value : 0).Read();
        return null;
    }

    [GeneratedRegex(@"^\d\.\d{1,2}\.\d{1,2}$")]
    private static partial Regex TypePattern();

    private sealed class Rows(SourceText text, ReadingDraft draft, int type, int area, int count, int year, int fileYear)
    {
        private readonly Dictionary<string, Measure?> measures = [];
        private readonly Dictionary<(AreaLevel, Measure, int), FigureSeries> series = [];

        public void Read()
        {
            var byText = measures.GetAlternateLookup<ReadOnlySpan<char>>();
            while (text.Read())
            {
                var written = text[type].Trim();
                if (!byText.TryGetValue(written, out var measure))
                    measures[written.ToString()] = measure = MeasureOf(written.ToString());
                if (measure is null)
                {
                    if (!Dropped.Contains(written.ToString()))
                        text.Reject($"'{written}' is geen soort misdrijf (zoals 1.1.1).", text.Columns[type]);
                }
                else if (!draft.Figures.TryCode(text[area], out var code))
                    text.Reject(
                        $"'{text[area].Trim()}' is geen gebiedscode (NL00, GM0000, WK000000 of BU00000000).",
                        text.Columns[area]
                    );
                else if ((year < 0 ? fileYear : YearIn.Cell(text[year])) is not { } ofYear)
                    text.Reject(NoYear(text[year].Trim()), text.Columns[year]);
                else if (
                    !text.TryFigure(count, out var value)
                    || value < 0
                    || double.IsFinite(value) && value != Math.Floor(value)
                )
                    text.Reject($"'{text[count].Trim()}' is geen aantal.", text.Columns[count]);
                else
                    Add(code, measure.Value, ofYear, value);
            }
        }

        private void Add(AreaCode code, Measure measure, int ofYear, double value)
        {
            if (!series.TryGetValue((code.Level, measure, ofYear), out var ofMeasure))
                series[(code.Level, measure, ofYear)] = ofMeasure = draft.Figures.Series(code.Level, measure, ofYear);
            if (!ofMeasure.Add(draft.Figures.Row(code), value))
                text.Reject($"{code}, {measure} in {ofYear} stond al eerder in het bestand.");
        }

        private static string NoYear(ReadOnlySpan<char> period) =>
            period.Contains("MM", StringComparison.OrdinalIgnoreCase)
                ? $"'{period}' is een maand; gebruik de jaarcijfers (tabel 47018NED)."
                : $"'{period}' is geen jaar.";

        private Measure? MeasureOf(string code)
        {
            if (Dropped.Contains(code))
            {
                draft.Drop($"misdrijven/{code} {Types.GetValueOrDefault(code)}".TrimEnd());
                return null;
            }

            if (!TypePattern().IsMatch(code))
                return null;
            if (code == Total)
                return new Measure("misdrijven");
            if (Types.TryGetValue(code, out var title))
                draft.Title(code, title);
            else
                draft.Remark($"Soort misdrijf {code} is nieuw: er is geen omschrijving bij bekend.");
            return new Measure("misdrijven", code);
        }
    }
}
