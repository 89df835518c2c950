using Baken.Sources;
using Baken.Sources.Files;
using Baken.Sources.Tables;

namespace Baken.Tests.Sources;

public sealed class MappedTableReaderTests : IDisposable
{
    private readonly TableFixtures fixtures = new();

    public void Dispose() => fixtures.Dispose();

    [Fact]
    public async Task A_mapped_csv_becomes_figures_per_level_and_year()
    {
        var reading = await ReadAsync(
            """
            buurtcode;jaar;controles
            BU00340102;2023;7
            BU00340101;2023;12
            BU00340101;2024;9
            WK003401;2024;40
            """
        );

        reading.Rows.ShouldBe(4);
        reading.Rejected.ShouldBeEmpty();
        var blocks = reading.Figures.Select(block =>
            (block.Level, block.Columns.Single().Year, string.Join(' ', block.Codes.Select(code => code.Value)))
        );
        blocks.ShouldBe([
            (AreaLevel.District, 2024, "WK003401"),
            (AreaLevel.Neighbourhood, 2023, "BU00340101 BU00340102"),
            (AreaLevel.Neighbourhood, 2024, "BU00340101"),
        ]);
        Value(reading, "BU00340102", "horeca-controles", 2023).ShouldBe(7);
        reading
            .NewIndicators.Single()
            .ShouldBe(
                new Indicator(
                    "horeca-controles",
                    "Horecacontroles",
                    "Horecacontroles",
                    "controles",
                    IndicatorKind.Count,
                    0,
                    "Toezicht",
                    SuppressBelow: 5
                )
            );
    }

    [Fact]
    public async Task A_withheld_value_is_unknown_and_never_zero()
    {
        var reading = await ReadAsync("buurtcode;jaar;controles\nBU00340101;2023;x\nBU00340102;2023;\nBU00340103;2023;0\n");

        Value(reading, "BU00340101", "horeca-controles", 2023).ShouldBe(double.NaN);
        Value(reading, "BU00340102", "horeca-controles", 2023).ShouldBe(double.NaN);
        Value(reading, "BU00340103", "horeca-controles", 2023).ShouldBe(0);
    }

    [Fact]
    public async Task A_bad_row_is_rejected_with_its_line_and_the_rest_is_taken_in()
    {
        var reading = await ReadAsync(
            "buurtcode;jaar;controles\nBU00340101;2023;1\nCentrum;2023;2\nBU00340102;onbekend;3\nBU00340103;2023;veel\nBU00340104;2023;-4\nBU00340105;2023;5\nBU00340106;2023;6\nBU00340107;2023;7\nBU00340101;2023;8\nBU00340108;2023;8\nBU00340109;2023;8\n"
        );

        reading
            .Rejected.Select(row => (row.Line, row.Column))
            .ShouldBe([(3, "buurtcode"), (4, "jaar"), (5, "controles"), (6, "controles"), (10, "controles")]);
        reading.Figures.Single().Codes.Length.ShouldBe(6);
    }

    [Fact]
    public async Task A_file_that_is_mostly_bad_is_refused()
    {
        (await RefusedAsync("buurtcode;jaar;controles\nA;2023;1\nB;2023;1\nBU00340101;2023;1\n")).Code.ShouldBe(
            "sources.most-rejected"
        );
    }

    [Theory]
    [InlineData("sum", 10)]
    [InlineData("mean", 5)]
    [InlineData("count", 2)]
    public async Task Several_rows_of_an_area_are_put_together_as_the_mapping_says(string aggregate, double expected)
    {
        var reading = await ReadAsync(
            "buurtcode;jaar;controles\nBU00340101;2023;3\nBU00340101;2023;7\nBU00340102;2023;1\n",
            With(
                "\"kind\": \"count\"",
                $"\"kind\": \"{(aggregate == "mean" ? "mean" : "count")}\", \"aggregate\": \"{aggregate}\""
            )
        );

        Value(reading, "BU00340101", "horeca-controles", 2023).ShouldBe(expected);
    }

    [Fact]
    public async Task A_sum_of_which_a_part_is_withheld_is_unknown()
    {
        var reading = await ReadAsync(
            "buurtcode;jaar;controles\nBU00340101;2023;3\nBU00340101;2023;.\n",
            With("\"kind\": \"count\"", "\"kind\": \"count\", \"aggregate\": \"sum\"")
        );

        Value(reading, "BU00340101", "horeca-controles", 2023).ShouldBe(double.NaN);
        reading.Remarks.ShouldContain(remark => remark.Contains("niet bekend"));
    }

