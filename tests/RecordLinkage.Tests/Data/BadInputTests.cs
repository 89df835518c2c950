namespace RecordLinkage.Tests;

/// <summary>What would spoil a run is said before it begins.</summary>
public sealed class BadInputTests
{
    private static readonly LinkModel Model = new()
    {
        LinkType = LinkType.Dedupe,
        Prior = 0.1,
        IdColumn = "id",
        BlockingRules = [new("surname")],
        Comparisons = [Given.Exact("surname", 0.9, 0.1)],
    };

    [Fact]
    public void A_renamed_column_is_missed_by_name_with_the_likeliest_other() =>
        Refused(Given.Data(["id", "surnam", "x"], ["1", "a", "b"])).ShouldContain("'surname'", Case.Sensitive);

    [Fact]
    public void The_likeliest_other_column_is_named() =>
        Refused(Given.Data(["id", "Sur_name", "x"], ["1", "a", "b"])).ShouldContain("'Sur_name'", Case.Sensitive);

    [Fact]
    public void A_column_without_values_is_refused() =>
        Refused(Given.Data(["id", "surname"], ["1", null], ["2", null])).ShouldContain("no value");

    [Fact]
    public void An_identifier_that_occurs_twice_is_named() =>
        Refused(Given.Data(["id", "surname"], ["7", "a"], ["7", "b"])).ShouldContain("'7'");

    [Fact]
    public void A_record_without_identifier_is_named() =>
        Refused(Given.Data(["id", "surname"], ["7", "a"], [null, "b"])).ShouldContain("Record 2");

    [Fact]
    public void One_identifier_may_stand_in_both_sources()
    {
        var builder = new DatasetBuilder(["id", "surname"]);
        builder.Add(["1", "a"]);
        builder.BeginRight();
        builder.Add(["1", "a"]);
        ModelCheck.Problems(Model with { LinkType = LinkType.Link }, builder.Build("id")).ShouldBeEmpty();
        ModelCheck.Problems(Model, builder.Build("id")).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_skewed_key_is_refused_before_the_run_with_the_value_that_makes_it()
    {
        var records = Enumerable.Range(0, 3000).Select(i => new[] { $"{i}", i < 2900 ? "onbekend" : $"n{i}" }).ToArray();
        var refusal = Should.Throw<InvalidDataException>(() =>
            PairScorer.Run(
                Model,
                Given.Data(["id", "surname"], records),
                new() { MostPairs = 1e6 },
                _ => throw new InvalidOperationException("begun")
            )
        );
        refusal.Message.ShouldContain("2900 records have surname = 'onbekend'");
        refusal.Message.ShouldContain("empty it");
    }

    [Fact]
    public void A_million_equal_values_are_counted_without_making_their_pairs()
    {
        var builder = new DatasetBuilder(["surname"]);
        for (var i = 0; i < 1_000_000; i++)
            builder.Add(0, "onbekend".AsSpan());
        Should
            .Throw<InvalidDataException>(() => PairScorer.Run(Model, builder.Build(), new(), _ => { }))
            .Message.ShouldContain("499,999,500,000 pairs");
    }

    [Fact]
    public void One_record_and_records_without_pairs_give_nothing_and_no_error()
    {
        foreach (
            var data in new[] { Given.Data(["id", "surname"], ["1", "a"]), Given.Data(["id", "surname"], ["1", "a"], ["2", "b"]) }
        )
        {
            var report = PairScorer.Run(Model, data, new() { Threshold = 0 }, _ => throw new InvalidOperationException("a pair"));
            (report.PairsMade, report.PairsFound).ShouldBe((0, 0));
        }
    }

    [Fact]
    public void A_column_that_stands_twice_is_refused() =>
        Should.Throw<InvalidDataException>(() => new DatasetBuilder(["a", "b", "a"])).Message.ShouldContain("'a'");

    [Fact]
    public void Values_keep_their_accents_signs_and_length()
    {
        string[] values = ["Zoë", "'s-Gravenhage", new('x', 70_000), "李", "a", "b"];
        var data = Given.Data(["v"], [.. values.Concat(values).Select(value => new[] { value })]);
        for (var i = 0; i < values.Length; i++)
        {
            data["v"][i].ShouldBe(values[i]);
            data["v"].Codes[i].ShouldBe(data["v"].Codes[i + values.Length]);
        }

        data["v"].Values.Count.ShouldBe(values.Length);
    }

    [Fact]
    public void A_profile_counts_what_is_missing_varied_and_skewed()
    {
        var profile = ColumnProfile.Of(Given.Data(["v"], ["a"], ["a"], ["a"], ["b"], [null])["v"]);
        (profile.MissingShare, profile.Distinct, profile.PairsIfBlocked).ShouldBe((0.2, 2, 3));
        profile.MostFrequent[0].ShouldBe(new ValueCount("a", 3));
    }

    private static string Refused(Dataset data) =>
        Should
            .Throw<InvalidDataException>(() =>
                PairScorer.Run(Model, data, new(), _ => throw new InvalidOperationException("begun"))
            )
            .Message;
}
