using System.Text;
using Baken.Sources;
using Baken.Sources.Files;
using Baken.Sources.Tables;
using Parquet;
using Parquet.Schema;

namespace Baken.Tests.Sources;

public sealed class TableFileTests : IDisposable
{
    private readonly TableFixtures fixtures = new();

    public void Dispose() => fixtures.Dispose();

    [Fact]
    public async Task Parquet_columns_are_read_with_their_types_and_nulls_over_row_groups()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var code = new DataField<string>("buurtcode");
        var year = new DataField<int>("jaar");
        var number = new DataField<long?>("controles");
        var share = new DataField<double>("aandeel");
        var path = Path.Combine(fixtures.Folder, "controles.parquet");
        await using (var stream = File.Create(path))
        await using (
            var writer = await ParquetWriter.CreateAsync(
                new ParquetSchema(code, year, number, share),
                stream,
                cancellationToken: cancellation
            )
        )
            foreach (var first in new[] { 1, 3 })
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync(code, [$"BU0034010{first}", $"BU0034010{first + 1}"]);
                await group.WriteAsync<int>(year, new[] { 2023, 2024 }, cancellationToken: cancellation);
                await group.WriteAsync<long>(number, new long?[] { 7, null }, cancellationToken: cancellation);
                await group.WriteAsync<double>(share, new[] { 12.5, 0 }, cancellationToken: cancellation);
            }

        await using var table = (await OpenAsync(new SourceFile(path))).Value.Single();

        table.Columns.ShouldBe(["buurtcode", "jaar", "controles", "aandeel"]);
        var rows = new List<string>();
        while (await table.ReadAsync(cancellation))
            rows.Add($"{table.Line}|{table[0].Text}|{table[1].Number}|{table[2].Text}|{table[3].Text}");
        rows.ShouldBe(["1|BU00340101|2023|7|12.5", "2|BU00340102|2024||0", "3|BU00340103|2023|7|12.5", "4|BU00340104|2024||0"]);
    }

    [Fact]
    public async Task Parquet_with_a_list_in_it_is_refused()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var path = Path.Combine(fixtures.Folder, "genest.parquet");
        var field = new DataField<int[]>("waarden");
        await using (var stream = File.Create(path))
        await using (
            await ParquetWriter.CreateAsync(
                new ParquetSchema(new DataField<string>("buurtcode"), field),
                stream,
                cancellationToken: cancellation
            )
        ) { }

        var refusal = (await OpenAsync(new SourceFile(path))).Refusal!;

        refusal.Code.ShouldBe("tables.nested-parquet");
        refusal.Reason.ShouldContain("waarden");
    }

    [Fact]
    public async Task Damaged_parquet_is_refused()
    {
        (await OpenAsync(fixtures.Bytes([.. "PAR1"u8, .. new byte[200], .. "PAR1"u8], "stuk.parquet"))).Refusal!.Code.ShouldBe(
            "tables.broken-parquet"
        );
    }

    [Fact]
    public async Task A_workbook_with_a_password_and_an_old_one_are_told_apart()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

        (await OpenAsync(fixtures.Bytes(compound, "oud.xls"))).Refusal!.Code.ShouldBe("tables.old-workbook");
        (
            await OpenAsync(fixtures.Bytes([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "geheim.xlsx"))
        ).Refusal!.Code.ShouldBe("tables.encrypted-workbook");
    }

    [Fact]
    public async Task A_workbook_that_was_cut_off_is_refused()
    {
        var whole = fixtures.Workbook([
            ["buurtcode", "jaar"],
            ["BU00340101", 2023],
        ]);
        var bytes = File.ReadAllBytes(whole.Path);

        (await OpenAsync(fixtures.Bytes(bytes[..(bytes.Length / 2)], "half.xlsx"))).Refusal!.Code.ShouldBe(
            "tables.broken-workbook"
        );
    }

    [Fact]
    public async Task A_sheet_that_is_not_there_is_refused_with_those_that_are()
    {
        var file = fixtures.Workbook(
            [
                ["buurtcode"],
                ["BU00340101"],
            ],
            sheet: "Cijfers 2023"
        );

        var refusal = (await OpenAsync(file, new MappedFile { Sheet = "Cijfers" })).Refusal!;

        refusal.Code.ShouldBe("tables.no-sheet");
        refusal.Reason.ShouldContain("Cijfers 2023");
    }

    [Fact]
    public async Task A_sheet_without_names_in_its_header_row_is_refused()
    {
        var file = fixtures.Workbook([
            ["buurtcode"],
            [null],
            ["BU00340101"],
        ]);

        (await OpenAsync(file, new MappedFile { HeaderRow = 2 })).Refusal!.Code.ShouldBe("tables.no-header");
        (await OpenAsync(file, new MappedFile { HeaderRow = 9 })).Refusal!.Code.ShouldBe("tables.no-header");
    }

    [Fact]
    public async Task A_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked()
    {
        var file = fixtures.Workbook([
            ["buurtcode"],
            [new string('a', 20_000)],
        ]);

        (await OpenAsync(file, limits: new FileLimits(MaxBytes: 10_000))).Refusal!.Code.ShouldBe("sources.too-large");
    }

    [Fact]
    public async Task A_file_counts_for_what_it_is_and_not_for_its_name()
    {
        var book = fixtures.Workbook(
            [
                ["buurtcode"],
                ["BU00340101"],
            ],
            name: "toch-een-werkmap.csv"
        );

        await using var table = (await OpenAsync(book)).Value.Single();

        table.Columns.ShouldBe(["buurtcode"]);
    }

    private static Task<Outcome<List<ITableRows>>> OpenAsync(
        SourceFile file,
        MappedFile? shape = null,
        FileLimits? limits = null
    ) =>
        TableFiles.OpenAsync(
            file,
            shape ?? new MappedFile(),
            limits ?? FileLimits.Default,
            TestContext.Current.CancellationToken
        );
}
