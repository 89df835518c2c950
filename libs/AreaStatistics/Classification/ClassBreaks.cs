namespace AreaStatistics;

/// <summary>The classes of a map: adjoining intervals of which none was empty for the values they were made from.</summary>
/// <remarks>
/// A class runs from its lower edge (not included, except for the first) to its upper edge (included). The outer classes
/// are open: a value beyond the edges, of another year for example, belongs to the nearest class.
/// </remarks>
public sealed class ClassBreaks
{
    private ClassBreaks(double[] edges) => Edges = edges;

    /// <summary>One more than there are classes, ascending; empty when there were no values.</summary>
    /// <remarks>The first two are equal when the first class is the lowest value alone.</remarks>
    public IReadOnlyList<double> Edges { get; }

    public int Count => Math.Max(0, Edges.Count - 1);

    /// <summary>The class of a value, from 0; none for NaN, or when there are no classes.</summary>
    public int? IndexOf(double value)
    {
        if (double.IsNaN(value) || Count == 0)
            return null;

        int low = 0,
            high = Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (value <= Edges[middle + 1])
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    /// <summary>Classes that end at the given uppers; one without values is merged with the class above it.</summary>
    internal static ClassBreaks Over(double[] sorted, double lowest, IEnumerable<double> ascendingUppers)
    {
        if (sorted.Length == 0)
            return new([]);

        List<double> edges = [lowest];
        var next = 0;
        foreach (var upper in ascendingUppers)
        {
            var start = next;
            while (next < sorted.Length && sorted[next] <= upper)
                next++;
            if (next > start)
                edges.Add(upper);
        }
        return new([.. edges]);
    }
}
