namespace RecordLinkage.Tests;

public sealed class EvaluationTests
{
    private static readonly Dataset Five = Given.Data(
        ["id", "name", "place"],
        ["1", "jansen", "a"],
        ["2", "jansen", "a"],
        ["3", "janssen", "a"],
        ["4", "visser", "b"],
        ["5", null, null]
    );

    private static readonly LinkModel Model = new()
    {
        LinkType = LinkType.Dedupe,
        Prior = 0.1,
        IdColumn = "id",
        BlockingRules = [new("name"), new("place")],
        Comparisons = [Given.Name("name"), Given.Exact("place", 0.9, 0.3)],
    };

    [Fact]
    public void Accuracy_is_counted_at_every_threshold()
    {
        int[] truth = [1, 1, 1, 2, 2];
        ScoredPair[] pairs = [new(0, 1, 5), new(0, 2, 3), new(2, 3, 3), new(1, 3, -2)];
        var truePairs = PairAccuracy.TruePairs(Five, truth, LinkType.Dedupe);
        truePairs.ShouldBe(4);
        var curve = PairAccuracy.ByThreshold(pairs, truth, truePairs);
        curve.Select(point => point.Weight).ShouldBe([5, 3, -2]);
        curve[1].Accuracy.ShouldBe(new Accuracy(2, 1, 2));
        curve[1].Accuracy.Precision.ShouldBe(2 / 3.0, 1e-12);
        curve[1].Accuracy.Recall.ShouldBe(0.5);
        curve[1].Accuracy.F1.ShouldBe(4 / 7.0, 1e-12);
    }

    [Fact]
    public void Clusters_are_measured_by_pairs_and_by_records()
    {
        var measured = ClusterAccuracy.Of([0, 0, 0, 3, 4], [1, 1, 2, 2, 3]);
        measured.Pairs.ShouldBe(new Accuracy(1, 2, 1));
        measured.BCubedPrecision.ShouldBe(((2 * 2 / 3.0) + (1 / 3.0) + 1 + 1) / 5, 1e-12);
        measured.BCubedRecall.ShouldBe((2 + 0.5 + 0.5 + 1) / 5, 1e-12);
        (measured.Clusters, measured.Exact, measured.Largest).ShouldBe((3, 1, 3));
    }

    [Fact]
    public void Blocking_is_counted_and_its_reach_is_measured_before_a_run()
    {
        var report = BlockingReport.Of(Model, Five, TestContext.Current.CancellationToken);
        report.Rules.Select(rule => rule.Pairs).ShouldBe([1, 3]);
        report.Rules[1].LargestKey.ShouldBe("place = 'a'");
        report.Rules[1].LargestBlock.ShouldBe(3);
        report.Rules[0].RecordsWithoutKey.ShouldBe(1);

        var recall = BlockingRecall.Of(Model, Five, [1, 1, 1, 2, 2]);
        recall.TruePairs.ShouldBe(4);
        recall.Rules.Select(rule => (rule.Made, rule.New)).ShouldBe([(1, 1), (3, 2)]);
        recall.Recall.ShouldBe(0.75);
    }

    [Fact]
    public void An_explanation_adds_up_to_the_weight_of_the_pair()
    {
        var pairs = new List<ScoredPair>();
        PairScorer.Run(Model, Five, new() { Threshold = 0 }, found => pairs.AddRange(found));
        pairs.Count.ShouldBe(3);
        foreach (var (explanation, pair) in Explanation.Of(Model, Five, pairs).Zip(pairs))
        {
            explanation.Weight.ShouldBe(pair.Weight, 1e-12);
            (explanation.PriorBits + explanation.Comparisons.Sum(each => each.Bits + each.RarityBits)).ShouldBe(
                pair.Weight,
                1e-12
            );
            explanation.Comparisons[^1].Sum.ShouldBe(pair.Weight, 1e-12);
        }

        var first = Explanation.Of(Model, Five, pairs)[0];
        (first.LeftId, first.RightId, first.Comparisons[0].Left).ShouldBe(("1", "2", "jansen"));
        // Two of four names are jansen, where 5 % of the pairs agree by chance: agreeing on so common a name takes off.
        first.Comparisons[0].RarityBits.ShouldBe(Math.Log2(0.05 / 0.5), 1e-12);
        first.ToText().ShouldContain("rarity");
    }

    [Fact]
    public void A_record_that_says_nothing_is_unlinkable()
    {
        var self = Unlinkables.SelfWeights(Model, Five);
        self[4].ShouldBe(Math.Log2(0.1 / 0.9), 1e-12);
        self[3].ShouldBeGreaterThan(self[0]);
        Unlinkables.Share(self, 0.12).ShouldBe(0.2, 1e-12);
    }

    [Fact]
    public void The_labelling_sample_takes_the_greatest_doubts_and_not_one_kind_only()
    {
        var data = Given.Data(
            ["id", "name", "place"],
            [.. Enumerable.Range(0, 40).Select(i => new[] { $"{i}", i < 20 ? "jansen" : $"n{i}", i % 2 == 0 ? "a" : "b" })]
        );
        var pairs = new List<ScoredPair>();
        PairScorer.Run(Model, data, new() { Threshold = 0 }, found => pairs.AddRange(found));
        var sample = LabellingSample.Of(Model, data, pairs, 6, seed: 1, each: 2);
        sample.Count.ShouldBe(6);
        sample.ShouldBe(LabellingSample.Of(Model, data, pairs, 6, seed: 1, each: 2));
        sample.Select(pair => pair.Weight).Distinct().Count().ShouldBeGreaterThanOrEqualTo(3);
        sample[0].Weight.ShouldBe(pairs.MinBy(pair => Math.Abs(pair.Weight)).Weight);
    }
}
