namespace RecordLinkage.Tests;

/// <summary>Training held against data that were made with known parameters.</summary>
public sealed class TrainingTests
{
    private static readonly double[] Agreement = [0.95, 0.9, 0.8, 0.7, 0.6];
    private static readonly int[] Values = [50, 200, 400, 30, 1000];

    [Theory]
    [InlineData(TrainingMethod.Joint)]
    [InlineData(TrainingMethod.Sessions)]
    public void EM_finds_the_parameters_that_the_data_were_made_with(TrainingMethod method)
    {
        var (data, matches) = Duplicated(6000, 1);
        var result = Trainer.Train(Model(), data, new() { Method = method, Seed = 3 });

        result.Sessions.ShouldAllBe(session => session.Converged);
        var pairs = data.Count * (data.Count - 1.0) / 2;
        for (var c = 0; c < Values.Length; c++)
        {
            // Agreement of a copy with its original: kept, or made anew and equal by chance.
            var m = Agreement[c] + ((1 - Agreement[c]) / Values[c]);
            result.Model.Comparisons[c].Levels[1].M!.Value.ShouldBe(m, 0.02, $"m of column {c}");
            result.Model.Comparisons[c].Levels[1].U!.Value.ShouldBe(1.0 / Values[c], 0.15 / Values[c], $"u of column {c}");
            result.Model.Comparisons[c].Levels.Where(level => !level.IsMissing).Sum(level => level.M!.Value).ShouldBe(1, 1e-4);
        }

        if (method == TrainingMethod.Joint)
            result.Model.Prior.ShouldBe(matches / pairs, 0.05 * matches / pairs);
    }

    [Fact]
    public void The_same_seed_gives_the_same_model_with_any_number_of_threads()
    {
        var (data, _) = Duplicated(2000, 1);
        var one = Trainer.Train(
            Model(),
            data,
            new()
            {
                Seed = 5,
                Threads = 1,
                BlockedPairs = 20_000,
            }
        );
        var two = Trainer.Train(
            Model(),
            data,
            new()
            {
                Seed = 5,
                Threads = 2,
                BlockedPairs = 20_000,
            }
        );
        ModelFile.Write(two.Model).ShouldBe(ModelFile.Write(one.Model));
        var other = Trainer.Train(
            Model(),
            data,
            new()
            {
                Seed = 6,
                Threads = 2,
                BlockedPairs = 20_000,
            }
        );
        ModelFile.Write(other.Model).ShouldNotBe(ModelFile.Write(one.Model));
    }

    [Fact]
    public void Fixed_chances_stay_as_they_are()
    {
        var (data, _) = Duplicated(2000, 1);
        var model = Model();
        var levels = model.Comparisons[0].Levels;
        var fixedModel = model with
        {
            Comparisons =
            [
                model.Comparisons[0] with
                {
                    Levels =
                    [
                        levels[0],
                        levels[1] with
                        {
                            M = 0.5,
                            U = 0.25,
                            FixM = true,
                            FixU = true,
                        },
                        levels[2] with
                        {
                            M = 0.5,
                            U = 0.75,
                            FixM = true,
                            FixU = true,
                        },
                    ],
                },
                .. model.Comparisons.Skip(1),
            ],
        };
        var trained = Trainer.Train(fixedModel, data, new()).Model.Comparisons[0].Levels;
        (trained[1].M, trained[1].U, trained[2].M, trained[2].U).ShouldBe((0.5, 0.25, 0.5, 0.75));
    }

