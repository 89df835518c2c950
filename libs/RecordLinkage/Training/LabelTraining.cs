namespace RecordLinkage;

/// <summary>Learns m from pairs that people have judged to be the same, and u from those judged different where there are enough.</summary>
public static class LabelTraining
{
    /// <summary>Adds one to every level, so that a few labels do not make a level impossible.</summary>
    public static LinkModel Train(LinkModel model, Dataset data, IReadOnlyList<LabelledPair> labels, bool learnU = false)
    {
        if (!labels.Any(label => label.IsMatch))
            throw new InvalidDataException("None of the labelled pairs is a match: m cannot be learnt from them.");
        var inspector = new PairInspector(model, new SharedFeatures(DerivedColumns.For(model, data)));
        var counts = new Dictionary<bool, double[][]>
        {
            [true] = [.. model.Comparisons.Select(comparison => new double[comparison.Levels.Count])],
            [false] = [.. model.Comparisons.Select(comparison => new double[comparison.Levels.Count])],
        };
        foreach (var label in labels)
        {
            var levels = inspector.Levels(label.Left, label.Right);
            for (var c = 0; c < levels.Length; c++)
                counts[label.IsMatch][c][levels[c]]++;
        }

        return model with
        {
            Comparisons =
            [
                .. model.Comparisons.Select(
                    (comparison, c) =>
                        comparison with
                        {
                            Levels = [.. Learn(comparison.Levels, counts[true][c], counts[false][c], learnU)],
                        }
                ),
            ],
        };
    }

    private static IEnumerable<Level> Learn(IReadOnlyList<Level> levels, double[] same, double[] different, bool learnU)
    {
        double Share(double[] counts, int level) =>
            (counts[level] + 1) / levels.Select((each, l) => each.IsMissing ? 0 : counts[l] + 1).Sum();
        return levels.Select(
            (level, l) =>
                level.IsMissing
                    ? level
                    : level with
                    {
                        M = level.FixM ? level.M : Share(same, l),
                        U = level.FixU || !learnU ? level.U : Share(different, l),
                    }
        );
    }
}

/// <summary>A pair that somebody has judged.</summary>
public readonly record struct LabelledPair(int Left, int Right, bool IsMatch);
