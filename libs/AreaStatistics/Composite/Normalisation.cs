namespace AreaStatistics;

/// <summary>Whether a high value of an indicator means a high score, or the opposite.</summary>
public enum Direction
{
    Negative = -1,
    Positive = 1,
}

/// <summary>How a column of raw values is brought to a common scale. It is a description; <see cref="Apply"/> does it.</summary>
/// <remarks>
/// The semantics of COINr (Becker et al. 2022, <c>Normalise</c>): the column is multiplied by its direction first, then
/// scaled. NaN stays NaN and takes no part. A column without spread becomes NaN where the formula divides by the spread.
/// O(n), or O(n log n) where ranks or quantiles are needed.
/// </remarks>
public abstract record Normalisation
{
    private Normalisation() { }

    /// <summary>The normalised column; the input is not changed.</summary>
    public double[] Apply(ReadOnlySpan<double> values, Direction direction = Direction.Positive)
    {
        var directed = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            directed[i] = values[i] * (int)direction;
        return Scale(directed);
    }

    private protected abstract double[] Scale(double[] values);

    /// <summary>The values as they are, times the direction: for a column that is on the common scale already.</summary>
    public sealed record Given : Normalisation
    {
        private protected override double[] Scale(double[] values) => values;
    }

    /// <summary>Lowest to <paramref name="Low"/>, highest to <paramref name="High"/>, linear between.</summary>
    /// <param name="Low">The score of the lowest value.</param>
    /// <param name="High">The score of the highest value.</param>
    /// <param name="Winsorise">The share at each end that is first drawn in to the quantile at that share: 0 is none.</param>
    public sealed record MinMax(double Low = 0, double High = 100, double Winsorise = 0) : Normalisation
    {
        private protected override double[] Scale(double[] values)
        {
            if (Winsorise is not (>= 0 and < 0.5))
                throw new ArgumentException($"A share of {Winsorise} cannot be drawn in at both ends.");

            var sorted = Descriptive.Sorted(values);
            var lowest = Descriptive.QuantileOfSorted(sorted, Winsorise);
            var highest = Descriptive.QuantileOfSorted(sorted, 1 - Winsorise);
            return Array.ConvertAll(
                values,
                value => (Math.Min(Math.Max(value, lowest), highest) - lowest) / (highest - lowest) * (High - Low) + Low
            );
        }
    }

    /// <summary>The distance to the mean in standard deviations (n - 1), moved to the mean and deviation asked for.</summary>
    public sealed record ZScore(double Mean = 0, double Deviation = 1) : Normalisation
    {
        private protected override double[] Scale(double[] values)
        {
            var present = Array.FindAll(values, value => !double.IsNaN(value));
            var mean = present.Length == 0 ? double.NaN : present.Average();
            var deviation = Math.Sqrt(present.Sum(value => (value - mean) * (value - mean)) / (present.Length - 1));
            if (deviation == 0)
                deviation = double.NaN;
            return Array.ConvertAll(values, value => (value - mean) / deviation * Deviation + Mean);
        }
    }

    /// <summary>The lowest value is 1; ties share the lowest rank they span.</summary>
    public sealed record Rank : Normalisation
    {
        private protected override double[] Scale(double[] values) =>
            Array.ConvertAll(Ranking.FromLowest(values), rank => rank ?? double.NaN);
    }

    /// <summary>The share of the other units that score strictly lower, from 0 to 1.</summary>
    public sealed record PercentileRank : Normalisation
    {
        private protected override double[] Scale(double[] values)
        {
            var others = values.Count(value => !double.IsNaN(value)) - 1.0;
            return Array.ConvertAll(Ranking.FromLowest(values), rank => (rank - 1) / others ?? double.NaN);
        }
    }

    /// <summary>The number of units that score strictly lower.</summary>
    public sealed record Borda : Normalisation
    {
        private protected override double[] Scale(double[] values) =>
            Array.ConvertAll(Ranking.FromLowest(values), rank => rank - 1 ?? double.NaN);
    }

    /// <summary>1 for the highest value, 0 for the lowest: 1 - (max - x) / (max - min).</summary>
    public sealed record DistanceToMaximum : Normalisation
    {
        private protected override double[] Scale(double[] values)
        {
            var sorted = Descriptive.Sorted(values);
            var lowest = Descriptive.QuantileOfSorted(sorted, 0);
            var highest = Descriptive.QuantileOfSorted(sorted, 1);
            return Array.ConvertAll(values, value => 1 - (highest - value) / (highest - lowest));
        }
    }

    /// <summary>1 for the reference unit, 0 for the lowest value: 1 - (reference - x) / (reference - min).</summary>
    /// <remarks>A reference unit that itself scores lowest gives infinite values, a missing one NaN, as in COINr.</remarks>
    /// <param name="Unit">The row of the reference unit, from 0.</param>
    /// <param name="Cap">Whether a unit above the reference stays at 1.</param>
    public sealed record DistanceToReference(int Unit, bool Cap = false) : Normalisation
    {
        private protected override double[] Scale(double[] values)
        {
            var reference = values[Unit];
            var lowest = Descriptive.QuantileOfSorted(Descriptive.Sorted(values), 0);
            return Array.ConvertAll(
                values,
                value =>
                {
                    var score = 1 - (reference - value) / (reference - lowest);
                    return Cap && score > 1 ? 1 : score;
                }
            );
        }
    }
}