    [Fact]
    public async Task Rows_of_objects_are_counted_without_naming_a_column()
    {
        var reading = await ReadAsync(
            "buurtcode;jaar;soort\nBU00340101;2023;café\nBU00340101;2023;snackbar\n",
            With("\"column\": \"controles\",", "\"aggregate\": \"count\",")
        );

        Value(reading, "BU00340101", "horeca-controles", 2023).ShouldBe(2);
        reading.IgnoredColumns.ShouldBe(["soort"]);
    }

    [Fact]
    public async Task A_sector_column_makes_a_part_of_the_measure()
    {
        var reading = await ReadAsync(
            "buurtcode;jaar;sbi;controles\nBU00340101;2023;56.10.1;4\nBU00340101;2023;96021;6\nBU00340101;2023;?;1\n",
            With("\"year\":", "\"sector\": { \"column\": \"sbi\", \"edition\": 2008 }, \"year\":")
        );

        Value(reading, "BU00340101", "horeca-controles/sbi2008:56101", 2023).ShouldBe(4);
        Value(reading, "BU00340101", "horeca-controles/sbi2008:96021", 2023).ShouldBe(6);
        reading.Rejected.Single().Column.ShouldBe("sbi");
        reading.NewIndicators.Single().Breakdown.ShouldBe("sbi");
    }

    [Fact]
    public async Task A_long_table_takes_the_indicator_from_a_column()
    {
        var reading = await ReadAsync(
            "buurtcode;jaar;onderwerp;waarde\nBU00340101;2023;Controles;4\nBU00340101;2023;Iets anders;veel\nBU00340102;2023;controles ;6\n",
            With("\"year\":", "\"long\": { \"indicator\": \"onderwerp\", \"value\": \"waarde\" }, \"year\":")
        );

        reading.Rejected.ShouldBeEmpty();
        Value(reading, "BU00340101", "horeca-controles", 2023).ShouldBe(4);
        Value(reading, "BU00340102", "horeca-controles", 2023).ShouldBe(6);
    }

    [Fact]
    public async Task Area_names_are_read_through_the_codes_of_the_mapping()
    {
        var reading = await ReadAsync(
            "wijk;jaar;controles\nAlmere  haven;2023;4\nAlmere Stad;2023;5\nOnbekend;2023;6\n",
            With(
                "\"code\": \"buurtcode\"",
                "\"name\": \"wijk\", \"codes\": { \"Almere Haven\": \"WK003401\", \"Almere Stad\": \"WK003402\" }"
            )
        );

        Value(reading, "WK003401", "horeca-controles", 2023).ShouldBe(4);
        reading.Rejected.Single().Line.ShouldBe(4);
    }

    [Fact]
    public async Task Bare_numbers_are_codes_where_the_mapping_says_their_level()
    {
        var reading = await ReadAsync(
            "gemeente;jaar;controles\n34;2023;4\n0995;2023;5\n",
            With("\"code\": \"buurtcode\"", "\"code\": \"gemeente\", \"level\": \"gemeente\"")
        );

        reading.Figures.Single().Codes.Select(code => code.Value).ShouldBe(["GM0034", "GM0995"]);
    }

    [Fact]
    public async Task A_decimal_comma_is_read_where_the_mapping_says_so_and_never_guessed()
    {
        var text = "buurtcode;jaar;controles\nBU00340101;2023;1.234,5\nBU00340102;2023;12,25\n";
        var mapping = With("\"kind\": \"count\"", "\"kind\": \"mean\"");

        var reading = await ReadAsync(text, mapping.Replace("\"area\":", "\"file\": { \"decimal\": \"comma\" }, \"area\":"));
        Value(reading, "BU00340101", "horeca-controles", 2023).ShouldBe(1234.5);

        (await RefusedAsync(text, mapping)).Code.ShouldBe("sources.most-rejected");
    }

    [Fact]
    public async Task A_count_with_decimals_is_rejected_as_a_misread_thousand()
    {
        var refusal = await RefusedAsync("buurtcode;jaar;controles\nBU00340101;2023;1.234\nBU00340102;2023;2.5\n");

        refusal.Reason.ShouldContain("decimal");
    }

