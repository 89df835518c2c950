using System.Globalization;
using System.Text;

namespace RecordLinkage;

/// <summary>Why a pair has its weight: from the prior, comparison by comparison, to the sum. It accuses nobody; a person decides.</summary>
/// <param name="KinCorrection">What is taken off because relatives would agree as well; 0 where the model knows none.</param>
public sealed record Explanation(
    string LeftId,
    string RightId,
    double PriorBits,
    IReadOnlyList<ExplainedComparison> Comparisons,
    double KinCorrection,
    double Weight
)
{
    public double Probability => ScoredPair.ProbabilityOf(Weight);

    /// <summary>Explains some pairs; the columns are prepared once.</summary>
    public static IReadOnlyList<Explanation> Of(LinkModel model, Dataset data, IEnumerable<ScoredPair> pairs)
    {
        var columns = DerivedColumns.For(model, data);
        var inspector = new PairInspector(model, new SharedFeatures(columns));
        var weights = Weights.Of(model);
        return [.. pairs.Select(pair => Of(pair, columns.Data, inspector, weights))];
    }

    private static Explanation Of(ScoredPair pair, Dataset data, PairInspector inspector, Weights weights)
    {
        var running = weights.Prior;
        var kin = 0.0;
        var explained = new List<ExplainedComparison>();
        foreach (var reason in inspector.Reasons(weights, pair.Left, pair.Right))
        {
            running += reason.Bits + reason.RarityBits;
            kin += reason.KinBits;
            var columns = reason
                .Comparison.Levels.SelectMany(level => level.Condition.Values)
                .SelectMany(value => value.Columns)
                .Distinct()
                .ToList();
            explained.Add(
                new(
                    reason.Comparison.Name,
                    reason.At.Label ?? ConditionText.Write(reason.At.Condition),
                    string.Join(" ", columns.Select(column => data[column][pair.Left] ?? "–")),
                    string.Join(" ", columns.Select(column => data[column][pair.Right] ?? "–")),
                    reason.At.IsMissing ? null : reason.At.M,
                    reason.At.IsMissing ? null : reason.At.U,
                    reason.Bits,
                    reason.RarityBits,
                    running
                )
            );
        }

        var weight = weights.KinShare == 0 ? running : Weights.WithKin(running, kin, weights.KinShare);
        return new(data.IdOf(pair.Left), data.IdOf(pair.Right), weights.Prior, explained, weight - running, weight);
    }

    /// <summary>The waterfall as lines of text, a bar per step.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{LeftId} – {RightId}: weight {Weight:0.00}, probability {Probability:0.000000}"
        );
        Line("prior", "", PriorBits, PriorBits);
        foreach (var each in Comparisons)
            Line(
                each.Name,
                $"{each.Level} [{each.Left} | {each.Right}]{(each.RarityBits == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", of which rarity {each.RarityBits:+0.00;-0.00}"))}",
                each.Bits + each.RarityBits,
                each.Sum
            );
        if (KinCorrection != 0)
            Line("relatives", "would agree on this as well", KinCorrection, Weight);
        return text.ToString();

        void Line(string name, string what, double bits, double sum) =>
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {name, -20} {bits, 8:+0.00;-0.00;0.00} {sum, 8:0.00}  {Bar(bits), -12} {what}"
            );
    }

    private static string Bar(double bits) => new(bits < 0 ? '-' : '+', (int)Math.Clamp(Math.Round(Math.Abs(bits) / 2), 0, 12));
}

/// <summary>One step of the waterfall.</summary>
/// <param name="Left">The values of the left record that were compared.</param>
/// <param name="Sum">The weight up to and including this step.</param>
public sealed record ExplainedComparison(
    string Name,
    string Level,
    string Left,
    string Right,
    double? M,
    double? U,
    double Bits,
    double RarityBits,
    double Sum
);
