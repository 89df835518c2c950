using CsCheck;

namespace AreaStatistics.Tests;

public class CompositeTests
{
    private static readonly Normalisation AsIs = new Normalisation.MinMax(1, 3);

    private static readonly Dictionary<string, double[]> Columns = new()
    {
        ["a"] = [1, 2, 3, double.NaN, 2],
        ["b"] = [3, 2, 1, 2, double.NaN],
        ["c"] = [1, 1, 3, 3, double.NaN],
    };

    private static IndicatorGroup Flat(double minimalPresentShare = 0, Aggregation aggregation = Aggregation.Arithmetic) =>
        new(
            "score",
            [new Indicator("a", AsIs, Weight: 2), new Indicator("b", AsIs), new Indicator("c", AsIs)],
            aggregation,
            MinimalPresentShare: minimalPresentShare
        );

    [Fact]
    public void A_score_is_the_weighted_mean_of_what_is_present() =>
        Composite.Compute(Columns, Flat()).Scores.ShouldBe([1.5, 1.75, 2.5, 2.5, 2]);

    [Fact]
    public void The_share_of_weight_present_is_reported() =>
        Composite.Compute(Columns, Flat(0.9)).PresentShares.ShouldBe([1, 1, 1, 0.5, 0.5]);

    [Fact]
    public void A_unit_with_too_little_present_has_no_score_no_rank_and_no_contributions()
    {
        var scores = Composite.Compute(Columns, Flat(0.51));
        scores.Scores.ShouldBe([1.5, 1.75, 2.5, double.NaN, double.NaN]);
        scores.Ranks.ShouldBe([3, 2, 1, null, null]);
        scores.Contributions["b"].ShouldBe([0.75, 0.5, 0.25, double.NaN, double.NaN]);
    }

    [Fact]
    public void A_unit_with_exactly_enough_present_has_a_score() =>
        Composite.Compute(Columns, Flat(0.5)).Scores.ShouldNotContain(double.NaN);

    [Fact]
    public void Equal_scores_share_a_rank_and_leave_the_next_open() =>
        Composite.Compute(Columns, Flat()).Ranks.ShouldBe([5, 4, 1, 1, 3]);

    [Fact]
    public void A_missing_indicator_contributes_nothing() => Composite.Compute(Columns, Flat()).Contributions["a"][3].ShouldBe(0);

    [Fact]
    public void A_group_without_a_value_leaves_its_weight_to_its_siblings()
    {
        var model = new IndicatorGroup(
            "score",
            [
                new IndicatorGroup("ab", [new Indicator("a", AsIs), new Indicator("b", AsIs)], MinimalPresentShare: 0.6),
                new Indicator("c", AsIs, Weight: 3),
            ]
        );
        var scores = Composite.Compute(Columns, model);
        scores.Groups["ab"].ShouldBe([2, 2, 2, double.NaN, double.NaN]);
        scores.Scores.ShouldBe([1.25, 1.25, 2.75, 3, double.NaN]);
        scores.PresentShares.ShouldBe([1, 1, 1, 0.75, 0]);
    }

    [Theory]
    [InlineData(Aggregation.Arithmetic)]
    [InlineData(Aggregation.Geometric)]
    [InlineData(Aggregation.Harmonic)]
    public void Contributions_sum_to_the_score_whatever_is_missing(Aggregation aggregation)
    {
        var column = Gen.Frequency((4, Gen.Double[0.01, 200]), (1, Gen.Const(double.NaN)), (1, Gen.Const(1.0))).Array[8];
        Gen.Select(column.Array[5], Gen.Double[0.1, 4].Array[5], Gen.Double[0.2, 4], Gen.Double[0, 0.8])
            .Sample(
                (data, weights, low, minimum) =>
                {
                    var scale = new Normalisation.MinMax(low, low + 3);
                    var names = new[] { "p", "q", "r", "s", "t" };
                    var parts = names.Select((name, i) => new Indicator(name, scale, Weight: weights[i])).ToArray();
                    var model = new IndicatorGroup(
                        "score",
                        [new IndicatorGroup("left", parts[..3], aggregation, 2, minimum), .. parts[3..]],
                        aggregation,
                        MinimalPresentShare: minimum
                    );
                    var scores = Composite.Compute(names.Zip(data).ToDictionary(pair => pair.First, pair => pair.Second), model);
                    for (var unit = 0; unit < 8; unit++)
                    {
                        var sum = scores.Contributions.Values.Sum(contribution => contribution[unit]);
                        if (double.IsNaN(scores.Scores[unit]))
                            double.IsNaN(sum).ShouldBeTrue();
                        else
                            sum.ShouldBe(scores.Scores[unit], 1e-9);
                    }
                }
            );
    }

