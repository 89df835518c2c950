namespace RecordLinkage;

/// <summary>The m and u that Splink gives a level which training has not seen: without them its scores cannot be reproduced.</summary>
/// <remarks>0.95 of the matches agree exactly, the rest share 0.05; the weights run from -5 to 3 bits, and 10 for the exact level.</remarks>
internal static class DefaultProbabilities
{
    public static IReadOnlyList<Level> Fill(IReadOnlyList<Level> levels)
    {
        var count = levels.Count(level => !level.IsMissing);
        var rank = count;
        return
        [
            .. levels.Select(level =>
            {
                if (level.IsMissing)
                    return level;
                rank--;
                var m = rank == count - 1 ? 0.95 : 0.05 / (count - 1);
                var weight =
                    rank == count - 1 ? 10
                    : count == 2 ? -5
                    : -5 + (rank * 8.0 / (count - 2));
                return level with { M = level.M ?? m, U = level.U ?? m / Math.Pow(2, weight) };
            }),
        ];
    }
}
