namespace AreaStatistics;

/// <summary>Competition ranks ("1, 2, 2, 4"): ties share the best place they span, and the places after them stay open.</summary>
/// <remarks>O(n log n). NaN has no rank.</remarks>
public static class Ranking
{
    /// <summary>The highest value is first.</summary>
    public static int?[] FromHighest(ReadOnlySpan<double> values)
    {
        var negated = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            negated[i] = -values[i];
        return FromLowest(negated);
    }

    /// <summary>The lowest value is first.</summary>
    public static int?[] FromLowest(ReadOnlySpan<double> values)
    {
        var sorted = Descriptive.Sorted(values);
        var ranks = new int?[values.Length];
        for (var i = 0; i < values.Length; i++)
            ranks[i] = double.IsNaN(values[i]) ? null : 1 + CountBelow(sorted, values[i]);
        return ranks;
    }

    private static int CountBelow(double[] sorted, double value)
    {
        int low = 0,
            high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
