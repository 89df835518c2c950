namespace RecordLinkage;

/// <summary>What may never stand in one cluster, however alike it looks.</summary>
public abstract record ConflictRule;

/// <summary>Two different values where one thing has one: citizen service numbers.</summary>
public sealed record DifferentValues(ValueExpression Value) : ConflictRule;

/// <summary>An end before a start: dead before birth.</summary>
public sealed record EndsBeforeStart(DateValue End, DateValue Start) : ConflictRule;

/// <summary>The conflicts of a growing partition: what each cluster holds already.</summary>
internal sealed class Conflicts
{
    private readonly int[][] values;
    private readonly (double[] End, double[] Start)[] periods;

    public Conflicts(IReadOnlyList<ConflictRule> rules, Dataset data)
    {
        var shared = new SharedFeatures(new DerivedColumns(data));
        values = [.. rules.OfType<DifferentValues>().Select(rule => (int[])shared.Columns.Of(rule.Value).CodeArray.Clone())];
        periods = [.. rules.OfType<EndsBeforeStart>().Select(rule => (Days(rule.End), Days(rule.Start)))];

        double[] Days(DateValue date)
        {
            var column = shared.Columns.Of(date);
            var numbers = shared.Numbers(column);
            return Array.ConvertAll(column.CodeArray, code => numbers[code]);
        }
    }

    /// <summary>No rule forbids that these two clusters, known by their first record, become one.</summary>
    public bool Allow(int first, int second)
    {
        foreach (var codes in values)
            if (codes[first] != 0 && codes[second] != 0 && codes[first] != codes[second])
                return false;
        foreach (var (end, start) in periods)
            if (end[first] < start[second] || end[second] < start[first])
                return false;
        return true;
    }

    public void Join(int into, int from)
    {
        foreach (var codes in values)
            codes[into] = codes[into] != 0 ? codes[into] : codes[from];
        foreach (var (end, start) in periods)
        {
            end[into] = Least(end[into], end[from]);
            start[into] = -Least(-start[into], -start[from]);
        }
    }

    private static double Least(double a, double b) =>
        double.IsNaN(a) ? b
        : double.IsNaN(b) ? a
        : Math.Min(a, b);
}
