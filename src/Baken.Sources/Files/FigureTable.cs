using System.Collections;
using System.Runtime.InteropServices;
using Baken.Kernel;

namespace Baken.Sources.Files;

/// <summary>
/// Figures as they come in from rows, kept per level and measure; <see cref="Build"/> lays them out in columns over ordered
/// areas. Twelve bytes per figure while reading.
/// </summary>
internal sealed class FigureTable
{
    private readonly Dictionary<AreaLevel, LevelTable> levels = [];
    private readonly Dictionary<string, AreaCode> codes = [];
    private readonly Dictionary<string, AreaCode>.AlternateLookup<ReadOnlySpan<char>> codesBySpan;

    public FigureTable() => codesBySpan = codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads a code, sharing one text per area over all its rows.</summary>
    public bool TryCode(ReadOnlySpan<char> text, out AreaCode code)
    {
        if (codesBySpan.TryGetValue(text, out code))
            return true;
        if (!AreaCode.TryParse(text, out code))
            return false;
        codes[text.ToString()] = code;
        return true;
    }

    public int Row(AreaCode code) => Level(code.Level).Row(code);

    public FigureSeries Series(AreaLevel level, Measure measure, int year) => Level(level).Series(measure, year);

    /// <summary>Sets one figure; false when it was there already.</summary>
    public bool Add(AreaCode code, Measure measure, int year, double value) =>
        Series(code.Level, measure, year).Add(Row(code), value);

    public bool IsEmpty => levels.Values.All(level => level.IsEmpty);

    public IReadOnlyList<FigureBlock> Build() =>
        [.. levels.OrderBy(level => level.Key).SelectMany(level => level.Value.Build(level.Key))];

    private LevelTable Level(AreaLevel level)
    {
        ref var table = ref CollectionsMarshal.GetValueRefOrAddDefault(levels, level, out _);
        return table ??= new LevelTable();
    }

    private sealed class LevelTable
    {
        private readonly Dictionary<AreaCode, int> rows = [];
        private readonly List<AreaCode> codes = [];
        private readonly Dictionary<(Measure, int), FigureSeries> series = [];

        public bool IsEmpty => series.Count == 0;

        public int Row(AreaCode code)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, code, out var known);
            if (!known)
            {
                row = codes.Count;
                codes.Add(code);
            }

            return row;
        }

        public FigureSeries Series(Measure measure, int year)
        {
            ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(series, (measure, year), out _);
            return found ??= new FigureSeries();
        }

        public IEnumerable<FigureBlock> Build(AreaLevel level)
        {
            // Place of each row in the order of the codes.
            var order = codes.Select((_, row) => row).OrderBy(row => codes[row]).ToArray();
            var place = new int[order.Length];
            for (var at = 0; at < order.Length; at++)
                place[order[at]] = at;

            return series
                .GroupBy(one => one.Value, (key, group) => (key, group), FigureSeries.SameAreas)
                .Select(block =>
                {
                    var present = order.Where(block.key.Has).ToArray();
                    var index = new int[order.Length];
                    for (var at = 0; at < present.Length; at++)
                        index[present[at]] = at;
                    return new FigureBlock(
                        level,
                        Array.ConvertAll(present, row => codes[row]),
                        [
                            .. block
                                .group.OrderBy(one => one.Key.Item1)
                                .ThenBy(one => one.Key.Item2)
                                .Select(one => new FigureColumn(
                                    one.Key.Item1,
                                    one.Key.Item2,
                                    one.Value.Values(index, present.Length)
                                )),
                        ]
                    );
                })
                .Where(block => block.Codes.Length > 0)
                .OrderBy(block => block.Columns[0].Measure)
                .ThenBy(block => block.Columns[0].Year);
        }
    }
}

/// <summary>The values of one measure in one year, in the order in which they were read.</summary>
internal sealed class FigureSeries
{
    private readonly List<int> rows = [];
    private readonly List<double> values = [];
    private BitArray seen = new(64);

    /// <summary>Compares two series by the areas they have a figure for.</summary>
    public static IEqualityComparer<FigureSeries> SameAreas { get; } = new ByAreas();

    public bool Has(int row) => row < seen.Length && seen[row];

    /// <summary>False, and nothing is changed, when the row has a value already.</summary>
    public bool Add(int row, double value)
    {
        if (row >= seen.Length)
            seen.Length = Math.Max(row + 1, seen.Length * 2);
        if (seen[row])
            return false;
        seen[row] = true;
        rows.Add(row);
        values.Add(value);
        return true;
    }

    /// <summary>Adds to a value that may be there already.</summary>
    public void Increase(int row, double value)
    {
        if (!Add(row, value))
            values[rows.IndexOf(row)] += value;
    }

    public double[] Values(int[] index, int count)
    {
        var result = new double[count];
        for (var at = 0; at < rows.Count; at++)
            result[index[rows[at]]] = values[at];
        return result;
    }

    private sealed class ByAreas : IEqualityComparer<FigureSeries>
    {
        public bool Equals(FigureSeries? x, FigureSeries? y)
        {
            if (ReferenceEquals(x, y))
                return true;
            if (x is null || y is null || x.rows.Count != y.rows.Count)
                return false;
            foreach (var row in x.rows)
                if (!y.Has(row))
                    return false;
            return true;
        }

        public int GetHashCode(FigureSeries series)
        {
            var hash = series.rows.Count;
            foreach (var row in series.rows)
                hash += unchecked(row * (int)2654435761);
            return hash;
        }
    }
}
