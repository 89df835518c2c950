namespace AreaStatistics;

/// <summary>The classes with the least squared distance of values to the mean of their class: Fisher-Jenks, exactly.</summary>
/// <remarks>
/// Fisher (1958); Jenks (1977); the dynamic programme with divide and conquer over monotone splits of Wang and Song
/// (2011, Ckmeans.1d.dp). O(n log n + k u log u) time and O(k u) memory for u distinct values. Equal values are never
/// split; with fewer distinct values than classes, every value is its own class. NaN and infinite values are left out.
/// </remarks>
public static class NaturalBreaks
{
    public static ClassBreaks Compute(ReadOnlySpan<double> values, int classes)
    {
        var sorted = Classify.Finite(values, classes);
        if (sorted.Length == 0)
            return ClassBreaks.Over(sorted, double.NaN, []);

        var distinct = sorted.Distinct().ToArray();
        var search = new Search(sorted, distinct, Math.Min(classes, distinct.Length));
        return ClassBreaks.Over(sorted, sorted[0], search.LastOfEveryClass().Select(last => distinct[last]));
    }

    private sealed class Search
    {
        private readonly int classes;
        private readonly double[] count;
        private readonly double[] sum;
        private readonly double[] squares;
        private readonly int[][] firstOfLastClass;
        private double[] previous;
        private double[] current;

        public Search(double[] sorted, double[] distinct, int classes)
        {
            this.classes = classes;
            var size = distinct.Length;
            count = new double[size + 1];
            sum = new double[size + 1];
            squares = new double[size + 1];
            firstOfLastClass = [.. Enumerable.Range(0, classes).Select(_ => new int[size])];
            previous = new double[size];
            current = new double[size];

            // Sums of squares are taken around the middle, so that a far origin costs no digits.
            var origin = sorted[sorted.Length / 2];
            for (int i = 0, row = 0; i < size; i++)
            {
                var start = row;
                while (row < sorted.Length && sorted[row] == distinct[i])
                    row++;
                var value = distinct[i] - origin;
                count[i + 1] = count[i] + (row - start);
                sum[i + 1] = sum[i] + (row - start) * value;
                squares[i + 1] = squares[i] + (row - start) * value * value;
            }
        }

        public int[] LastOfEveryClass()
        {
            var size = previous.Length;
            for (var last = 0; last < size; last++)
                previous[last] = Cost(0, last);
            for (var level = 1; level < classes; level++)
            {
                Fill(level, level, size - 1, level, size - 1);
                (previous, current) = (current, previous);
            }

            var lasts = new int[classes];
            lasts[^1] = size - 1;
            for (var level = classes - 1; level > 0; level--)
                lasts[level - 1] = firstOfLastClass[level][lasts[level]] - 1;
            return lasts;
        }

        // The best start of the last class never moves down when the end moves up: each half searches its own stretch.
        private void Fill(int level, int low, int high, int lowestFirst, int highestFirst)
        {
            if (low > high)
                return;

            var last = (low + high) / 2;
            var best = double.PositiveInfinity;
            var bestFirst = lowestFirst;
            for (var first = lowestFirst; first <= Math.Min(last, highestFirst); first++)
            {
                var cost = previous[first - 1] + Cost(first, last);
                if (cost < best)
                    (best, bestFirst) = (cost, first);
            }
            current[last] = best;
            firstOfLastClass[level][last] = bestFirst;
            Fill(level, low, last - 1, lowestFirst, bestFirst);
            Fill(level, last + 1, high, bestFirst, highestFirst);
        }

        private double Cost(int first, int last)
        {
            var n = count[last + 1] - count[first];
            var total = sum[last + 1] - sum[first];
            return Math.Max(0, squares[last + 1] - squares[first] - total * total / n);
        }
    }
}