    [Fact]
    public async Task A_workbook_is_read_with_its_dates_formulas_and_gaps()
    {
        var file = fixtures.Workbook(
            [
                ["Controles per buurt", null, null],
                [null, null, null],
                ["buurtcode", "jaar", "controles"],
                ["BU00340101", new DateOnly(2023, 12, 31), 7],
                ["BU00340102", new DateOnly(2023, 3, 6), "=12"],
                [null, null, null],
                ["BU00340103", 2023, null],
            ],
            sheet: "Cijfers"
        );
        var mapping = With("\"area\":", "\"file\": { \"sheet\": \"cijfers\", \"headerRow\": 3 }, \"area\":");

        var reading = (await ReadAsync(TableFixtures.Order(file, mapping))).Value;

        reading.Rows.ShouldBe(3);
        Value(reading, "BU00340101", "horeca-controles", 2023).ShouldBe(7);
        Value(reading, "BU00340102", "horeca-controles", 2023).ShouldBe(12);
        Value(reading, "BU00340103", "horeca-controles", 2023).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData("herkomst")]
    [InlineData("Percentage niet-westerse migratieachtergrond")]
    [InlineData("nationaliteit")]
    [InlineData("geloof")]
    public async Task A_column_of_origin_can_not_be_mapped(string column)
    {
        (
            await RefusedAsync(
                $"buurtcode;jaar;{column}\nBU00340101;2023;3\n",
                With("\"column\": \"controles\"", $"\"column\": \"{column}\"")
            )
        ).Code.ShouldBe("tables.forbidden-column");
    }

    [Fact]
    public async Task Another_name_for_a_column_of_origin_in_a_long_table_is_refused_too()
    {
        var mapping = With("\"year\":", "\"long\": { \"indicator\": \"onderwerp\", \"value\": \"waarde\" }, \"year\":")
            .Replace("\"column\": \"controles\"", "\"column\": \"Herkomst Turkije\"");

        (await RefusedAsync("buurtcode;jaar;onderwerp;waarde\nBU00340101;2023;Herkomst Turkije;4\n", mapping)).Code.ShouldBe(
            "tables.forbidden-column"
        );
    }

    [Fact]
    public async Task A_column_of_origin_that_is_not_mapped_is_reported_as_dropped()
    {
        var reading = await ReadAsync("buurtcode;jaar;controles;migratieachtergrond\nBU00340101;2023;3;40\n");

        reading.DroppedColumns.ShouldBe(["migratieachtergrond"]);
        reading.IgnoredColumns.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nummer", "999990019", "999990020", "999990032")]
    [InlineData("contact", "a@voorbeeld.nl", "b@voorbeeld.nl", "c@voorbeeld.nl")]
    [InlineData("contact", "06-12345678", "036 5399911", "+31 6 12345678")]
    [InlineData("datum", "1951-02-03", "12-5-1984", "2009-01-31")]
    [InlineData("bsn", "1", "2", "3")]
    public async Task Personal_data_can_be_no_input_of_a_figure_not_even_of_a_count(string column, params string[] values)
    {
        var text = $"buurtcode;jaar;{column}\n" + string.Concat(values.Select(value => $"BU00340101;2023;{value}\n"));
        var mapping = With("\"column\": \"controles\"", $"\"column\": \"{column}\", \"aggregate\": \"count\"");

        var refusal = await RefusedAsync(text, mapping);

        refusal.Code.ShouldBe("tables.personal-column");
        refusal.Reason.ShouldNotContain(values[0]);
    }

    [Fact]
    public async Task A_rejected_row_does_not_repeat_a_personal_number()
    {
        var reading = await ReadAsync("buurtcode;jaar;controles\nBU00340101;2023;3\nBU00340102;2023;3\n999990019;2023;3\n");

        reading.Rejected.Single().Reason.ShouldNotContain("999990019");
    }

    [Fact]
    public async Task An_indicator_of_the_catalogue_keeps_its_meaning()
    {
        var shipped = new Dictionary<string, Indicator>
        {
            ["horeca-controles"] = new("horeca-controles", "Anders", "Other", "%", IndicatorKind.Share, 0, "Toezicht"),
        };

        var outcome = await ReadAsync(
            TableFixtures.Order(fixtures.Csv("buurtcode;jaar;controles\nBU00340101;2023;3\n")),
            shipped
        );

        outcome.Refusal!.Code.ShouldBe("tables.other-indicator");
    }

    [Theory]
    [InlineData("\"mapping\": 1", "\"mapping\": 2", "tables.mapping-version", "2")]
    [InlineData("\"area\":", "\"aera\": 1, \"area\":", "tables.mapping-unreadable", "'aera'")]
    [InlineData("\"kind\": \"count\"", "\"kind\": \"aantal\"", "tables.mapping-unreadable", "kind")]
    [InlineData("\"kind\": \"count\"", "\"kind\": 0", "tables.mapping-unreadable", "kind")]
    [InlineData("\"purpose\": \"Beeld van gebieden\",", "", "tables.mapping-unreadable", "purpose")]
    [InlineData("\"purpose\": \"Beeld van gebieden\"", "\"purpose\": \" \"", "tables.mapping-incomplete", "source.purpose")]
    [InlineData("\"retentionYears\": 5", "\"retentionYears\": 0", "tables.mapping-incomplete", "retentionYears")]
    [InlineData(
        "\"code\": \"buurtcode\"",
        "\"code\": \"buurtcode\", \"name\": \"wijk\"",
        "tables.mapping-incomplete",
        "area heeft"
    )]
    [InlineData("\"column\": \"jaar\"", "\"column\": \"jaar\", \"fixed\": 2023", "tables.mapping-incomplete", "year heeft")]
    [InlineData(
        "\"indicator\": \"horeca-controles\"",
        "\"indicator\": \"Horeca controles\"",
        "tables.mapping-incomplete",
        "figures[0]"
    )]
    [InlineData(
        "\"kind\": \"count\"",
        "\"kind\": \"share\", \"aggregate\": \"sum\"",
        "tables.mapping-incomplete",
        "tellen niet op"
    )]
    [InlineData("\"kind\": \"count\"", "\"kind\": \"class\", \"aggregate\": \"mean\"", "tables.mapping-incomplete", "klassen")]
    [InlineData("{\n  \"mapping\"", "{\n  mapping", "tables.mapping-unreadable", "regel 2")]
    public async Task A_mapping_that_is_not_right_is_refused_and_says_where(
        string part,
        string instead,
        string code,
        string where
    )
    {
        var refusal = await RefusedAsync("buurtcode;jaar;controles\nBU00340101;2023;3\n", With(part, instead));

        refusal.Code.ShouldBe(code);
        refusal.Reason.ShouldContain(where);
    }

    [Fact]
    public async Task A_column_that_is_not_in_the_file_is_refused_with_those_that_are()
    {
        var refusal = await RefusedAsync("buurt;jaar;controles\nBU00340101;2023;3\n");

        refusal.Code.ShouldBe("tables.unknown-column");
        refusal.Reason.ShouldContain("buurt, jaar, controles");
    }

    [Fact]
    public async Task A_mapped_column_that_is_there_twice_is_refused()
    {
        (await RefusedAsync("buurtcode;jaar;controles;controles\nBU00340101;2023;3;4\n")).Code.ShouldBe("tables.double-column");
    }

    [Fact]
    public async Task The_same_table_and_mapping_have_the_same_fingerprint_and_another_mapping_another()
    {
        const string text = "buurtcode;jaar;controles\nBU00340101;2023;3\n";
        var first = await ReadAsync(text);

        (await ReadAsync(text)).Fingerprint.ShouldBe(first.Fingerprint);
        (await ReadAsync(text, With("\"theme\": \"Toezicht\"", "\"theme\": \"Handhaving\""))).Fingerprint.ShouldNotBe(
            first.Fingerprint
        );
    }

    [Fact]
    public void A_written_mapping_reads_back_the_same()
    {
        var mapping = MappingRules.Read(new TableMappingFile("toewijzing.json", TableFixtures.Mapping)).Value;

        MappingRules.Read(new TableMappingFile("terug.json", mapping.Write())).Value.Write().ShouldBe(mapping.Write());
        mapping.Write().ShouldContain("\"controller\": \"mayor\"");
    }

    [Fact]
    public void The_example_in_the_documentation_is_a_valid_mapping()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sources", "table-mapping.md"));
        var start = page.IndexOf("```json", StringComparison.Ordinal) + 7;
        var example = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];

