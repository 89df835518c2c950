namespace AreaStatistics.Tests;

public class DescriptiveTests
{
    private const double Missing = double.NaN;

    // Worked out by hand: 1 1 2 3 4 5 6 9, at position share x 7.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 3.5)]
    [InlineData(0.9, 6.9)]
    [InlineData(1, 9)]
    public void A_quantile_is_that_of_type_7(double share, double expected) =>
        Descriptive.Quantile([3, 1, 4, Missing, 1, 5, 9, 2, 6], share).ShouldBe(expected, 1e-12);

    [Fact]
    public void A_median_leaves_missing_values_out() => Descriptive.Median([Missing, 2, 8, 4]).ShouldBe(4);

    [Fact]
    public void A_column_without_values_has_no_summary()
    {
        Descriptive.Median([Missing]).ShouldBe(Missing);
        Descriptive.WeightedMean([Missing], [1]).ShouldBe(Missing);
        Descriptive.MedianAbsoluteDeviation([]).ShouldBe(Missing);
    }

    [Fact]
    public void A_weighted_mean_takes_only_rows_with_a_value_and_a_weight() =>
        Descriptive.WeightedMean([1, Missing, 4, 100], [1, 5, 2, Missing]).ShouldBe(3);

    // Median 2, distances 1 1 0 0 2 4 7.
    [Fact]
    public void The_median_absolute_deviation_is_raw_unless_scaled()
    {
        Descriptive.MedianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9, Missing]).ShouldBe(1);
        Descriptive.MedianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9], 1.4826).ShouldBe(1.4826);
    }

    [Fact]
    public void A_quantile_is_a_share_of_the_column() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Descriptive.Quantile([1, 2], 1.1));

    [Fact]
    public void Ties_share_the_best_rank_and_a_missing_value_has_none() =>
        Ranking.FromHighest([5, Missing, 7, 5, 1]).ShouldBe([2, null, 1, 2, 4]);
}
