using System.Runtime.InteropServices;
using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>Where a figure belongs.</summary>
internal readonly record struct FigurePlace(AreaCode Area, int Year, string? Part);

/// <summary>Gathers the figures of all rows: one per area, year and measure, however many rows speak of it.</summary>
internal sealed class TableFigures(TableMapping mapping)
{
    private readonly Dictionary<(Measure Measure, int Year), (int Figure, Dictionary<AreaCode, Tally> Areas)> columns = [];
    private readonly HashSet<string>[] missing =
    [
        .. mapping.Figures.Select(figure => figure.Missing.ToHashSet(StringComparer.OrdinalIgnoreCase)),
    ];
    private readonly DecimalMark mark = mapping.File.Decimal;

    private struct Tally
    {
        public double Sum;
        public int Known;
        public int Missing;
    }

    /// <summary>Adds a cell, or says in Dutch why it is none. A figure without a column counts the row itself.</summary>
    public string? Add(int number, FigurePlace place, Cell? cell)
    {
        var figure = mapping.Figures[number];
        double? value = null;
        if (cell is null || (figure.Aggregate == Aggregate.Count && !cell.Value.IsEmpty))
            value = 1;
        else if (figure.Aggregate == Aggregate.Count)
            value = 0;
        else if (!IsMissing(number, cell.Value))
        {
            if (!Numbers.TryRead(cell.Value, mark, out var read))
                return "De cel is geen getal.";
            if (Problem(figure, read) is { } problem)
                return problem;
            value = read;
        }

        var key = (new Measure(figure.Indicator, place.Part), place.Year);
        if (!columns.TryGetValue(key, out var column))
            columns.Add(key, column = (number, []));
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(column.Areas, place.Area, out var exists);
        if (exists && figure.Aggregate == Aggregate.None)
            return $"Voor {place.Area.Value} staat er in {place.Year} al een waarde; geef met aggregate op hoe rijen worden samengevoegd.";
        if (value is { } known)
        {
            tally.Sum += known;
            tally.Known++;
        }
        else
            tally.Missing++;
        return null;
    }

    /// <summary>Hands the figures over, each once.</summary>
    public void AddTo(FigureTable table)
    {
        foreach (var ((measure, year), column) in columns)
        foreach (var (code, tally) in column.Areas)
            table.Add(code, measure, year, Value(mapping.Figures[column.Figure].Aggregate, tally));
    }

    /// <summary>What the importing person should know about how rows were put together.</summary>
    public IEnumerable<string> Remarks()
    {
        foreach (var group in columns.Values.GroupBy(column => column.Figure).OrderBy(group => group.Key))
        {
            var figure = mapping.Figures[group.Key];
            var unknown = group.Sum(column => column.Areas.Values.Count(tally => tally.Missing > 0 && tally.Known > 0));
            if (figure.Aggregate == Aggregate.Sum && unknown > 0)
                yield return $"{figure.Label}: van {unknown} optellingen is een deel niet bekend; de som is dan ook niet bekend.";
            if (figure.Aggregate == Aggregate.Count)
                yield return $"{figure.Label}: gebieden zonder rij in het bestand zijn niet bekend; ze zijn niet op nul gezet.";
        }
    }

    private bool IsMissing(int number, Cell cell) =>
        cell.IsEmpty
        || missing[number].Contains(cell.Text.Trim())
        || (cell.Number is null && FigureText.IsMissing(cell.Text.AsSpan().Trim()));

    private static string? Problem(MappedFigure figure, double value) =>
        figure.Kind switch
        {
            IndicatorKind.Count when value < 0 => "Een aantal kan niet negatief zijn.",
            IndicatorKind.Count when figure.Decimals == 0 && value != Math.Floor(value) =>
                "Een aantal heeft geen decimalen; staat decimal in de toewijzing goed?",
            IndicatorKind.Share when value is < 0 or > 100 => "Een aandeel ligt tussen 0 en 100 procent.",
            IndicatorKind.Class when value != Math.Floor(value) => "Een klasse is een geheel getal.",
            IndicatorKind.Count
            or IndicatorKind.Class
            or IndicatorKind.Share
            or IndicatorKind.Mean
            or IndicatorKind.Rate
            or IndicatorKind.Quantity => null,
        };

    private static double Value(Aggregate aggregate, Tally tally) =>
        aggregate switch
        {
            Aggregate.None => tally.Known > 0 ? tally.Sum : double.NaN,
            Aggregate.Sum => tally.Missing > 0 ? double.NaN : tally.Sum,
            Aggregate.Count => tally.Sum,
            Aggregate.Mean => tally.Known > 0 ? tally.Sum / tally.Known : double.NaN,
        };
}
