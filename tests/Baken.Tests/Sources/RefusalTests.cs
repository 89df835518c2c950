using System.IO.Compression;
using System.Text;
using Baken.Sources;
using Baken.Sources.Files;

namespace Baken.Tests.Sources;

public sealed class RefusalTests : IDisposable
{
    private const string KeyFigures = "gwb_code;jaar;a_inw\nGM9001;2024;100\nWK900101;2024;60\nWK900102;2024;40\n";

    private readonly Given given = new();

    public void Dispose() => given.Dispose();

    public static TheoryData<string, string, string, string> WrongTexts =>
        new()
        {
            { SourceKeys.KeyFigures, "leeg.csv", "  \n \n", "sources.empty" },
            { SourceKeys.KeyFigures, "fout.csv", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>", "sources.html" },
            { SourceKeys.KeyFigures, "x.csv", "<?xml version=\"1.0\"?><a/>", "sources.wrong-format" },
            { SourceKeys.KeyFigures, "x.csv", "{\"value\":[]}", "sources.wrong-format" },
            { SourceKeys.KeyFigures, "x.csv", "%PDF-1.7 ...", "sources.binary" },
            { SourceKeys.KeyFigures, "x2024.csv", "a;b\n1;2\n", "sources.wrong-columns" },
            { SourceKeys.KeyFigures, "x2024.csv", "gwb_code;kleur\nGM9001;rood\n", "sources.no-figures" },
            { SourceKeys.KeyFigures, "x.csv", "gwb_code;a_inw\nGM9001;100\n", "sources.no-year" },
            { SourceKeys.KeyFigures, "van_2023_tot_2024.csv", "gwb_code;a_inw\nGM9001;100\n", "sources.ambiguous-year" },
            { SourceKeys.KeyFigures, "x2024.csv", "gwb_code;a_inw\n", "sources.no-rows" },
            { SourceKeys.KeyFigures, "x2024.csv", "gwb_code;a_inw;a_hh\nGM9001;100;50\nGM9002;10", "sources.truncated" },
            { SourceKeys.KeyFigures, "x2024.csv", "gwb_code;a_inw\nGM9001;\"100\nGM9002;10\n", "sources.truncated" },
            { SourceKeys.KeyFigures, "x2024.csv", "gwb_code;a_inw\nGM9001;\"100\"0\nGM9002;10\n", "sources.malformed" },
            {
                SourceKeys.KeyFigures,
                "x2024.csv",
                "gwb_code;a_inw\nGM9001;veel\nGM9002;weinig\nGM9003;3\n",
                "sources.most-rejected"
            },
            {
                SourceKeys.KeyFigures,
                "x2024.csv",
                "ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1\n",
                "sources.other-source"
            },
            { SourceKeys.PoliceCrime, "x2024.csv", KeyFigures, "sources.other-source" },
            { SourceKeys.Sbi, "x2024.csv", KeyFigures, "sources.other-source" },
            {
                SourceKeys.Establishments,
                "x2024.csv",
                "plaats;sbi_afdeling;faillissementen\nUtopia;01;1\n",
                "sources.other-source"
            },
            { SourceKeys.Bankruptcies, "x2024.csv", "plaats;sbi_afdeling;faillissementen\nUtopia;01;1\n", "sources.no-places" },
            { SourceKeys.Bankruptcies, "x2024.csv", "a;b\n1;2\n", "sources.wrong-columns" },
            { SourceKeys.Sbi, "sbi2008.csv", "code;niveau;ouder;omschrijving_nl\n01;afdeling;A;Teelt\n", "sources.broken-tree" },
            {
                SourceKeys.Sbi,
                "sbi2008.csv",
                "code;niveau;ouder;omschrijving_nl\n01;afdeling;011;Teelt\n011;groep;01;Graan\n",
                "sources.broken-tree"
            },
            {
                SourceKeys.PoliceCrime,
                "m.csv",
                "ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1\n1;0.0.0 ;GM9001;2025MM04;7\n",
                "sources.most-rejected"
            },
            { SourceKeys.Boundaries, "x.geojson", KeyFigures, "sources.other-source" },
            { SourceKeys.Boundaries, "x.geojson", "<html></html>", "sources.html" },
            { SourceKeys.Boundaries, "x.geojson", "[1,2]", "sources.wrong-format" },
            { SourceKeys.Boundaries, "x.geojson", "{\"type\":\"Topology\",\"arcs\":[]}", "sources.wrong-format" },
            { SourceKeys.Boundaries, "x.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}", "sources.no-rows" },
            {
                SourceKeys.Boundaries,
                "x.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\n\"Fea",
                "sources.truncated"
            },
            { SourceKeys.Boundaries, "x.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{]}", "sources.malformed" },
            { SourceKeys.Boundaries, "x.geojson", Square(5.0, 52.0), "sources.no-year" },
            { SourceKeys.Boundaries, "x2024.geojson", Square(13.4, 52.5), "sources.not-in-the-netherlands" },
            { SourceKeys.Boundaries, "x2024.geojson", Square(52.0, 5.0), "sources.not-in-the-netherlands" },
            {
                SourceKeys.Boundaries,
                "x2024.geojson",
                Square(5.0, 52.0)
                    .Replace(
                        "\"features\"",
                        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}},\"features\"",
                        StringComparison.Ordinal
                    ),
                "sources.unknown-coordinates"
            },
        };

    [Theory]
    [MemberData(nameof(WrongTexts))]
    public async Task A_wrong_file_is_refused_with_its_own_code_and_what_to_do(
        string source,
        string name,
        string text,
        string code
    )
    {
        var outcome = await given.Read(source, name, text);

        outcome.Refusal.ShouldNotBeNull();
        outcome.Refusal.Code.ShouldBe(code, outcome.Refusal.ToString());
        outcome.Refusal.Reason.ShouldNotBeEmpty();
        outcome.Refusal.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_file_that_was_cut_off_says_on_which_line()
    {
        var csv = await given.Read(SourceKeys.KeyFigures, "x2024.csv", "gwb_code;a_inw;a_hh\nGM9001;100;50\nGM9002;10");
        var json = await given.Read(SourceKeys.Boundaries, "x2024.geojson", Square(5.0, 52.0)[..^40]);

        csv.Refusal!.Reason.ShouldContain("afgebroken op regel 3");
        json.Refusal!.Reason.ShouldContain("afgebroken op regel 1");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        var outcome = await Given.Outcome(new ImportOrder(SourceKeys.KeyFigures, [new SourceFile("/nergens/x2024.csv")]));
        outcome.Refusal!.Code.ShouldBe("sources.not-found");
    }

    [Fact]
    public async Task An_order_without_files_is_refused()
    {
        var outcome = await Given.Outcome(new ImportOrder(SourceKeys.KeyFigures, []));
        outcome.Refusal!.Code.ShouldBe("sources.no-files");
    }

    [Theory]
    [InlineData("")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-8")]
    public async Task A_file_is_read_in_the_encoding_of_its_byte_order_mark(string encoding)
    {
        var text = "gwb_code;jaar;naam;a_inw\nGM9001;2024;Één;100\n";
        byte[] bytes =
            encoding.Length == 0
                ? Encoding.UTF8.GetBytes(text)
                : [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(text)];
        var outcome = await given.Read(SourceKeys.KeyFigures, "x.csv", bytes);

        outcome.Refusal.ShouldBeNull();
        outcome.Value.Value("GM9001", "inwoners", 2024).ShouldBe(100);
    }

    [Fact]
    public async Task An_old_Windows_file_is_read_with_a_remark()
    {
        byte[] bytes = [.. "gwb_code;jaar;naam;a_inw\nGM9001;2024;"u8, 0xC9, .. "\u0065n;100\n"u8];
        var outcome = await given.Read(SourceKeys.KeyFigures, "x.csv", bytes);

        outcome.Refusal.ShouldBeNull();
        outcome.Value.Remarks.ShouldContain(remark => remark.Contains("Windows-1252", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 1, 2, 3, 4 }, "sources.broken-archive")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2 }, "sources.broken-archive")]
    [InlineData(new byte[] { 1, 0, 0, 0, 7, 0, 0, 9, 9, 9 }, "sources.binary")]
    public async Task Bytes_that_are_no_text_are_refused(byte[] bytes, string code)
    {
        var outcome = await given.Read(SourceKeys.KeyFigures, "x.csv", bytes);
        outcome.Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_zip_and_a_gz_are_read_like_the_file_inside()
    {
        var zipped = await given.Read(SourceKeys.KeyFigures, "x.zip", Zip(("kwb.csv", KeyFigures), ("leesmij.md", "lees mij")));
        var gzipped = await given.Read(SourceKeys.KeyFigures, "x.csv.gz", Gzip(KeyFigures));

        zipped.Value.Value("WK900101", "inwoners", 2024).ShouldBe(60);
        gzipped.Value.Value("WK900101", "inwoners", 2024).ShouldBe(60);
    }

    [Fact]
    public async Task An_archive_that_was_cut_off_is_refused_and_not_read_in_part()
    {
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(row => $"BU9{row:D7};2024;{row}\n"));
        var gzip = Gzip("gwb_code;jaar;a_inw\n" + rows);
        var zip = Zip(("kwb.csv", "gwb_code;jaar;a_inw\n" + rows));

        (await given.Read(SourceKeys.KeyFigures, "x.gz", gzip)).Refusal.ShouldBeNull();
        (await given.Read(SourceKeys.KeyFigures, "x.gz", gzip[..^5000])).Refusal!.Code.ShouldBe("sources.broken-archive");
        (await given.Read(SourceKeys.KeyFigures, "x.zip", zip[..^5000])).Refusal!.Code.ShouldBe("sources.broken-archive");
    }

    [Fact]
    public async Task An_archive_without_a_fitting_file_is_refused()
    {
        var outcome = await given.Read(SourceKeys.KeyFigures, "x.zip", Zip(("leesmij.md", "lees mij")));
        outcome.Refusal!.Code.ShouldBe("sources.nothing-in-archive");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var path = given.Write("bom.zip", Zip(("bom.csv", new string('0', 40 << 20))));
        FileEntry.OpenAll(new SourceFile(path), [".csv"]).Refusal!.Code.ShouldBe("sources.zip-bomb");
    }

    [Fact]
    public void A_gz_bomb_is_refused_while_it_is_unpacked()
    {
        var path = given.Write("bom.gz", Gzip(new string('0', 40 << 20)));
        SourceText
            .Open(new SourceFile(path), cancellation: TestContext.Current.CancellationToken)
            .Refusal!.Code.ShouldBe("sources.zip-bomb");
    }

    [Fact]
    public void The_limit_holds_for_the_file_and_for_what_comes_out_of_it()
    {
        var limits = new FileLimits(MaxBytes: 1000, MaxEntries: 2);
        string Code(string name, byte[] bytes) =>
            SourceText
                .Open(new SourceFile(given.Write(name, bytes)), limits, TestContext.Current.CancellationToken)
                .Refusal!.Code;

        Code("a.csv", new byte[1001]).ShouldBe("sources.too-large");
        Code("a.gz", Gzip(new string('0', 2000))).ShouldBe("sources.too-large");
        Code("a.zip", Zip(("a.csv", new string('0', 2000)))).ShouldBe("sources.too-large");
        Code("b.zip", Zip(("a.csv", "1"), ("b.csv", "1"), ("c.csv", "1"))).ShouldBe("sources.too-many-entries");
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var order = new ImportOrder(SourceKeys.KeyFigures, [new SourceFile(given.Write("x.csv", KeyFigures))]);

        foreach (var reader in Given.Readers)
            await Should.ThrowAsync<OperationCanceledException>(() => reader.ReadAsync(order, null, cancelled.Token), reader.Key);
    }

    [Fact]
    public async Task Reading_tells_how_far_it_is_in_bytes_and_stops_halfway_when_it_is_cancelled()
    {
        var rows = string.Concat(Enumerable.Range(0, 150_000).Select(row => $"BU9{row:D7};2024;{row};12345;12345\n"));
        var path = given.Write("groot.csv", "gwb_code;jaar;a_inw;a_hh;a_woning\n" + rows);
        using var cancelled = new CancellationTokenSource();
        var seen = new List<Progress>();
        var progress = new Each(step =>
        {
            seen.Add(step);
            cancelled.Cancel();
        });
        var reading = Given
            .Readers.Single(reader => reader.Key == SourceKeys.KeyFigures)
            .ReadAsync(new ImportOrder(SourceKeys.KeyFigures, [new SourceFile(path)]), progress, cancelled.Token);

        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        var first = seen.ShouldHaveSingleItem();
        first.Stage.ShouldBe("Kerncijfers lezen");
        first.Total.ShouldBe(new FileInfo(path).Length);
        first.Done.ShouldBeInRange(1, first.Total!.Value - 1);
    }

    private sealed class Each(Action<Progress> act) : IProgress<Progress>
    {
        public void Report(Progress value) => act(value);
    }

    internal static string Square(
        double x,
        double y,
        string properties = "\"code\":\"GM9001\",\"name\":\"Proef\"",
        double size = 0.1
    ) =>
        FormattableString.Invariant(
            $"{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{x},{y}],[{x + size},{y}],[{x + size},{y + size}],[{x},{y + size}],[{x},{y}]]]}}}}]}}"
        );

    internal static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, true))
            foreach (var (name, text) in files)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }

        return stream.ToArray();
    }

    internal static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return stream.ToArray();
    }
}