        MappingRules.Read(new TableMappingFile("table-mapping.md", example)).Refusal.ShouldBeNull();
    }

    private static string With(string part, string instead)
    {
        TableFixtures.Mapping.ShouldContain(part);
        return TableFixtures.Mapping.Replace(part, instead, StringComparison.Ordinal);
    }

    private static double Value(Reading reading, string area, string measure, int year)
    {
        var code = AreaCode.Parse(area);
        var block = reading.Figures.Single(one =>
            one.Level == code.Level && one.Columns.Any(column => column.Measure == Measure.Parse(measure) && column.Year == year)
        );
        return block.Columns.Single(one => one.Measure == Measure.Parse(measure) && one.Year == year).Values[
            Array.IndexOf(block.Codes, code)
        ];
    }

    private async Task<Reading> ReadAsync(string text, string mapping = TableFixtures.Mapping)
    {
        var outcome = await ReadAsync(TableFixtures.Order(fixtures.Csv(text), mapping));
        outcome.Refusal.ShouldBeNull();
        return outcome.Value;
    }

    private async Task<Refusal> RefusedAsync(string text, string mapping = TableFixtures.Mapping) =>
        (await ReadAsync(TableFixtures.Order(fixtures.Csv(text), mapping))).Refusal.ShouldNotBeNull();

    private static Task<Outcome<Reading>> ReadAsync(ImportOrder order, Dictionary<string, Indicator>? shipped = null) =>
        new MappedTableReader(FileLimits.Default, shipped ?? []).ReadAsync(order, null, TestContext.Current.CancellationToken);
}
