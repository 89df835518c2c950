using System.Numerics;

namespace RecordLinkage.Tests;

public sealed class PrivacyTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] OtherKey = [.. Enumerable.Range(7, 32).Select(i => (byte)i)];

    private static readonly EncodingPlan Plan = new()
    {
        Groups = [new("name", [new("given"), new("surname", 16)]), new("birth", [new("birth")])],
        Blocks = [new(new Sound("surname", SoundKey.Dutch)), new("birth")],
    };

    [Fact]
    public void What_is_given_out_holds_nothing_of_what_was_put_in()
    {
        var encoded = new PrivateEncoder(Plan, Key).Encode(People(50).Data);
        encoded.Columns.Select(column => column.Name).ShouldBe(["unique_id", "name", "birth", "block_1", "block_2"]);
        foreach (var column in encoded.Columns.Skip(1))
            for (var record = 0; record < encoded.Count; record++)
                column[record]!.ShouldNotContain("jansen", Case.Insensitive);
    }

    [Fact]
    public void One_key_gives_the_same_bits_and_another_key_gives_others()
    {
        var data = People(20).Data;
        string?[] Names(byte[] key) =>
            [.. Enumerable.Range(0, data.Count).Select(record => new PrivateEncoder(Plan, key).Encode(data)["name"][record])];
        Names(Key).ShouldBe(Names(Key));
        // Half of the bits of two balanced filters agree by chance.
        Dice(Names(Key)[0]!, Names(OtherKey)[0]!).ShouldBe(0.5, 0.06);
    }

    [Fact]
    public void Every_balanced_filter_has_as_many_ones_as_zeros()
    {
        var encoded = new PrivateEncoder(Plan, Key).Encode(People(100).Data);
        for (var record = 0; record < encoded.Count; record++)
            Convert.FromBase64String(encoded["name"][record]!).Sum(part => BitOperations.PopCount(part)).ShouldBe(1024);
    }

    [Fact]
    public void Names_that_are_alike_have_bits_that_are_alike()
    {
        var data = Given.Data(
            ["id", "given", "surname", "birth"],
            ["1", "jan", "hendriksen", "1980-01-01"],
            ["2", "jan", "hendriksn", "1980-01-01"],
            ["3", "piet", "bouwman", "1990-12-12"]
        );
        foreach (var plan in new[] { Plan, Plan with { Balance = false }, Plan with { Fold = true } })
        {
            var names = new PrivateEncoder(plan, Key).Encode(data)["name"];
            Dice(names[0]!, names[1]!).ShouldBeGreaterThan(Dice(names[0]!, names[2]!) + 0.15);
        }

        // With a salt the same name of two birth years has nothing in common but chance.
        var salted = new PrivateEncoder(Plan with { Balance = false, Salt = new Substring("birth", 1, 4) }, Key).Encode(
            Given.Data(
                ["id", "given", "surname", "birth"],
                ["1", "jan", "smit", "1980-01-01"],
                ["2", "jan", "smit", "1981-01-01"]
            )
        )["name"];
        Dice(salted[0]!, salted[1]!).ShouldBeLessThan(0.35);
    }

    [Fact]
    public void Linking_the_bits_comes_close_to_linking_the_names()
    {
        var (data, truth) = People(1500);
        var encoder = new PrivateEncoder(Plan, Key);
        var hidden = F1(encoder.Model(LinkType.Dedupe), encoder.Encode(data), truth);
        var plain = F1(
            new()
            {
                LinkType = LinkType.Dedupe,
                Prior = 1e-4,
                BlockingRules = Plan.Blocks,
                Comparisons = [Untrained("given"), Untrained("surname"), Untrained("birth")],
            },
            data,
            truth
        );
        plain.ShouldBeGreaterThan(0.9);
        hidden.ShouldBeGreaterThan(plain - 0.05);
    }

    [Fact]
    public void A_short_key_is_refused() => Should.Throw<ArgumentException>(() => new PrivateEncoder(Plan, "geheim"u8));

    private static Comparison Untrained(string column) =>
        new(
            column,
            [
                new(Condition.Missing(column)) { IsMissing = true },
                new(Condition.Exact(column)),
                new(new AtLeast(Measure.JaroWinkler, column, 0.9)),
                new(new AtLeast(Measure.JaroWinkler, column, 0.8)),
                new(Condition.Otherwise),
            ]
        );

    private static double F1(LinkModel model, Dataset data, int[] truth)
    {
        var trained = Trainer.Train(model, data, new()).Model;
        var pairs = new List<ScoredPair>();
        PairScorer.Run(trained, data, new() { Threshold = 0.5 }, found => pairs.AddRange(found));
        var right = pairs.Count(pair => truth[pair.Left] == truth[pair.Right]);
        return new Accuracy(right, pairs.Count - right, PairAccuracy.TruePairs(data, truth, LinkType.Dedupe) - right).F1;
    }

    // Made-up names; a third of the persons stands there twice, with a typing error now and then.
    private static (Dataset Data, int[] Truth) People(int persons)
    {
        var random = new Random(9);
        var builder = new DatasetBuilder(["id", "given", "surname", "birth"]);
        var truth = new List<int>();
        for (var person = 1; person <= persons; person++)
        {
            string[] self =
            [
                Syllables(2),
                Syllables(3) + "sen",
                $"{1930 + random.Next(80)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}",
            ];
            for (var copy = 0; copy < (person % 3 == 0 ? 2 : 1); copy++)
            {
                builder.Add([
                    $"{truth.Count + 1}",
                    .. self.Select(value => copy > 0 && random.Next(5) == 0 ? Typo(value) : value),
                ]);
                truth.Add(person);
            }
        }

        return (builder.Build("id"), [.. truth]);

        string Syllables(int count) =>
            string.Concat(
                Enumerable.Range(0, count).Select(_ => $"{"bdfghjklmnprstvwz"[random.Next(17)]}{"aeiou"[random.Next(5)]}")
            );

        string Typo(string value)
        {
            var at = random.Next(value.Length - 1);
            return value[..at] + value[at + 1] + value[at] + value[(at + 2)..];
        }
    }

    private static double Dice(string left, string right) =>
        Hardening.Dice(Convert.FromBase64String(left), Convert.FromBase64String(right));
}
