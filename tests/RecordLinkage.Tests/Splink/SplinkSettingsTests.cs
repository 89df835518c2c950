using System.Text.Json.Nodes;

namespace RecordLinkage.Tests;

public sealed class SplinkSettingsTests
{
    [Theory]
    [InlineData("febrl4.splink4.model.json")]
    [InlineData("h50k.splink4.model.json")]
    [InlineData("synth100k.splink4.model.json")]
    [InlineData("synth1m.splink4.model.json")]
    public void Settings_that_Splink_trained_are_read_and_written_back_as_they_were(string file)
    {
        var json = File.ReadAllText(Given.Shared($"settings/{file}"));
        WrittenBack(json);
    }

    [Theory]
    [InlineData("h50k.splink4.model.json")]
    [InlineData("synth100k.splink4.model.json")]
    public void The_settings_kept_here_are_read_and_written_back_as_they_were(string file) =>
        WrittenBack(File.ReadAllText(Given.Reference(file)));

    private static void WrittenBack(string json)
    {
        var written = JsonNode.Parse(SplinkSettings.Write(SplinkSettings.Read(json)))!;
        var given = JsonNode.Parse(json)!;
        foreach (
            var key in new[]
            {
                "link_type",
                "probability_two_random_records_match",
                "unique_id_column_name",
                "blocking_rules_to_generate_predictions",
            }
        )
            JsonNode.DeepEquals(written[key], given[key]).ShouldBeTrue(key);
        foreach (var (mine, theirs) in written["comparisons"]!.AsArray().Zip(given["comparisons"]!.AsArray()))
        foreach (var (level, original) in mine!["comparison_levels"]!.AsArray().Zip(theirs!["comparison_levels"]!.AsArray()))
        foreach (var (key, value) in original!.AsObject())
            JsonNode.DeepEquals(level![key], value).ShouldBeTrue($"{key} of {original["sql_condition"]}");
    }

    [Theory]
    [InlineData("\"a_l\" IS NULL OR \"a_r\" IS NULL")]
    [InlineData("\"a_l\" = \"a_r\"")]
    [InlineData("\"a_l\" = \"b_r\" AND \"a_r\" = \"b_l\"")]
    [InlineData("jaro_winkler_similarity(\"a_l\", \"a_r\") >= 0.92")]
    [InlineData("jaro_similarity(\"a_l\", \"a_r\") >= 0.9")]
    [InlineData("jaccard(\"a_l\", \"a_r\") >= 0.9")]
    [InlineData("levenshtein(\"a_l\", \"a_r\") <= 2")]
    [InlineData("damerau_levenshtein(LOWER(\"a_l\"), LOWER(\"a_r\")) <= 1")]
    [InlineData("ABS(EPOCH(try_strptime(\"a_l\", '%Y-%m-%d')) - EPOCH(try_strptime(\"a_r\", '%Y-%m-%d'))) <= 2629800.0")]
    [InlineData("ABS(\"a_l\" - \"a_r\") <= 3")]
    [InlineData("(ABS(\"a_l\" - \"a_r\") / (CASE WHEN \"a_r\" > \"a_l\" THEN \"a_r\" ELSE \"a_l\" END)) < 0.1")]
    [InlineData("array_length(list_intersect(\"a_l\", \"a_r\")) >= 1")]
    [InlineData(
        "LEAST(LENGTH(\"a_l\"), LENGTH(\"a_r\")) <> 0 AND LENGTH(LIST_INTERSECT(\"a_l\", \"a_r\")) = LEAST(LENGTH(\"a_l\"), LENGTH(\"a_r\"))"
    )]
    [InlineData("NULLIF(regexp_extract(\"a_l\", '^[A-Z]{1,2}', 0), '') = NULLIF(regexp_extract(\"a_r\", '^[A-Z]{1,2}', 0), '')")]
    [InlineData("\"a_l\" = 'x' AND \"a_r\" = 'x'")]
    [InlineData("NOT (\"a_l\" = \"a_r\")")]
    [InlineData("\"a_l\" IS NOT NULL AND SUBSTRING(\"a_l\", 1, 3) = SUBSTRING(\"a_r\", 1, 3)")]
    public void What_the_comparison_library_writes_is_read_and_means_the_same_when_written_again(string sql)
    {
        var condition = SqlConditions.Read(sql);
        SqlConditions.Read(SqlText.Write(condition)).ShouldBe(condition);
        ConditionText.Read(ConditionText.Write(condition)).ShouldBe(condition);
    }

