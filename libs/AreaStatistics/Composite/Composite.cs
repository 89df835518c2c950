namespace AreaStatistics;

/// <summary>One score per unit from many indicators, through any number of levels, with the reasons for every score.</summary>
/// <remarks>
/// OECD/JRC, Handbook on Constructing Composite Indicators (2008); the semantics of COINr (Becker et al. 2022).
/// O(units x indicators), plus a sort per indicator. NaN and infinite values are missing. The weights of what is present
/// are rescaled within each group; a group below its minimal present share counts as absent in the group above it.
/// </remarks>
public static class Composite
{
    /// <param name="columns">A column per indicator name, all of the same length; others are left alone.</param>
    /// <param name="model">The outermost group.</param>
    public static CompositeScores Compute(IReadOnlyDictionary<string, double[]> columns, IndicatorGroup model)
    {
        Check(columns, model);

        var values = new Dictionary<string, double[]>();
        var presentShares = Evaluate(model, columns, values).PresentBefore;
        var scores = values[model.Name];

        var contributions = new Dictionary<string, double[]>();
        Contribute(model, [.. scores.Select(score => double.IsNaN(score) ? double.NaN : 1)], values, contributions);

        return new(
            scores,
            Ranking.FromHighest(scores),
            presentShares,
            values.Where(pair => contributions.ContainsKey(pair.Key)).ToDictionary(),
            contributions,
            values.Where(pair => !contributions.ContainsKey(pair.Key)).ToDictionary()
        );
    }

    /// <summary>The share of weight present, and what of it the level above may count on.</summary>
    private readonly record struct Presence(double[] PresentBefore, double[] PresentAfter);

    private static Presence Evaluate(
        CompositePart part,
        IReadOnlyDictionary<string, double[]> columns,
        Dictionary<string, double[]> values
    )
    {
        if (part is Indicator indicator)
        {
            var normalised = OnlyFinite(indicator.Normalisation.Apply(OnlyFinite(columns[indicator.Name]), indicator.Direction));
            values[part.Name] = normalised;
            var present = Array.ConvertAll(normalised, value => double.IsNaN(value) ? 0.0 : 1);
            return new(present, present);
        }

        var group = (IndicatorGroup)part;
        var shares = group.Parts.Select(child => Evaluate(child, columns, values).PresentAfter).ToArray();
        var total = group.Parts.Sum(child => child.Weight);
        var units = shares[0].Length;
        double[] scores = new double[units],
            before = new double[units],
            after = new double[units];
        for (var unit = 0; unit < units; unit++)
        {
            for (var i = 0; i < shares.Length; i++)
                before[unit] += group.Parts[i].Weight / total * shares[i][unit];
            scores[unit] = before[unit] >= group.MinimalPresentShare - 1e-12 ? Mean(group, unit, values) : double.NaN;
            after[unit] = double.IsNaN(scores[unit]) ? 0 : before[unit];
        }
        values[part.Name] = scores;
        return new(before, after);
    }

    private static double Mean(IndicatorGroup group, int unit, Dictionary<string, double[]> values)
    {
        var present = Present(group, unit, values).ToArray();
        return present.Length == 0
            ? double.NaN
            : WeightedMean.Of(
                group.Aggregation,
                Array.ConvertAll(present, part => values[part.Name][unit]),
                Array.ConvertAll(present, part => part.Weight)
            );
    }

    private static IEnumerable<CompositePart> Present(IndicatorGroup group, int unit, Dictionary<string, double[]> values) =>
        group.Parts.Where(part => part.Weight > 0 && !double.IsNaN(values[part.Name][unit]));

    // A rate is contribution / value: it passes down the levels without dividing by a group value that may be zero.
    private static void Contribute(
        CompositePart part,
        double[] rates,
        Dictionary<string, double[]> values,
        Dictionary<string, double[]> contributions
    )
    {
        if (part is Indicator)
        {
            contributions[part.Name] = [.. rates.Zip(values[part.Name], (rate, value) => rate == 0 ? 0 : rate * value)];
            return;
        }

        var group = (IndicatorGroup)part;
        var childRates = group.Parts.ToDictionary(
            child => child.Name,
            _ => rates.Select(rate => double.IsNaN(rate) ? double.NaN : 0).ToArray()
        );
        for (var unit = 0; unit < rates.Length; unit++)
        {
            if (double.IsNaN(rates[unit]) || rates[unit] == 0)
                continue;
            var present = Present(group, unit, values).ToArray();
            var total = present.Sum(child => child.Weight);
            foreach (var child in present)
                childRates[child.Name][unit] =
                    rates[unit]
                    * WeightedMean.ContributionRate(
                        group.Aggregation,
                        values[child.Name][unit],
                        child.Weight / total,
                        values[group.Name][unit]
                    );
        }
        foreach (var child in group.Parts)
            Contribute(child, childRates[child.Name], values, contributions);
    }

    private static double[] OnlyFinite(double[] values) =>
        Array.ConvertAll(values, value => double.IsFinite(value) ? value : double.NaN);

    private static void Check(IReadOnlyDictionary<string, double[]> columns, IndicatorGroup model)
    {
        var names = new HashSet<string>();
        int? units = null;
        Visit(model);

        void Visit(CompositePart part)
        {
            if (!names.Add(part.Name))
                throw new ArgumentException($"'{part.Name}' occurs twice in the model.");
            if (part is IndicatorGroup group)
            {
                if (
                    group.Parts.Any(child => !(child.Weight >= 0 && double.IsFinite(child.Weight)))
                    || !(group.Parts.Sum(child => child.Weight) > 0)
                )
                    throw new ArgumentException($"The weights within '{group.Name}' must be at least 0, and not all 0.");
                foreach (var child in group.Parts)
                    Visit(child);
            }
            else if (!columns.TryGetValue(part.Name, out var column))
                throw new ArgumentException($"There is no column '{part.Name}'.");
            else if (column.Length != (units ??= column.Length))
                throw new ArgumentException($"Column '{part.Name}' has {column.Length} units where others have {units}.");
        }
    }
}