    [Theory]
    [InlineData(Aggregation.Geometric)]
    [InlineData(Aggregation.Harmonic)]
    public void At_the_bottom_of_a_scale_from_1_a_contribution_is_the_weight(Aggregation aggregation)
    {
        var columns = new Dictionary<string, double[]>
        {
            ["a"] = [0, 1, 9],
            ["b"] = [0, 9, 0],
            ["c"] = [0, 4, 9],
        };
        var scores = Composite.Compute(columns, Flat(aggregation: aggregation));
        scores.Scores[0].ShouldBe(1, 1e-15);
        scores.Contributions["a"][0].ShouldBe(0.5, 1e-15);
        scores.Contributions["b"][2].ShouldBe(0.25, 1e-15);
    }

    [Fact]
    public void The_log_shares_of_a_geometric_mean_are_those_of_its_excess_over_1()
    {
        var columns = new Dictionary<string, double[]> { ["a"] = [1, 4], ["b"] = [1, 16] };
        var model = new IndicatorGroup(
            "score",
            [new Indicator("a", new Normalisation.MinMax(1, 4)), new Indicator("b", new Normalisation.MinMax(1, 16))],
            Aggregation.Geometric
        );
        var scores = Composite.Compute(columns, model);
        scores.Scores[1].ShouldBe(8, 1e-12);
        scores.Contributions["a"][1].ShouldBe(0.5 + 7.0 * 1 / 3, 1e-12);
        scores.Contributions["b"][1].ShouldBe(0.5 + 7.0 * 2 / 3, 1e-12);
    }

    [Fact]
    public void A_column_without_spread_says_nothing_and_counts_as_missing()
    {
        var columns = new Dictionary<string, double[]>(Columns) { ["b"] = [7, 7, 7, 7, 7] };
        Composite.Compute(columns, Flat()).PresentShares[0].ShouldBe(0.75);
    }

    [Fact]
    public void A_geometric_mean_refuses_a_scale_with_zero() =>
        Should.Throw<ArgumentException>(() =>
            Composite.Compute(
                Columns,
                new IndicatorGroup("score", [new Indicator("a", new Normalisation.MinMax())], Aggregation.Geometric)
            )
        );

    [Fact]
    public void A_name_occurs_once() =>
        Should.Throw<ArgumentException>(() =>
            Composite.Compute(Columns, new IndicatorGroup("score", [new Indicator("a", AsIs), new Indicator("a", AsIs)]))
        );

    [Fact]
    public void Weights_are_not_negative() =>
        Should.Throw<ArgumentException>(() =>
            Composite.Compute(
                Columns,
                new IndicatorGroup("score", [new Indicator("a", AsIs), new Indicator("b", AsIs, Weight: -0.5)])
            )
        );

    [Fact]
    public void Columns_have_the_same_units()
    {
        var columns = new Dictionary<string, double[]>(Columns) { ["b"] = [1, 2] };
        Should.Throw<ArgumentException>(() => Composite.Compute(columns, Flat()));
    }

    [Fact]
    public void The_data_of_the_caller_is_left_as_it_was()
    {
        double[] column = [3, double.NaN, 1];
        new Normalisation.MinMax(Winsorise: 0.1).Apply(column, Direction.Negative);
        column.ShouldBe([3, double.NaN, 1]);
    }

    [Fact]
    public void Winsorising_draws_an_outlier_in_before_scaling()
    {
        var column = Enumerable.Range(0, 101).Select(i => (double)i).ToArray();
        column[100] = 1e6;
        var scaled = new Normalisation.MinMax(0, 1, Winsorise: 0.05).Apply(column);
        scaled[100].ShouldBe(1);
        scaled[3].ShouldBe(0);
        scaled[50].ShouldBe(0.5, 1e-12);
    }

    [Fact]
    public void A_reference_unit_can_cap_those_above_it() =>
        new Normalisation.DistanceToReference(1, Cap: true).Apply([0, 5, 10]).ShouldBe([0, 1, 1]);

    [Fact]
    public void Outranking_counts_the_weight_of_the_indicators_that_prefer_a_unit()
    {
        double[][] columns =
        [
            [1, 2, 3],
            [5, 5, 1],
            [9, 8, double.NaN],
        ];
        var matrix = Outranking.Matrix(columns, [1, 2, 1]);
        matrix[0, 1].ShouldBe(0.5, 1e-15);
        matrix[0, 2].ShouldBe(2 / 3.0, 1e-15);
        matrix[2, 1].ShouldBe(1 / 3.0, 1e-15);
        Outranking.Copeland(columns, [1, 2, 1]).ShouldMatch([7 / 6.0, 7 / 6.0, 2 / 3.0], "Copeland");
    }
}