    [Fact]
    public void Relatives_are_told_apart_from_duplicates()
    {
        // Every third person shares surname and address with the one before, and nothing else.
        var random = new Random(4);
        var builder = new DatasetBuilder(["id", "given", "birth", "surname", "address"]);
        var truth = new List<int>();
        string?[] before = [];
        for (var person = 0; person < 9000; person++)
        {
            string?[] self =
            [
                $"g{random.Next(300)}",
                $"b{random.Next(20000)}",
                $"s{random.Next(3000)}",
                $"a{random.Next(100000)}",
            ];
            if (person % 3 == 2)
                self = [self[0], self[1], before[2], before[3]];
            before = self;
            for (var copy = 0; copy < (random.Next(3) == 0 ? 2 : 1); copy++)
            {
                builder.Add([
                    $"{truth.Count}",
                    .. self.Select((value, c) => copy > 0 && random.NextDouble() < 0.15 ? $"x{random.Next(5000)}" : value),
                ]);
                truth.Add(person + 1);
            }
        }

        var data = builder.Build("id");
        var plain = new LinkModel
        {
            LinkType = LinkType.Dedupe,
            Prior = 1e-5,
            BlockingRules = [new("given", "birth"), new("surname"), new("address"), new("birth")],
            Comparisons =
            [
                .. new[] { "given", "birth", "surname", "address" }.Select(
                    (column, c) => Given.Exact(column, 0.8, 0.1) with { SharedByKin = c > 1 }
                ),
            ],
        };
        var withKin = Trainer.Train(plain with { Kinship = new(1e-6) }, data, new()).Model;

        withKin.Comparisons[3].Levels[1].K!.Value.ShouldBeGreaterThan(0.6);
        withKin.Comparisons[0].Levels[1].K!.Value.ShouldBeLessThan(0.1);
        F1(withKin).ShouldBeGreaterThan(0.95);
        F1(withKin).ShouldBeGreaterThan(F1(Trainer.Train(plain, data, new()).Model) + 0.03);

        double F1(LinkModel model)
        {
            var pairs = new List<ScoredPair>();
            PairScorer.Run(model, data, new() { Threshold = 0.5 }, found => pairs.AddRange(found));
            var right = pairs.Count(pair => truth[pair.Left] == truth[pair.Right]);
            return new Accuracy(
                right,
                pairs.Count - right,
                PairAccuracy.TruePairs(data, truth.ToArray(), LinkType.Dedupe) - right
            ).F1;
        }
    }

    [Fact]
    public void The_prior_can_come_from_rules_that_all_but_prove_a_match()
    {
        var data = Given.Data(["id", "a"], ["1", "x"], ["2", "x"], ["3", "y"], ["4", "z"], ["5", "q"]);
        var model = new LinkModel
        {
            LinkType = LinkType.Dedupe,
            Prior = 0.5,
            BlockingRules = [new("a")],
            Comparisons = [Given.Exact("a", 0.9, 0.1)],
        };
        var trained = Trainer.Train(model, data, new() { DeterministicRules = [new("a")], DeterministicRecall = 0.5 });
        trained.Model.Prior.ShouldBe(1 / 0.5 / 10, 1e-12);
    }

    [Fact]
    public void Labels_give_the_shares_of_the_levels_among_matches()
    {
        var data = Given.Data(["id", "a"], ["1", "x"], ["2", "x"], ["3", "y"], ["4", null]);
        var model = new LinkModel
        {
            LinkType = LinkType.Dedupe,
            Prior = 0.5,
            BlockingRules = [new("a")],
            Comparisons = [Given.Exact("a", 0.9, 0.1)],
        };
        var trained = LabelTraining.Train(
            model,
            data,
            [new(0, 1, true), new(0, 2, true), new(1, 2, false), new(0, 3, true)],
            learnU: true
        );
        trained.Comparisons[0].Levels[1].M.ShouldBe(2 / 4.0);
        trained.Comparisons[0].Levels[1].U.ShouldBe(1 / 3.0);
        Should.Throw<InvalidDataException>(() => LabelTraining.Train(model, data, [new(0, 1, false)]));
    }

    [Fact]
    public void One_record_gives_nothing_to_learn_from() =>
        Should
            .Throw<InvalidDataException>(() =>
                Trainer.Train(Model(), Given.Data(["id", "c0", "c1", "c2", "c3", "c4"], ["1", "a", "b", "c", "d", "e"]), new())
            )
            .Message.ShouldContain("One record");

    private static LinkModel Model() =>
        new()
        {
            LinkType = LinkType.Dedupe,
            Prior = 1e-4,
            MaximalRounds = 1000,
            // Together they reach all but one in a thousand matches, so that what they do not reach does not colour m.
            BlockingRules = [new("c0"), new("c1"), new("c2")],
            Comparisons = [.. Enumerable.Range(0, Values.Length).Select(c => new Comparison($"c{c}", Untrained($"c{c}")))],
        };

    private static Level[] Untrained(string column) =>
        [new(Condition.Missing(column)) { IsMissing = true }, new(Condition.Exact(column)), new(Condition.Otherwise)];

    // Half of the persons have a copy, each value of which is kept with the chance of its column or else made anew.
    private static (Dataset Data, double Matches) Duplicated(int persons, int seed)
    {
        var random = new Random(seed);
        var builder = new DatasetBuilder(["id", .. Values.Select((_, c) => $"c{c}")]);
        var matches = 0;
        for (var person = 0; person < persons; person++)
        {
            var self = Values.Select(count => random.Next(count)).ToArray();
            Add(self);
            if (person % 2 == 0)
                continue;
            matches++;
            Add([.. self.Select((value, c) => random.NextDouble() < Agreement[c] ? value : random.Next(Values[c]))]);
        }

        return (builder.Build("id"), matches);

        void Add(int[] values) => builder.Add([$"{builder.Count}", .. values.Select(value => $"v{value}")]);
    }
}
