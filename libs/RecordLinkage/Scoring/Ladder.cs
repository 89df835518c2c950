namespace RecordLinkage;

/// <summary>The commonest comparison: after missing and equal, falling thresholds of one measure over one column. Measured once per pair.</summary>
internal sealed class Ladder
{
    private readonly TextFeature text;
    private readonly Measure? measure;
    private readonly Edits edits;
    private readonly double[] thresholds;
    private readonly int first;

    private Ladder(TextFeature text, Measure? measure, Edits edits, double[] thresholds, int first)
    {
        this.text = text;
        this.measure = measure;
        this.edits = edits;
        this.thresholds = thresholds;
        this.first = first;
    }

    /// <summary>The ladder of a comparison, or null where it is none.</summary>
    public static Ladder? For(Comparison comparison, int cheap, Features features)
    {
        var steps = comparison.Levels.Skip(cheap).SkipLast(1).Select(level => level.Condition).ToList();
        var missing = comparison.Levels.Take(cheap).Select(level => level.Condition).ToList();
        if (steps.Count == 0 || comparison.Levels[^1].Condition is not Always)
            return null;
        if (steps.All(step => step is AtLeast alike && alike.Left == alike.Right))
        {
            var alike = steps.Cast<AtLeast>().ToList();
            if (
                alike.All(step => step.Measure == alike[0].Measure && step.Left == alike[0].Left)
                && missing.Contains(Condition.Missing(alike[0].Left))
            )
                return new(
                    features.Text(alike[0].Left),
                    alike[0].Measure,
                    default,
                    [.. alike.Select(step => step.Threshold)],
                    cheap
                );
        }
        else if (steps.All(step => step is WithinEdits edits && edits.Left == edits.Right))
        {
            var near = steps.Cast<WithinEdits>().ToList();
            if (
                near.All(step => step.Edits == near[0].Edits && step.Left == near[0].Left)
                && missing.Contains(Condition.Missing(near[0].Left))
            )
                return new(features.Text(near[0].Left), null, near[0].Edits, [.. near.Select(step => (double)step.Most)], cheap);
        }

        return null;
    }

    public void Decide(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> selection, byte[] levels)
    {
        if (measure is { } one)
            foreach (var at in selection)
            {
                var pair = pairs[at];
                var similarity = Similarity.Of(one, text, pair.Left, text, pair.Right);
                var step = 0;
                while (step < thresholds.Length && !(similarity >= thresholds[step]))
                    step++;
                levels[at] = (byte)(first + step);
            }
        else
        {
            var most = (int)thresholds.Max();
            foreach (var at in selection)
            {
                var pair = pairs[at];
                var apart = Similarity.Edits(edits, text, pair.Left, text, pair.Right, most);
                var step = 0;
                while (step < thresholds.Length && !(apart <= thresholds[step]))
                    step++;
                levels[at] = (byte)(first + step);
            }
        }
    }
}
