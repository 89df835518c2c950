using AreaStatistics;

namespace Baken.Profiles.Computing;

/// <summary>Scores a table of inputs with a model: a pure function, the same on every machine and every day.</summary>
internal static class Scoring
{
    private const string Root = "score";

    /// <summary>Six decimals are far more than a score can mean, and fewer than machines may differ in.</summary>
    private const int Decimals = 6;

    public static ProfileTable Score(ProfileModel model, InputTable inputs)
    {
        var cells = inputs.Columns.ToDictionary(
            column => column.Key,
            column => column.Value.Select(cell => cell.Value).ToArray()
        );
        var normalised = model.Indicators.ToDictionary(
            indicator => indicator.Key,
            indicator => Normalise(indicator, cells[indicator.Key], NeedsPositive(model))
        );
        var computed = Composite.Compute(normalised, Tree(model));
        double?[] scores = [.. computed.Scores.Select(Rounded)];
        var ranks = Ranking.FromHighest([.. scores.Select(score => score ?? double.NaN)]);

        return new ProfileTable(
            inputs.Level,
            inputs.Within,
            scores.Count(score => score is not null),
            model.Indicators.ToDictionary(
                indicator => indicator.Key,
                indicator => Rounded(Descriptive.Median(cells[indicator.Key]))
            ),
            [
                .. inputs.Subjects.Select(
                    (subject, row) =>
                        new SubjectScore(
                            subject.Code,
                            subject.Name,
                            scores[row],
                            ranks[row],
                            Math.Round(computed.PresentShares[row], Decimals),
                            subject.Excluded,
                            model.Groups.ToDictionary(group => group.Key, group => Rounded(computed.Groups[Name(group)][row])),
                            [
                                .. model.Groups.SelectMany(group =>
                                    group.Indicators.Select(indicator =>
                                        Contribution(model, group, indicator, computed, inputs.Columns[indicator.Key][row], row)
                                    )
                                ),
                            ]
                        )
                ),
            ]
        );
    }

    private static Contribution Contribution(
        ProfileModel model,
        ProfileGroup group,
        ProfileIndicator indicator,
        CompositeScores computed,
        Cell cell,
        int row
    )
    {
        var normalised = computed.Normalised[indicator.Key][row];
        var counts = cell.Status == IndicatorStatus.Counted;
        return new Contribution(
            indicator.Key,
            counts ? cell.Value : null,
            cell.Year,
            cell.DenominatorYear,
            cell.Imports,
            counts && double.IsNaN(normalised) ? IndicatorStatus.NoSpread : cell.Status,
            Rounded(normalised),
            Math.Round(WeightIn(model, group, indicator, computed, row), Decimals),
            Rounded(computed.Contributions[indicator.Key][row]) ?? 0
        );
    }

    /// <summary>The share of the weight that an indicator has in this score, after the missing ones have left theirs.</summary>
    private static double WeightIn(
        ProfileModel model,
        ProfileGroup group,
        ProfileIndicator indicator,
        CompositeScores computed,
        int row
    )
    {
        if (double.IsNaN(computed.Scores[row]) || double.IsNaN(computed.Groups[Name(group)][row]) || !Present(indicator))
            return 0;
        var groups = model.Groups.Where(one => !double.IsNaN(computed.Groups[Name(one)][row])).Sum(one => one.Weight);
        return group.Weight / groups * indicator.Weight / group.Indicators.Where(Present).Sum(one => one.Weight);

        bool Present(ProfileIndicator one) => !double.IsNaN(computed.Normalised[one.Key][row]);
    }

    private static double[] Normalise(ProfileIndicator indicator, double[] values, bool positive)
    {
        var direction = indicator.Direction == ProfileDirection.Up ? Direction.Positive : Direction.Negative;
        double[] found = indicator.Normalisation switch
        {
            ProfileNormalisation.PercentileRank =>
            [
                .. new Normalisation.PercentileRank().Apply(values, direction).Select(share => share * 100),
            ],
            ProfileNormalisation.MinMax => new Normalisation.MinMax().Apply(values, direction),
            ProfileNormalisation.ZScore =>
            [
                .. new Normalisation.ZScore(50, 15).Apply(values, direction).Select(value => Math.Clamp(value, 0, 100)),
            ],
            ProfileNormalisation.Share =>
            [
                .. values
                    .Select(value => Math.Clamp(value, 0, 1) * 100)
                    .Select(value => direction == Direction.Positive ? value : 100 - value),
            ],
        };
        // A geometric mean has no zero: the scale then starts at 1.
        return positive ? [.. found.Select(value => 1 + value * 0.99)] : found;
    }

    private static bool NeedsPositive(ProfileModel model) =>
        model.Aggregation == ProfileAggregation.Geometric
        || model.Groups.Any(group => group.Aggregation == ProfileAggregation.Geometric);

    private static IndicatorGroup Tree(ProfileModel model) =>
        new(
            Root,
            [
                .. model.Groups.Select(group => new IndicatorGroup(
                    Name(group),
                    [
                        .. group.Indicators.Select(indicator => new Indicator(
                            indicator.Key,
                            new Normalisation.Given(),
                            Direction.Positive,
                            indicator.Weight
                        )),
                    ],
                    Mean(group.Aggregation),
                    group.Weight,
                    group.MinimumPresent
                )),
            ],
            Mean(model.Aggregation),
            MinimalPresentShare: model.MinimumPresent
        );

    // A name that no indicator can have.
    private static string Name(ProfileGroup group) => $"group:{group.Key}";

    private static Aggregation Mean(ProfileAggregation aggregation) =>
        aggregation switch
        {
            ProfileAggregation.Arithmetic => Aggregation.Arithmetic,
            ProfileAggregation.Geometric => Aggregation.Geometric,
        };

    private static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, Decimals) + 0.0 : null;
}
