using System.Globalization;

namespace RecordLinkage;

/// <summary>Refuses a run that would take years, before it begins: one value in a blocking column that a million records share makes 5 × 10¹¹ pairs.</summary>
internal static class PairLimit
{
    public static void Check(IReadOnlyList<RuleCount> rules, double total, double most)
    {
        if (total <= most)
            return;
        var worst = rules.MaxBy(rule => rule.Pairs)!;
        var skew = worst.PairsOfLargestBlock / Math.Max(1, worst.Pairs);
        var remedy =
            skew > 0.5
                ? $"{worst.LargestBlock} records have {worst.LargestKey}, which alone makes {Number(worst.PairsOfLargestBlock)} of them: if that value stands for 'unknown', empty it in the data; else add a second column to the rule."
                : "Add a column to the rule, so that it makes smaller blocks.";
        throw new InvalidDataException(
            $"The blocking rules make {Number(total)} pairs, more than the limit of {Number(most)}. Most come from the rule [{worst.Rule}]: {Number(worst.Pairs)}. {remedy}"
        );
    }

    private static string Number(double pairs) => pairs.ToString("N0", CultureInfo.InvariantCulture);
}
