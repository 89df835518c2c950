namespace AreaStatistics.Tests;

/// <summary>
/// What a reader can work out about the hidden cells of a table, by means that know nothing of how they were chosen:
/// linear algebra over the sums, and bounds that are tightened until they stand.
/// </summary>
internal sealed class Reader
{
    private const double Unbounded = double.PositiveInfinity;

    // Σ coefficient x variable = constant. The variables are the cells, and after them a rest per cell.
    private readonly List<(Dictionary<int, int> Terms, long Constant)> sums = [];
    private readonly double[] least;
    private readonly double[] most;

    public Reader(IReadOnlyList<CountCell> cells, CellStatus[] statuses, SuppressionRule rule)
    {
        least = new double[2 * cells.Count];
        most = Enumerable.Repeat(Unbounded, 2 * cells.Count).ToArray();
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (statuses[cell] is CellStatus.SuppressedSmall or CellStatus.SuppressedSecondary)
                least[cell] = rule.PublishZero ? 1 : 0;

            var parts = Enumerable.Range(0, cells.Count).Where(i => cells[i].Parent == cell).ToList();
            if (parts.Count == 0)
                continue;
            var terms = new Dictionary<int, int>();
            var constant = 0L;
            Add(cell, -1);
            foreach (var part in parts)
                Add(part, 1);
            if (!rule.ChildrenExhaustive)
                terms.Add(cells.Count + cell, 1);
            sums.Add((terms, constant));

            void Add(int i, int sign)
            {
                if (statuses[i] is CellStatus.Published)
                    constant -= sign * cells[i].Count!.Value;
                else
                    terms.Add(i, sign);
            }
        }
        Tighten();
    }

    public (double Least, double Most) Bounds(int cell) => (least[cell], most[cell]);

    private void Tighten()
    {
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var (terms, constant) in sums)
            {
                foreach (var (variable, sign) in terms)
                {
                    double low = constant,
                        high = constant;
                    foreach (var (other, otherSign) in terms)
                    {
                        if (other == variable)
                            continue;
                        low -= otherSign > 0 ? most[other] : -least[other];
                        high -= otherSign > 0 ? least[other] : -most[other];
                    }
                    var (lower, upper) = sign > 0 ? (low, high) : (-high, -low);
                    if (lower > least[variable])
                        (least[variable], changed) = (lower, true);
                    if (upper < most[variable])
                        (most[variable], changed) = (upper, true);
                }
            }
        }
    }

    /// <summary>The variables that the sums alone determine: Gauss-Jordan elimination.</summary>
    public HashSet<int> Determined()
    {
        var rows = sums.Select(sum =>
            {
                var row = new double[least.Length];
                foreach (var (variable, sign) in sum.Terms)
                    row[variable] = sign;
                return row;
            })
            .ToList();
        var done = 0;
        for (var column = 0; column < least.Length; column++)
        {
            var pivot = rows.FindIndex(done, row => Math.Abs(row[column]) > 1e-9);
            if (pivot < 0)
                continue;
            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            var scale = rows[done][column];
            for (var i = 0; i < least.Length; i++)
                rows[done][i] /= scale;
            for (var other = 0; other < rows.Count; other++)
            {
                var factor = other == done ? 0 : rows[other][column];
                for (var i = 0; factor != 0 && i < least.Length; i++)
                    rows[other][i] -= factor * rows[done][i];
            }
            done++;
        }
        return
        [
            .. rows.Select(row => Enumerable.Range(0, row.Length).Where(i => Math.Abs(row[i]) > 1e-9).ToArray())
                .Where(used => used.Length == 1)
                .Select(used => used[0]),
        ];
    }
}
