namespace AreaStatistics;

/// <summary>Class breaks that follow from a rule. NaN and infinite values are left out.</summary>
/// <remarks>
/// O(n log n). The number of classes is what is asked for at most: equal values are never split, and a class without
/// values is merged with the class above it. <see cref="NaturalBreaks"/> searches for the best classes instead.
/// </remarks>
public static class Classify
{
    private static readonly int[] Digits = [1, 2, 5];

    /// <summary>As many values in every class, as far as ties allow (quantiles of type 7).</summary>
    public static ClassBreaks Quantiles(ReadOnlySpan<double> values, int classes)
    {
        var sorted = Finite(values, classes);
        if (sorted.Length == 0)
            return ClassBreaks.Over(sorted, double.NaN, []);
        return ClassBreaks.Over(
            sorted,
            sorted[0],
            Enumerable.Range(1, classes).Select(i => Descriptive.QuantileOfSorted(sorted, (double)i / classes))
        );
    }

    /// <summary>Every class as wide, from the lowest value to the highest.</summary>
    public static ClassBreaks EqualIntervals(ReadOnlySpan<double> values, int classes)
    {
        var sorted = Finite(values, classes);
        if (sorted.Length == 0)
            return ClassBreaks.Over(sorted, double.NaN, []);
        double lowest = sorted[0],
            highest = sorted[^1];
        return ClassBreaks.Over(
            sorted,
            lowest,
            Enumerable.Range(1, classes).Select(i => i == classes ? highest : lowest + (highest - lowest) / classes * i)
        );
    }

    /// <summary>Every class as wide, with edges at round numbers: multiples of 1, 2 or 5 times a power of ten.</summary>
    /// <remarks>The step that comes nearest to the number of classes, which may be more or less than asked for.</remarks>
    public static ClassBreaks Pretty(ReadOnlySpan<double> values, int classes)
    {
        var sorted = Finite(values, classes);
        if (sorted.Length == 0)
            return ClassBreaks.Over(sorted, double.NaN, []);
        double lowest = sorted[0],
            highest = sorted[^1];
        if (lowest == highest)
            return ClassBreaks.Over(sorted, lowest, [highest]);

        var magnitude = (int)Math.Floor(Math.Log10((highest - lowest) / classes));
        var step = new[] { magnitude, magnitude + 1 }
            .SelectMany(power => Digits, (power, digit) => new Step(digit, power))
            .MinBy(step => Math.Abs(step.CountOver(lowest, highest) - classes))!;
        var first = step.IndexAtOrBelow(lowest);
        return ClassBreaks.Over(
            sorted,
            step.Edge(first),
            Enumerable.Range(1, (int)step.CountOver(lowest, highest)).Select(i => step.Edge(first + i))
        );
    }

    internal static double[] Finite(ReadOnlySpan<double> values, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        return Array.FindAll(Descriptive.Sorted(values), double.IsFinite);
    }

    // Powers below 1 are divided by, not multiplied with: 3 / 10 prints as 0.3, 3 * 0.1 does not.
    private sealed record Step(int Digit, int Power)
    {
        public double Edge(double index) =>
            Power >= 0 ? index * Digit * Math.Pow(10, Power) : index * Digit / Math.Pow(10, -Power);

        public double IndexAtOrBelow(double value)
        {
            var index = Math.Floor(value / Edge(1));
            return Edge(index) > value ? index - 1
                : Edge(index + 1) <= value ? index + 1
                : index;
        }

        public double CountOver(double lowest, double highest)
        {
            var last = IndexAtOrBelow(highest);
            if (Edge(last) < highest)
                last++;
            return last - IndexAtOrBelow(lowest);
        }
    }
}
