using CsCheck;

namespace AreaStatistics.Tests;

public class ClassificationTests
{
    private const double Missing = double.NaN;

    private delegate ClassBreaks Method(ReadOnlySpan<double> values, int classes);

    private static readonly Dictionary<string, Method> Methods = new()
    {
        ["quantiles"] = Classify.Quantiles,
        ["equal intervals"] = Classify.EqualIntervals,
        ["pretty"] = Classify.Pretty,
        ["natural breaks"] = NaturalBreaks.Compute,
    };

    public static TheoryData<string> MethodNames => [.. Methods.Keys];

    // Few distinct values, so that ties are the rule; now and then one that is far away or missing.
    private static readonly Gen<double[]> Column = Gen.Frequency(
        (6, Gen.Int[0, 9].Select(i => i / 4.0)),
        (3, Gen.Double[-20, 20]),
        (1, Gen.Double[-1e6, 1e6]),
        (1, Gen.Const(Missing))
    ).Array[0, 14];

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void Every_value_has_a_class_and_no_class_is_empty_or_double(string method) =>
        Gen.Select(Column, Gen.Int[1, 6])
            .Sample(
                (column, classes) =>
                {
                    var breaks = Methods[method](column, classes);
                    var present = Array.FindAll(column, value => !double.IsNaN(value));
                    var used = present.Select(value => breaks.IndexOf(value)!.Value).Distinct().Order();
                    used.ShouldBe(Enumerable.Range(0, breaks.Count));
                    if (method != "pretty")
                        breaks.Count.ShouldBeLessThanOrEqualTo(classes);
                    for (var i = 1; i < breaks.Count; i++)
                        breaks.Edges[i].ShouldBeLessThan(breaks.Edges[i + 1]);
                }
            );

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void The_class_of_a_value_lies_between_its_edges(string method) =>
        Gen.Select(Column, Gen.Int[1, 6])
            .Sample(
                (column, classes) =>
                {
                    var breaks = Methods[method](column, classes);
                    foreach (var value in column.Where(value => !double.IsNaN(value)))
                    {
                        var index = breaks.IndexOf(value)!.Value;
                        value.ShouldBeLessThanOrEqualTo(breaks.Edges[index + 1]);
                        if (index == 0)
                            value.ShouldBeGreaterThanOrEqualTo(breaks.Edges[0]);
                        else
                            value.ShouldBeGreaterThan(breaks.Edges[index]);
                    }
                }
            );

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void Without_values_there_are_no_classes(string method)
    {
        Methods[method]([Missing, double.PositiveInfinity], 5).Count.ShouldBe(0);
        Methods[method]([Missing], 5).IndexOf(1).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void One_distinct_value_makes_one_class(string method)
    {
        var breaks = Methods[method]([4, 4, Missing, 4], 5);
        breaks.Edges.ShouldBe([4, 4]);
        breaks.IndexOf(4).ShouldBe(0);
        breaks.IndexOf(Missing).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void There_is_at_least_one_class_to_ask_for(string method) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Methods[method]([1, 2], 0));

    [Fact]
    public void Natural_breaks_are_the_best_there_are() =>
        Gen.Select(Column, Gen.Int[1, 5])
            .Sample(
                (column, classes) =>
                {
                    var distinct = column.Where(value => !double.IsNaN(value)).Distinct().Order().ToArray();
                    if (distinct.Length == 0)
                        return;

                    var present = Array.FindAll(column, value => !double.IsNaN(value));
                    var breaks = NaturalBreaks.Compute(column, classes);
                    breaks.Count.ShouldBe(Math.Min(classes, distinct.Length));
                    var best = BestCost(present, distinct, 0, breaks.Count);
                    Cost(present.GroupBy(value => breaks.IndexOf(value)!.Value)).ShouldBe(best, 1e-9 * (1 + Cost([present])));
                },
                iter: 2000
            );

    [Fact]
    public void Natural_breaks_of_known_clusters_lie_between_them() =>
        NaturalBreaks.Compute([12, 1, 2, 11, 50, 3, Missing, 52, 10], 3).Edges.ShouldBe([1, 3, 12, 52]);

    [Fact]
    public void Natural_breaks_lose_no_digits_far_from_zero() =>
        NaturalBreaks
            .Compute([1e9 + 0.12, 1e9 + 0.01, 1e9 + 0.11, 1e9 + 0.02], 2)
            .Edges.ShouldBe([1e9 + 0.01, 1e9 + 0.02, 1e9 + 0.12]);

    [Fact]
    public void Natural_breaks_of_18000_values_hold_them_all()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 18_000).Select(_ => Math.Exp(3 * random.NextDouble() * random.NextDouble())).ToArray();
        var breaks = NaturalBreaks.Compute(values, 9);
        breaks.Count.ShouldBe(9);
        values.ShouldAllBe(value => breaks.IndexOf(value) != null);
    }

    [Fact]
    public void Quantiles_never_split_ties() =>
        Classify.Quantiles([0, 0, 0, 0, 0, 0, 1, 2, 3, 4], 5).Edges.ShouldBe([0, 0, 2.2, 4], 1e-12);

    [Fact]
    public void Quantiles_of_distinct_values_hold_as_many_each()
    {
        var values = Enumerable.Range(1, 20).Select(i => i * i * 1.0).ToArray();
        var breaks = Classify.Quantiles(values, 5);
        values.CountBy(value => breaks.IndexOf(value)!.Value).ShouldAllBe(pair => pair.Value == 4);
    }

    [Fact]
    public void Equal_intervals_are_as_wide() =>
        Classify.EqualIntervals([0, 1, 3, 5, 7, 10], 5).Edges.ShouldBe([0, 2, 4, 6, 8, 10], 1e-12);

    [Fact]
    public void An_empty_interval_is_merged_with_the_one_above_it() =>
        Classify.EqualIntervals([0, 1, 9, 10], 5).Edges.ShouldBe([0, 2, 10], 1e-12);

    [Theory]
    [InlineData(new[] { 3, 21, 48, 66, 97.0 }, 5, new[] { 0, 20, 40, 60, 80, 100.0 })]
    [InlineData(new[] { 0.07, 0.13, 0.21, 0.34, 0.38 }, 4, new[] { 0, 0.1, 0.2, 0.3, 0.4 })]
    [InlineData(new[] { -4, -1, 1, 3.5, 5.0 }, 5, new[] { -4, -2, 0, 2, 4, 6.0 })]
    [InlineData(new[] { 12000, 31000, 55000, 88000.0 }, 4, new[] { 0, 20000, 40000, 60000, 100000.0 })]
    public void Pretty_breaks_are_round(double[] values, int classes, double[] edges) =>
        Classify.Pretty(values, classes).Edges.ShouldBe(edges);

    [Fact]
    public void A_value_beyond_the_edges_belongs_to_the_outer_class()
    {
        var breaks = Classify.EqualIntervals([0, 1, 2, 3], 3);
        breaks.IndexOf(-5).ShouldBe(0);
        breaks.IndexOf(99).ShouldBe(2);
    }

    private static double BestCost(double[] values, double[] distinct, int from, int classes)
    {
        if (classes == 1)
            return Cost([values.Where(value => value >= distinct[from])]);
        var best = double.PositiveInfinity;
        for (var to = from; to <= distinct.Length - classes; to++)
        {
            var first = values.Where(value => value >= distinct[from] && value <= distinct[to]);
            best = Math.Min(best, Cost([first]) + BestCost(values, distinct, to + 1, classes - 1));
        }
        return best;
    }

    private static double Cost(IEnumerable<IEnumerable<double>> classes) =>
        classes.Sum(values =>
        {
            var mean = values.Average();
            return values.Sum(value => (value - mean) * (value - mean));
        });
}
