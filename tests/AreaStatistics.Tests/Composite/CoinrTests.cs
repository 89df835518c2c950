namespace AreaStatistics.Tests;

/// <summary>The library against the R package COINr, on a subset that is always there and on all there is.</summary>
public class CoinrTests
{
    private static readonly Dictionary<string, double[]> Treated = KnownAnswers.Numbers(
        KnownAnswers.Reference,
        "asem_treated.csv"
    );

    public static TheoryData<string> Normalisations => [.. Asem.Normalisations.Keys];

    public static TheoryData<string> Variants =>
        [
            "minmax_1_100__a_amean",
            "minmax_1_100__a_gmean",
            "minmax_1_100__a_hmean",
            "minmax_0_100__a_amean",
            "zscore_0_1__a_amean",
            "rank__a_amean",
            "rank__a_gmean",
            "rank__a_hmean",
            "minmax_0_100__a_amean__altw",
        ];

    [Theory]
    [MemberData(nameof(Normalisations))]
    public void A_normalised_indicator_equals_that_of_COINr(string variant)
    {
        var expected = KnownAnswers.Numbers(KnownAnswers.Reference, "asem_normalised.csv");
        foreach (var indicator in new[] { "LPI", "Bord", "CostImpEx", "FemLab" })
            Normalise(variant, indicator).ShouldMatch(expected[$"{variant}__{indicator}"], $"{variant} of {indicator}", 1e-12);
    }

    [Theory]
    [MemberData(nameof(Normalisations))]
    public void Every_normalised_indicator_equals_that_of_COINr(string variant)
    {
        var folder = Path.Combine(KnownAnswers.Benchmark("composite"), "known-answers");
        var expected = KnownAnswers.Numbers(folder, $"asem_norm_{variant}.csv");
        expected.Count.ShouldBe(49);
        foreach (var (indicator, column) in expected)
            Normalise(variant, indicator).ShouldMatch(column, $"{variant} of {indicator}", 1e-12);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_index_and_its_ranks_equal_those_of_COINr(string variant)
    {
        var expected = KnownAnswers.Numbers(KnownAnswers.Reference, "asem_aggregation_variants.csv");
        var scores = Composite.Compute(Treated, Model(variant));
        scores.Scores.ShouldMatch(expected[$"{variant}__Index"], variant, 1e-12);
        scores.Ranks.ShouldBe(expected[$"{variant}__rank"].Select(rank => (int?)rank));
    }

    [Fact]
    public void Groups_at_every_level_equal_those_of_COINr()
    {
        var scores = Composite.Compute(Treated, Model("minmax_0_100__a_amean"));
        foreach (var (group, column) in KnownAnswers.Numbers(KnownAnswers.Reference, "asem_groups.csv"))
            scores.Groups[group].ShouldMatch(column, group, 1e-12);
    }

    [Fact]
    public void All_groups_and_indicators_equal_those_of_COINr()
    {
        var folder = Path.Combine(KnownAnswers.Benchmark("composite"), "known-answers");
        var expected = KnownAnswers.Numbers(folder, "asem_aggregated.csv");
        var scores = Composite.Compute(Treated, Model("minmax_0_100__a_amean"));
        (scores.Groups.Count + scores.Normalised.Count).ShouldBe(expected.Count);
        foreach (var (name, column) in expected)
            (scores.Groups.GetValueOrDefault(name) ?? scores.Normalised[name]).ShouldMatch(column, name, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_contributions_to_the_index_sum_to_it(string variant)
    {
        var scores = Composite.Compute(Treated, Model(variant));
        for (var unit = 0; unit < scores.Scores.Length; unit++)
            scores
                .Contributions.Values.Sum(column => column[unit])
                .ShouldBe(scores.Scores[unit], 1e-10, $"{variant}, row {unit}");
    }

    private static double[] Normalise(string variant, string indicator) =>
        Asem.Normalisations[variant].Apply(Treated[indicator], Asem.DirectionOf(indicator));

    private static IndicatorGroup Model(string variant)
    {
        var parts = variant.Split("__");
        var alternative = KnownAnswers.Text(KnownAnswers.Reference, "asem_weights_alt.csv");
        return Asem.Model(
            Asem.Normalisations[parts[0]],
            Asem.Aggregations[parts[1]],
            parts.Length < 3
                ? null
                : alternative["iCode"]
                    .Zip(alternative["Weight"], KeyValuePair.Create)
                    .ToDictionary(pair => pair.Key, pair => KnownAnswers.Number(pair.Value))
        );
    }
}
