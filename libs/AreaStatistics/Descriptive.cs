namespace AreaStatistics;

/// <summary>Summaries of one column. NaN is a missing value and is left out; a column without values gives NaN.</summary>
/// <remarks>O(n log n) for what needs an order, O(n) otherwise.</remarks>
public static class Descriptive
{
    public static double Median(ReadOnlySpan<double> values) => Quantile(values, 0.5);

    /// <summary>The value below which the given share of the column lies, interpolated between neighbours.</summary>
    /// <remarks>Hyndman and Fan (1996), type 7: the default of R and NumPy.</remarks>
    public static double Quantile(ReadOnlySpan<double> values, double share) => QuantileOfSorted(Sorted(values), share);

    /// <summary>Σwx / Σw over the rows where both the value and the weight are present.</summary>
    public static double WeightedMean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (values.Length != weights.Length)
            throw new ArgumentException("A weighted mean needs a weight for every value.", nameof(weights));

        double sum = 0,
            total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || double.IsNaN(weights[i]))
                continue;
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return total == 0 ? double.NaN : sum / total;
    }

    /// <summary>The median distance to the median: a spread that outliers do not move.</summary>
    /// <remarks>Raw by default. A scale of 1.4826 makes it the standard deviation of a normal distribution.</remarks>
    public static double MedianAbsoluteDeviation(ReadOnlySpan<double> values, double scale = 1)
    {
        var distances = Sorted(values);
        var median = QuantileOfSorted(distances, 0.5);
        for (var i = 0; i < distances.Length; i++)
            distances[i] = Math.Abs(distances[i] - median);
        return scale * Median(distances);
    }

    internal static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] present = [.. values];
        present = Array.FindAll(present, value => !double.IsNaN(value));
        Array.Sort(present);
        return present;
    }

    internal static double QuantileOfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (share is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A quantile is a share between 0 and 1.");
        if (sorted.IsEmpty)
            return double.NaN;

        var position = share * (sorted.Length - 1);
        var below = (int)position;
        if (below == sorted.Length - 1)
            return sorted[below];

        // An exact hit is returned as it is: interpolating towards an infinite neighbour would make it NaN.
        var fraction = position - below;
        return fraction == 0 ? sorted[below] : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
    }
}
