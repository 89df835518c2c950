using System.IO.Compression;
using System.Text;
using Baken.Access;
using Baken.Privacy;
using Baken.Privacy.Activities;
using Baken.Privacy.Requests;
using static Baken.Tests.Privacy.PrivacyHouse;
using Refusals = Baken.Privacy.Refusals;

namespace Baken.Tests.Privacy;

public sealed class LetterTests
{
    public static TheoryData<string> Kinds => [.. Enum.GetNames<LetterKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void A_standard_letter_knows_every_place_that_it_has_or_leaves_it_to_a_person(string name)
    {
        var kind = Enum.Parse<LetterKind>(name);
        var request = Request();
        var letter = StandardTexts.Of(kind, LetterValues.Of(request, Content("Jan"), [], "Waterstad", new DateOnly(2026, 3, 2)));

        letter.Subject.ShouldNotBeEmpty();
        (letter.Subject + letter.Text).ShouldNotContain("{");
        letter.Text.ShouldContain("Waterstad");
        letter.Text.ShouldContain("[[naam en functie]]");
        if (kind.IsDecision())
            foreach (var word in (string[])["bezwaar", "beroep", "Autoriteit Persoonsgegevens", "zes weken"])
                letter.Text.ShouldContain(word);
    }

    [Fact]
    public void What_a_person_wrote_is_never_taken_for_a_place()
    {
        var values = LetterValues.Of(Request(), Content("{nummer} {redenen}"), [], "Waterstad", new DateOnly(2026, 3, 2));

        StandardTexts.Of(LetterKind.Receipt, values).Text.ShouldStartWith("Geachte {nummer} {redenen},");
    }

    [Fact]
    public async Task A_letter_with_an_open_place_or_without_remedies_is_not_kept()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync();
        await house.EstablishAsync(id);
        await house.SearchAsync(id);
        (await WriteAsync(LetterKind.Receipt, "Geachte [[naam]]")).ShouldBe(Refusals.PlaceholderLeft);
        (await WriteAsync(LetterKind.Receipt, "Geachte {naam}")).ShouldBe(Refusals.PlaceholderLeft);
        (await WriteAsync(LetterKind.Receipt, "")).ShouldBe(Refusals.LetterMissing);
        (await WriteAsync(LetterKind.Refusal, "Bezwaar, beroep, Autoriteit Persoonsgegevens")).ShouldBe(Refusals.LetterKindWrong);
        (await house.DecideAsync(id, Verdict.Refused, "uavg41-d")).ShouldBeNull();

        (await WriteAsync(LetterKind.Refusal, "Nee. U kunt bezwaar maken en in beroep.")).ShouldBe(Refusals.RemediesMissing);
        (await WriteAsync(LetterKind.Grant, "Bezwaar, beroep, Autoriteit Persoonsgegevens")).ShouldBe(Refusals.LetterKindWrong);
        (await WriteAsync(LetterKind.Refusal, "Nee. Bezwaar, beroep, Autoriteit Persoonsgegevens.")).ShouldBeNull();

        Task<Refusal?> WriteAsync(LetterKind kind, string text) =>
            house.ActAsync<WriteLetter>(
                id,
                async (write, revision) =>
                    (await write.HandleAsync(id, revision, kind, "Onderwerp", text, Officer, default)).Refusal
            );
    }

    [Fact]
    public void A_file_that_leaves_the_house_runs_nothing()
    {
        var page = Encoding.UTF8.GetString(
            Papers.LetterPage(new LetterContent("<script>1</script>", "Regel\n\n<img src=x onerror=alert(1)>"))
        );

        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        page.ShouldContain("&lt;img src=x");
    }

    [Fact]
    public void A_package_holds_the_letter_and_what_is_given_in_two_forms()
    {
        var given = new Holding(
            "account:1",
            "Account <b>",
            ActivityKeys.Access,
            [new("Naam", "Jan & Piet")],
            "Zelf opgegeven",
            ["De partner"]
        );
        using var zip = new ZipArchive(
            new MemoryStream(
                Papers.Package(
                    Request(),
                    new LetterContent("Besluit", "Ja."),
                    [given],
                    StartingSet.All,
                    new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)
                )
            )
        );

        zip.Entries.Select(entry => entry.FullName).ShouldBe(["brief.html", "gegevens.html", "gegevens.json"]);
        var html = Read("gegevens.html");
        html.ShouldContain("Account &lt;b&gt;");
        html.ShouldContain("Jan &amp; Piet");
        html.ShouldContain(WebText(StartingSet.All[ActivityKeys.Access].Purpose));
        html.ShouldContain("De partner");
        html.ShouldNotContain("account:1");
        var json = System.Text.Json.JsonDocument.Parse(Read("gegevens.json")).RootElement;
        json.GetProperty("gegevens")[0].GetProperty("velden").GetProperty("Naam").GetString().ShouldBe("Jan & Piet");

