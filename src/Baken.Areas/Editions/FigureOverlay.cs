using Baken.Areas.Columns;
using Baken.Kernel;

namespace Baken.Areas.Editions;

/// <summary>
/// The figures of all imports laid over each other: for each level, measure and year a column over the present areas, in
/// which the newest import with something to say about an area speaks.
/// </summary>
internal sealed class FigureOverlay(
    IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas,
    IReadOnlyDictionary<AreaCode, AreaCode> successors
)
{
    private readonly Dictionary<AreaCode, int> positions = areas
        .Values.SelectMany(level => level.Select((area, position) => (area.Code, position)))
        .ToDictionary(item => item.Code, item => item.position);

    private readonly SortedDictionary<(AreaLevel Level, Measure Measure, int Year), Column> columns = [];

    public IReadOnlyDictionary<(AreaLevel Level, Measure Measure, int Year), Column> Columns => columns;

    public void Lay(int import, AreaLevel level, AreaCode[] codes, IEnumerable<FigureColumnRow> rows)
    {
        var targets = Array.ConvertAll(codes, Target);
        foreach (var row in rows)
        {
            var key = (level, row.Measure, row.Year);
            if (!columns.TryGetValue(key, out var column))
                columns.Add(key, column = new Column(areas[level].Count));
            var values = row.ReadValues();
            for (var index = 0; index < values.Length; index++)
            {
                if (targets[index] < 0)
                    continue;

                // A later import that withholds what an earlier one gave takes it back: the publisher's last word counts.
                column.Values[targets[index]] = values[index];
                column.Imports[targets[index]] = import;
            }
        }
    }

    public Column? Find(AreaLevel level, Measure measure, int year) => columns.GetValueOrDefault((level, measure, year));

    public void Put(AreaLevel level, Measure measure, int year, Column column) => columns[(level, measure, year)] = column;

    /// <summary>Where a code of a file stands in the present classification: itself, or the one area that took its place.</summary>
    private int Target(AreaCode code) =>
        positions.TryGetValue(code, out var position) ? position
        : successors.TryGetValue(code, out var successor) ? positions.GetValueOrDefault(successor, -1)
        : -1;

    public IReadOnlyList<(AreaLevel Level, FigureSeries Series)> ToSeries() =>
        [
            .. columns.Select(item =>
                (
                    item.Key.Level,
                    new FigureSeries(
                        item.Key.Measure,
                        item.Key.Year,
                        areas[item.Key.Level],
                        item.Value.Values,
                        item.Value.Statuses(),
                        item.Value.Imports
                    )
                )
            ),
        ];

    internal sealed class Column
    {
        private FigureStatus[]? statuses;

        public Column(int count)
        {
            Values = new double[count];
            Values.AsSpan().Fill(double.NaN);
            Imports = new int[count];
        }

        public double[] Values { get; }

        public int[] Imports { get; }

        public FigureStatus[] Statuses() =>
            statuses ??= Array.ConvertAll(Values, value => double.IsNaN(value) ? FigureStatus.Missing : FigureStatus.Published);

        public void Hide(int position)
        {
            Statuses()[position] = FigureStatus.Suppressed;
            Values[position] = double.NaN;
        }
    }
}
