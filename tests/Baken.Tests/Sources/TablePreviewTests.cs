using System.Globalization;
using Baken.Sources;
using Baken.Sources.Files;
using Baken.Sources.Tables;
using CsCheck;

namespace Baken.Tests.Sources;

public sealed class TablePreviewTests : IDisposable
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private readonly TableFixtures fixtures = new();

    public void Dispose() => fixtures.Dispose();

    [Fact]
    public async Task A_first_look_tells_what_each_column_holds_and_proposes_a_mapping()
    {
        var preview = await LookAsync(
            """
            buurtcode;naam;jaar;aantal controles;percentage leegstand;sbi;peildatum;vergund
            BU00340101;Centrum;2023;12;4,5;56101;2023-05-01;ja
            BU00340102;De Werven;2023;;5,0;96021;2023-06-01;nee
            """
        );

        preview
            .Columns.Select(column => column.Type)
            .ShouldBe([
                ColumnType.AreaCode,
                ColumnType.Text,
                ColumnType.Year,
                ColumnType.WholeNumber,
                ColumnType.Decimal,
                ColumnType.SectorCode,
                ColumnType.Date,
                ColumnType.Boolean,
            ]);
        preview.Columns[0].Level.ShouldBe(AreaLevel.Neighbourhood);
        preview.Columns[3].Filled.ShouldBe(0.5);
        var proposal = preview.Proposal;
        proposal.Area.Code.ShouldBe("buurtcode");
        proposal.Year.Column.ShouldBe("jaar");
        proposal.Sector!.Column.ShouldBe("sbi");
        proposal.File.Decimal.ShouldBe(DecimalMark.Comma);
        proposal
            .Figures.Select(figure => (figure.Indicator, figure.Kind, figure.Unit, figure.SuppressBelow))
            .ShouldBe([
                ("aantal-controles", IndicatorKind.Count, "aantal", 5),
                ("percentage-leegstand", IndicatorKind.Share, "%", null),
            ]);
    }

    [Fact]
    public async Task A_proposal_imports_once_a_person_has_said_whose_it_is_and_why()
    {
        const string text = "buurtcode;jaar;controles;hinder\nBU00340101;2023;12;4\nBU00340102;2023;7;5\n";
        var proposal = (await LookAsync(text)).Proposal;
        MappingRules
            .Read(new TableMappingFile("voorstel.json", proposal.Write()))
            .Refusal!.Code.ShouldBe("tables.mapping-incomplete");

        var complete = proposal with
        {
            Source = proposal.Source with
            {
                Owner = "Gemeente",
                Purpose = "Beeld",
                LegalBasis = "Gemeentewet 172",
                Licence = "Eigen",
            },
        };
        var reading = await new MappedTableReader().ReadAsync(
            TableFixtures.Order(fixtures.Csv(text), complete.Write()),
            null,
            TestContext.Current.CancellationToken
        );

        reading.Value.FigureCount.ShouldBe(4);
    }

    [Fact]
    public async Task Values_of_persons_and_of_forbidden_columns_are_not_shown()
    {
        var preview = await LookAsync(
            "buurtcode;nummer;mail;nationaliteit\nBU00340101;999990019;jan@voorbeeld.nl;Nederlandse\nBU00340102;999990020;piet@voorbeeld.nl;Turkse\nBU00340103;999990032;kees@voorbeeld.nl;Poolse\n"
        );

        preview.Rows.ShouldAllBe(row => row[1] == TablePreview.Masked && row[2] == TablePreview.Masked && row[3] == "");
        preview
            .Columns.SelectMany(column => column.Examples)
            .ShouldNotContain(example => example.Contains('@') || example.StartsWith("9999", StringComparison.Ordinal));
        preview.Columns[1].Personal.ShouldBe(PersonalKind.CitizenNumber);
        preview.Columns[3].IsForbidden.ShouldBeTrue();
        preview.Proposal.Figures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_rows_are_shown_and_the_look_says_what_it_is_based_on()
    {
        var preview = await LookAsync(
            "buurtcode;controles\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"BU003401{i:00};{i}\n"))
        );

        preview.Rows.Count.ShouldBe(20);
        preview.RowsSeen.ShouldBe(60);
        preview.Problems.ShouldContain(problem => problem.Contains("jaar"));
    }

    [Fact]
    public async Task A_workbook_is_looked_at_through_the_door_and_its_proposal_keeps_the_sheet()
    {
        var file = fixtures.Workbook(
            [
                ["Overzicht"],
                ["wijkcode", "aantal"],
                ["WK003401", 12],
                ["WK003402", 8],
            ],
            sheet: "Cijfers"
        );

        var look = (
            await new TablePreviews().LookAsync(file, "Cijfers", 2, TestContext.Current.CancellationToken)
        ).Value.Single();

        look.Columns.Select(column => column.Type).ShouldBe(["gebiedscode (wijk)", "geheel getal"]);
        look.ProposedMapping.ShouldContain("\"sheet\": \"Cijfers\"");
        look.ProposedMapping.ShouldContain("\"headerRow\": 2");
    }

    [Fact]
    public void Area_codes_of_any_level_are_recognised_whatever_the_case_and_blanks() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 99_999_999], Gen.Bool, Gen.Int[0, 4])
            .Array[1, 40]
            .Sample(codes =>
            {
                var types = new ColumnTypes("gebied");
                foreach (var (level, number, small, blanks) in codes)
                {
                    var digits = number.ToString("00000000", CultureInfo.InvariantCulture);
                    var code = level switch
                    {
                        0 => "NL00",
                        1 => $"GM{digits[..4]}",
                        2 => $"WK{digits[..6]}",
                        _ => $"BU{digits}",
                    };
                    types.Look(new Cell((small ? code.ToLowerInvariant() : code) + new string(' ', blanks)));
                }

                return types.Type == ColumnType.AreaCode;
            });

    [Fact]
    public void Numbers_as_the_Dutch_write_them_are_numbers_and_mean_the_same() =>
        Gen.Double[-1e9, 1e9]
            .Select(number => Math.Round(number, 2))
            .Sample(number =>
            {
                var grouped = number.ToString("N2", Dutch);
                var plain = number.ToString("0.00", Dutch);
                return Numbers.TryRead(new Cell(grouped), DecimalMark.Comma, out var first)
                    && Numbers.TryRead(new Cell(plain), DecimalMark.Comma, out var second)
                    && first == number
                    && second == number;
            });

    [Fact]
    public void A_column_of_numbers_is_a_column_of_numbers_however_many_cells_are_empty() =>
        Gen.Select(Gen.Int[100_000, 900_000].Array[1, 30], Gen.Int[0, 60])
            .Sample(
                (numbers, empty) =>
                {
                    var types = new ColumnTypes("aantal");
                    foreach (var number in numbers)
                        types.Look(new Cell(number.ToString(CultureInfo.InvariantCulture)));
                    for (var i = 0; i < empty; i++)
                        types.Look(Cell.Empty);
                    return types.Type == ColumnType.WholeNumber && types.Filled == numbers.Length;
                }
            );

    [Fact]
    public void Detection_never_fails_whatever_stands_in_a_cell() =>
        Gen
            .String.Array[0, 30]
            .Sample(texts =>
            {
                var (types, persons) = (new ColumnTypes("kolom"), new PersonalData("kolom"));
                foreach (var text in texts)
                {
                    types.Look(new Cell(text));
                    persons.Look(new Cell(text));
                }

                return Enum.IsDefined(types.Type) && types.Filled <= types.Seen;
            });

    [Fact]
    public void Whatever_passes_the_eleven_test_in_most_rows_is_a_citizen_number() =>
        Gen.Int[10_000_000, 99_999_999]
            .Array[3, 30]
            .Sample(starts =>
            {
                var numbers = starts.Select(Completed).OfType<string>().ToList();
                var persons = new PersonalData("kenmerk");
                foreach (var number in numbers)
                    persons.Look(new Cell(number));
                return numbers.Count < 3 || persons.Verdict == PersonalKind.CitizenNumber;
            });

    [Fact]
    public void Numbers_in_sequence_are_no_citizen_numbers()
    {
        var persons = new PersonalData("kenmerk");
        for (var number = 200_000_000; number < 200_001_000; number++)
            persons.Look(new Cell(number.ToString(CultureInfo.InvariantCulture)));

        persons.Verdict.ShouldBeNull();
    }

    [Fact]
    public void Dates_of_the_last_years_are_no_birth_dates()
    {
        var persons = new PersonalData("verleend op");
        for (var year = 2000; year < 2026; year++)
            persons.Look(new Cell($"{year}-05-01"));

        persons.Verdict.ShouldBeNull();
    }

    private static string? Completed(int start)
    {
        var digits = start.ToString(CultureInfo.InvariantCulture);
        var sum = digits.Select((digit, place) => (digit - '0') * (9 - place)).Sum();
        return sum % 11 == 10 ? null : digits + (sum % 11).ToString(CultureInfo.InvariantCulture);
    }

    private async Task<TablePreview> LookAsync(string text)
    {
        await using var table = (
            await TableFiles.OpenAsync(
                fixtures.Csv(text),
                new MappedFile(),
                FileLimits.Default,
                TestContext.Current.CancellationToken
            )
        ).Value.Single();
        return await TablePreview.OfAsync(table, TestContext.Current.CancellationToken);
    }
}