        string Read(string name) => new StreamReader(zip.GetEntry(name)!.Open()).ReadToEnd();
    }

    [Fact]
    public void The_bytes_say_what_a_file_is()
    {
        FileKinds.Of("%PDF-1.7\n"u8.ToArray()).ShouldBe(FileKind.Pdf);
        FileKinds.Of(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0 }).ShouldBe(FileKind.Png);
        FileKinds.Of(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }).ShouldBe(FileKind.Jpeg);
        FileKinds.Of("Geachte heer, mevrouw,\r\n\ttot ziens: é€"u8.ToArray()).ShouldBe(FileKind.Text);
        FileKinds.Of(Zip("[Content_Types].xml", "word/document.xml")).ShouldBe(FileKind.Docx);

        FileKinds.Of(Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")).ShouldBeNull();
        FileKinds.Of(Zip("[Content_Types].xml", "xl/workbook.xml")).ShouldBeNull();
        FileKinds.Of("PK\x03\x04 en dan niets"u8.ToArray()).ShouldBeNull();
        FileKinds.Of("MZ\x90\0\x03"u8.ToArray()).ShouldBeNull();
        FileKinds.Of("\uFEFF  <html><script>alert(1)</script>"u8.ToArray()).ShouldBeNull();
        FileKinds.Of("<svg onload=alert(1)>"u8.ToArray()).ShouldBeNull();
        FileKinds.Of(new byte[] { 0xC3, 0x28 }).ShouldBeNull();
        FileKinds.Of(Array.Empty<byte>()).ShouldBeNull();
    }

    [Theory]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\map\\brief.exe", "brief.pdf")]
    [InlineData("brief\r\nSet-Cookie: x.pdf", "briefSet-Cookie x.pdf")]
    [InlineData("<b>\"x\"</b>.html", "b.pdf")]
    [InlineData("...", "bijlage.pdf")]
    [InlineData("", "bijlage.pdf")]
    public void A_name_is_the_last_part_without_tricks_and_with_the_ending_that_the_bytes_earn(string sent, string kept) =>
        AttachFile.Clean(sent, FileKind.Pdf).ShouldBe(kept);

    [Fact]
    public async Task A_file_is_kept_when_it_is_of_a_kind_that_is_taken_and_not_too_large()
    {
        await using var house = await MakeAsync();
        var id = await house.RegisterAsync();
        (await AttachAsync(null)).ShouldBe(Refusals.FileMissing);
        (await AttachAsync(new MemoryStream())).ShouldBe(Refusals.FileMissing);
        (await AttachAsync(new MemoryStream("MZ\x90\0"u8.ToArray()))).ShouldBe(Refusals.FileKindWrong);
        (await AttachAsync(new MemoryStream(Text(AttachFile.LargestFile + 1)))).ShouldBe(Refusals.FileTooLarge);
        (await house.RowAsync(id)).Attachments.ShouldBeEmpty();
        (await AttachAsync(new MemoryStream(Text(AttachFile.LargestFile)))).ShouldBeNull();

        var file = (await house.RowAsync(id)).Attachments.ShouldHaveSingleItem();
        file.Bytes.ShouldBe(AttachFile.LargestFile);
        var given = await house.AsAsync<RequestQueries, (FileKind, string, byte[])?>(
            Officer,
            q => q.FileAsync(id, file.Id, Officer, default)
        );
        given!.Value.Item3.Length.ShouldBe(AttachFile.LargestFile);

        Task<Refusal?> AttachAsync(Stream? stream) =>
            house.ActAsync<AttachFile>(
                id,
                (attach, revision) => attach.HandleAsync(id, revision, "brief", stream, Officer, default)
            );
    }

    private static byte[] Text(int length) => [.. Enumerable.Repeat((byte)'a', length)];

    private static string WebText(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static byte[] Zip(params string[] names)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
                zip.CreateEntry(name);
        return file.ToArray();
    }

    private static PersonRequest Request() =>
        new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)),
            Number = "2026-0001",
            Right = RequestRight.Access,
            Channel = Channel.Letter,
            ReceivedOn = new DateOnly(2026, 3, 2),
            RegisteredAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
            Content = [],
        };

    private static RequestContent Content(string name) =>
        new()
        {
            Name = name,
            Text = "Wat weet u?",
            ExtensionReason = "Omdat er veel is.",
            DecisionReasons = "Omdat het zo is.",
        };
}
