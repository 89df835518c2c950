namespace AreaStatistics;

/// <summary>Units compared two by two: what share of the weight says that one beats the other.</summary>
/// <remarks>
/// Munda and Nardo (2009); <c>outrankMatrix</c> and <c>a_copeland</c> of COINr. O(units² x indicators). A tie counts half.
/// Other than in COINr, a pair is judged on the indicators both units have, with the weights rescaled, so that the two
/// sides of a pair always add up to 1; a pair with nothing in common is NaN and counts for neither.
/// </remarks>
public static class Outranking
{
    /// <summary>Row beats column: the matrix with a zero diagonal. Columns are normalised, higher is better.</summary>
    public static double[,] Matrix(IReadOnlyList<double[]> columns, ReadOnlySpan<double> weights)
    {
        if (columns.Count == 0 || columns.Count != weights.Length)
            throw new ArgumentException("Outranking needs indicators, and a weight for each.", nameof(weights));

        var units = columns[0].Length;
        var matrix = new double[units, units];
        for (var one = 0; one < units; one++)
        {
            for (var other = one + 1; other < units; other++)
            {
                double won = 0,
                    total = 0;
                for (var i = 0; i < columns.Count; i++)
                {
                    var difference = columns[i][one] - columns[i][other];
                    if (double.IsNaN(difference))
                        continue;
                    total += weights[i];
                    won +=
                        difference > 0 ? weights[i]
                        : difference == 0 ? weights[i] / 2
                        : 0;
                }
                matrix[one, other] = total == 0 ? double.NaN : won / total;
                matrix[other, one] = 1 - matrix[one, other];
            }
        }
        return matrix;
    }

    /// <summary>The Copeland score: the sum of a unit's row, from 0 to the number of other units.</summary>
    public static double[] Copeland(IReadOnlyList<double[]> columns, ReadOnlySpan<double> weights)
    {
        var matrix = Matrix(columns, weights);
        var scores = new double[matrix.GetLength(0)];
        for (var one = 0; one < scores.Length; one++)
        {
            for (var other = 0; other < scores.Length; other++)
                scores[one] += double.IsNaN(matrix[one, other]) ? 0 : matrix[one, other];
        }
        return scores;
    }
}