    [Fact]
    public void Kilometres_as_Splink_writes_them_are_recognised()
    {
        const string Cosine =
            "sin( radians(\"lat_l\") ) * sin( radians(\"lat_r\") ) + cos( radians(\"lat_l\") ) * cos( radians(\"lat_r\") ) * cos( radians(\"long_r\" - \"long_l\") )";
        var sql =
            $"\n cast( acos( case when ({Cosine}) > 1 then 1 when ({Cosine}) < -1 then -1 else ({Cosine}) end ) * 6371 as float ) <= 5";
        SqlConditions.Read(sql).ShouldBe(new WithinKilometres("lat", "long", 5));
    }

    [Theory]
    [InlineData("array_cosine_similarity(\"a_l\", \"a_r\") >= 0.9", "array_cosine_similarity(\"a_l\", \"a_r\") >= 0.9")]
    [InlineData("my_udf(\"a_l\", \"a_r\") > 3", "my_udf")]
    [InlineData("\"a_l\" = \"a_r\" AND length(\"a_l\") > 5", "length(\"a_l\") > 5")]
    [InlineData("a_l + a_r = 3", "+")]
    public void Unknown_SQL_is_refused_by_name(string sql, string named) =>
        Should.Throw<InvalidDataException>(() => SqlConditions.Read(sql)).Message.ShouldContain(named);

    [Theory]
    [InlineData("l.a = r.a", 1)]
    [InlineData("(l.\"a\" = r.\"a\") AND (SUBSTRING(l.b, 1, 3) = SUBSTRING(r.b, 1, 3))", 2)]
    [InlineData("l.a = r.b and l.b = r.a", 2)]
    public void Blocking_rules_are_read(string sql, int keys) => SqlConditions.ReadRule(sql).Keys.Count.ShouldBe(keys);

    [Theory]
    [InlineData("l.a > r.a")]
    [InlineData("l.a = l.b")]
    [InlineData("l.a = r.a OR l.b = r.b")]
    [InlineData("levenshtein(l.a, r.a) <= 1")]
    public void A_blocking_rule_that_no_join_can_serve_is_refused(string sql) =>
        Should.Throw<InvalidDataException>(() => SqlConditions.ReadRule(sql)).Message.ShouldContain(sql);

    [Fact]
    public void A_level_that_was_not_trained_gets_the_chances_that_Splink_would_give_it()
    {
        var levels = DefaultProbabilities.Fill([
            new(Condition.Missing("a")) { IsMissing = true },
            new(Condition.Exact("a")),
            new(new WithinEdits(Edits.Levenshtein, "a", 1)),
            new(Condition.Otherwise),
        ]);
        levels[1].M.ShouldBe(0.95);
        levels[1].U!.Value.ShouldBe(0.95 / 1024, 1e-12);
        levels[2].U!.Value.ShouldBe(0.025 / 8, 1e-12);
        levels[3].U!.Value.ShouldBe(0.025 * 32, 1e-12);
    }

    [Fact]
    public void A_model_with_relatives_is_not_written_for_a_tool_that_knows_none() =>
        Should
            .Throw<InvalidDataException>(() => SplinkSettings.Write(BuiltInModels.Read("dutch-persons")))
            .Message.ShouldContain("relatives");
}
