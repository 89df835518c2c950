using CsCheck;

namespace RecordLinkage.Tests;

/// <summary>Blocking, bounds and threads held against looking at every pair.</summary>
public sealed class ScoringTests
{
    private static readonly string[] Columns = ["id", "name", "place", "date", "phone"];

    private static readonly Gen<string?> Name = OneOf(
        "jan",
        "jans",
        "jansen",
        "janssen",
        "janse",
        "pieter",
        "piet",
        "petra",
        "de vries",
        "vries",
        "visser",
        "bakker",
        null
    );
    private static readonly Gen<string?> Place = OneOf("a", "b", "c", "jan", "piet", null);
    private static readonly Gen<string?> Date = OneOf("1980-01-02", "1980-02-01", "1981-01-02", "1990-12-31", "no date", null);
    private static readonly Gen<string?> Phone = OneOf("0612345678", "0612345687", "0612345679", "0699999999", "012", null);
    private static readonly Gen<string?[]> Record = Gen.Select(
        Name,
        Place,
        Date,
        Phone,
        (name, place, date, phone) => new[] { name, place, date, phone }
    );

    private static Gen<string?> OneOf(params string?[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static readonly LinkModel Model = new()
    {
        LinkType = LinkType.Dedupe,
        Prior = 0.01,
        IdColumn = "id",
        BlockingRules =
        [
            new("place"),
            new(new Substring("name", 1, 3), "date"),
            new BlockingRule((BlockingKey[])[new("name", "place"), new("place", "name")]),
            new("phone"),
        ],
        Comparisons =
        [
            Given.Name("name"),
            Given.Exact("place", 0.9, 0.2, rarity: true),
            new(
                "date",
                [
                    new(Condition.Missing(new DateValue("date"))) { IsMissing = true },
                    new(Condition.Exact("date")) { M = 0.8, U = 0.1 },
                    new(new WithinEdits(Edits.DamerauLevenshtein, "date", 1)) { M = 0.1, U = 0.1 },
                    new(new WithinTime(new DateValue("date"), WithinTime.Year)) { M = 0.05, U = 0.2 },
                    new(Condition.Otherwise) { M = 0.05, U = 0.6 },
                ]
            ),
            new(
                "phone",
                [
                    new(new AllOf([Condition.Exact("phone"), new Not(Condition.Exact("place"))])) { M = 0.3, U = 0.02 },
                    new(Condition.Missing("phone")) { IsMissing = true },
                    new(Condition.Exact("phone")) { M = 0.5, U = 0.01 },
                    new(new WithinEdits(Edits.Levenshtein, "phone", 2)) { M = 0.1, U = 0.02 },
                    new(Condition.Otherwise) { M = 0.1, U = 0.95 },
                ]
            ),
        ],
    };

    [Theory]
    [InlineData(LinkType.Dedupe, 0)]
    [InlineData(LinkType.Dedupe, 0.313)]
    [InlineData(LinkType.Link, 0)]
    [InlineData(LinkType.Link, 0.917)]
    [InlineData(LinkType.LinkAndDedupe, 0.0137)]
    public void The_pairs_are_those_that_looking_at_every_pair_finds(LinkType type, double threshold) =>
        Gen.Select(Record.Array[2, 120], Gen.Int[1, 1000])
            .Sample(
                (records, seed) =>
                {
                    // A column without any value is refused, and tested elsewhere.
                    var data = Build([.. records, ["jan", "a", "1980-01-02", "0612345678"]], type, seed);
                    var model = Model with { LinkType = type };
                    ShouldEqual(Scored(model, data, threshold, 2), Naively(model, data, threshold));
                },
                iter: 40
            );

    [Fact]
    public void Relatives_are_weighed_in_by_the_bounds_as_by_looking_at_every_pair() =>
        Record
            .Array[2, 100]
            .Sample(
                records =>
                {
                    var data = Build([.. records, ["jan", "a", "1980-01-02", "0612345678"]], LinkType.Dedupe, 1);
                    var model = Model with
                    {
                        Kinship = new(0.05),
                        Comparisons =
                        [
                            .. Model.Comparisons.Select(
                                (comparison, c) =>
                                    comparison with
                                    {
                                        SharedByKin = c == 1,
                                        Levels =
                                        [
                                            .. comparison.Levels.Select(level => level with { K = c == 1 ? level.M : level.U }),
                                        ],
                                    }
                            ),
                        ],
                    };
                    ShouldEqual(Scored(model, data, 0.3, 1), Naively(model, data, 0.3));
                },
                iter: 40
            );

    [Fact]
    public void A_block_of_thousands_is_cut_into_pieces_without_losing_or_repeating_a_pair()
    {
        var random = new Random(7);
        var records = Enumerable
            .Range(0, 1500)
            .Select(_ => new[] { "jansen", "a", random.Next(2) == 0 ? "1980-01-02" : null, "012" })
            .ToArray();
        var data = Build(records, LinkType.Dedupe, 3);
        var model = Model with { BlockingRules = [new("place"), new("name")] };
        var pairs = Scored(model, data, 0, 2);
        pairs.Count.ShouldBe(1500 * 1499 / 2);
        pairs.Select(pair => (pair.Left, pair.Right)).Distinct().Count().ShouldBe(pairs.Count);
    }

    [Fact]
    public void Two_threads_give_the_same_rows_in_the_same_order_as_one()
    {
        var random = new Random(11);
        var records = Enumerable
            .Range(0, 4000)
            .Select(_ => new[] { $"name{random.Next(300)}", $"{random.Next(40)}", "1980-01-02", $"06{random.Next(1000)}" })
            .ToArray();
        var data = Build(records, LinkType.Dedupe, 5);
        List<ScoredPair> one = InOrder(Model, data, 1),
            two = InOrder(Model, data, 2);
        two.ShouldBe(one);
        one.Count.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_pair_is_left_and_right_by_its_identifiers_as_numbers()
    {
        var data = Given.Data(["id", "name"], ["10", "jan"], ["9", "jan"]);
        var model = Model with { BlockingRules = [new("name")], Comparisons = [Given.Exact("name", 0.9, 0.1)] };
        Scored(model, data, 0, 1).Select(pair => (data.IdOf(pair.Left), data.IdOf(pair.Right))).ShouldBe([("9", "10")]);
    }

    [Fact]
    public void Cancelling_ends_the_run()
    {
        var data = Build(
            [.. Enumerable.Range(0, 3000).Select(_ => new[] { "jan", "a", "1980-01-02", "012" })],
            LinkType.Dedupe,
            1
        );
        using var cancel = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() =>
            PairScorer.Run(Model, data, new() { Threshold = 0, Cancellation = cancel.Token }, _ => cancel.Cancel())
        );
    }

    [Fact]
    public void What_a_sink_throws_comes_out_as_it_was()
    {
        var data = Given.Data(["id", "name"], ["1", "jan"], ["2", "jan"]);
        var model = Model with { BlockingRules = [new("name")], Comparisons = [Given.Exact("name", 0.9, 0.1)] };
        Should.Throw<IOException>(() =>
            PairScorer.Run(model, data, new() { Threshold = 0 }, _ => throw new IOException("disk full"))
        );
    }

    private static int Number(Dataset data, int record) =>
        int.Parse(data.IdOf(record), System.Globalization.CultureInfo.InvariantCulture);

    private static void ShouldEqual(List<ScoredPair> found, List<ScoredPair> expected)
    {
        expected.ExceptBy(found.Select(Key), Key).ShouldBeEmpty("pairs that were lost");
        found.ExceptBy(expected.Select(Key), Key).ShouldBeEmpty("pairs that should not be there");
        found.Count.ShouldBe(expected.Count, "a pair was given twice");
        foreach (var (one, other) in found.Zip(expected))
            one.Weight.ShouldBe(other.Weight, 1e-9);

        static (int, int) Key(ScoredPair pair) => (pair.Left, pair.Right);
    }

    private static Dataset Build(string?[][] records, LinkType type, int seed)
    {
        // Identifiers in another order than the records, so that left and right are no accident.
        var ids = Enumerable.Range(1, records.Length).ToArray();
        new Random(seed).Shuffle(ids);
        var builder = new DatasetBuilder(Columns);
        for (var i = 0; i < records.Length; i++)
        {
            if (type != LinkType.Dedupe && i == records.Length / 2)
                builder.BeginRight();
            builder.Add([$"{ids[i]}", .. records[i]]);
        }

        return builder.Build("id");
    }

    private static List<ScoredPair> Scored(LinkModel model, Dataset data, double threshold, int threads)
    {
        var found = new List<ScoredPair>();
        PairScorer.Run(model, data, new() { Threshold = threshold, Threads = threads }, pairs => found.AddRange(pairs));
        return [.. found.OrderBy(pair => pair.Left).ThenBy(pair => pair.Right)];
    }

    private static List<ScoredPair> InOrder(LinkModel model, Dataset data, int threads)
    {
        var found = new List<ScoredPair>();
        PairScorer.Run(model, data, new() { Threshold = 0.01, Threads = threads }, pairs => found.AddRange(pairs));
        return found;
    }

    private static List<ScoredPair> Naively(LinkModel model, Dataset data, double threshold)
    {
        var columns = DerivedColumns.For(model, data);
        var inspector = new PairInspector(model, new SharedFeatures(columns));
        var weights = Weights.Of(model);
        var found = new List<ScoredPair>();
        for (var a = 0; a < data.Count; a++)
        for (var b = a + 1; b < data.Count; b++)
        {
            var across = a < data.LeftCount && b >= data.LeftCount;
            if (model.LinkType == LinkType.Link && !across)
                continue;
            var swap = !across && Number(data, a) > Number(data, b);
            var (l, r) = swap ? (b, a) : (a, b);
            if (
                !model.BlockingRules.Any(rule =>
                    rule.Keys.All(key => columns.Of(key.Left)[l] is { } left && left == columns.Of(key.Right)[r])
                )
            )
                continue;
            var reasons = inspector.Reasons(weights, l, r);
            var weight = weights.Prior + reasons.Sum(reason => reason.Bits + reason.RarityBits);
            if (model.Kinship is { } kinship)
                weight = Weights.WithKin(weight, reasons.Sum(reason => reason.KinBits), kinship.Share);
            if (weight >= ScoredPair.WeightOf(threshold))
                found.Add(new(l, r, weight));
        }

        return [.. found.OrderBy(pair => pair.Left).ThenBy(pair => pair.Right)];
    }
}
