using System.Net;
using Baken.Sources;
using Baken.Web.Imports;
using Microsoft.Extensions.DependencyInjection;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Imports;

public sealed class ImportScreenTests
{
    private const string KeyFigures = "gwb_code;a_inw;herkomst;kleur\nGM9001;100;1;rood\nGM9002;veel;1;rood\nGM9003;300;1;rood\n";
    private const string Own =
        "gebied;jaar;klachten;bewoner\nGM9001;2023;120;jan@voorbeeld.example\nGM9002;2023;80;piet@voorbeeld.example\n";

    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_file_is_looked_at_first_and_comes_in_when_the_person_says_so(Provider on)
    {
        await using var host = await ImportsHost.StartAsync(on);
        var analyst = await host.SignInAsync(Role.Analyst);

        var path = await analyst.UploadAsync(SourceKeys.KeyFigures, "kern2024.csv", KeyFigures);
        var preview = await analyst.WaitAsync(path);
        preview.Text.ShouldContain("kern2024.csv");
        preview.Text.ShouldContain("Nooit gelezen: 1 kolom");
        preview.Text.ShouldContain("Inwoners");
        (await host.ImportsAsync()).ShouldBeEmpty("looking changes nothing");

        await analyst.PressAsync(preview, "/start");
        var done = await analyst.WaitAsync(path);
        done.Location.ShouldNotBeNull().ShouldEndWith("/bronnen/imports/1?stand=klaar");

        var report = await analyst.GetAsync("/bronnen/imports/1");
        report.Text.ShouldContain("kern2024.csv");
        report.Text.ShouldContain("herkomst");
        report.Text.ShouldContain("kleur");
        Directory.GetDirectories(host.UploadFolder).ShouldBeEmpty("an imported upload is not kept");
        var audit = await host.AuditAsync();
        var by = audit.Single(line => line.Act == "upload.done").Actor;
        by.ShouldStartWith("account:");
        audit.ShouldContain((by, "import.done"));

        var again = await analyst.WaitAsync(await analyst.UploadAsync(SourceKeys.KeyFigures, "kern2024.csv", KeyFigures));
        again.Text.ShouldContain("Deze bestanden zijn al ingelezen");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_empty_installation_says_what_to_do_first(Provider on)
    {
        await using var host = await ImportsHost.StartAsync(on);
        var page = await (await host.SignInAsync(Role.Administrator)).GetAsync("/bronnen");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Er is nog niets ingelezen");
        page.Html.ShouldContain("/bronnen/inlezen");
    }

    [Fact]
    public async Task A_wrong_file_is_refused_with_its_reason_and_nothing_changes()
    {
        await using var host = await ImportsHost.StartAsync();
        var analyst = await host.SignInAsync(Role.Analyst);

        var path = await analyst.UploadAsync(SourceKeys.Boundaries, "plaatje.geojson", "%PDF-1.7 en verder");
        var preview = await analyst.WaitAsync(path);

        preview.Text.ShouldContain("plaatje.geojson");
        preview.Text.ShouldContain("Er is niets veranderd.");
        preview.Html.ShouldNotContain("/start\"");
        (await analyst.PressAsync(preview, "/start")).ShouldBe(path);
        await analyst.WaitAsync(path);
        (await host.ImportsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Executive)]
    [InlineData(Role.Coordinator)]
    public async Task Another_role_sees_the_sources_and_cannot_import(Role role)
    {
        await using var host = await ImportsHost.StartAsync();
        var visitor = await host.SignInAsync(role);

        var sources = await visitor.GetAsync("/bronnen");
        sources.Status.ShouldBe(HttpStatusCode.OK);
        sources.Html.ShouldNotContain("/bronnen/inlezen");
        var answer = await visitor.GetAsync("/bronnen/inlezen");
        answer.Location.ShouldNotBeNull().ShouldContain("/geen-toegang");
        (await visitor.GetAsync("/geen-toegang")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var form = new MultipartFormDataContent { { new StringContent("x"), "bestand", "x.csv" } };
        var posted = await visitor.Http.PostAsync("/bronnen/inlezen/bestanden", form, TestContext.Current.CancellationToken);
        posted.Headers.Location.ShouldNotBeNull().OriginalString.ShouldContain("/geen-toegang");
        Directory.Exists(host.UploadFolder).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Role.Partner)]
    [InlineData(Role.Reporter)]
    public async Task Who_is_no_staff_does_not_see_the_sources(Role role)
    {
        await using var host = await ImportsHost.StartAsync();
        var visitor = await host.SignInAsync(role);

        (await visitor.GetAsync("/bronnen")).Location.ShouldNotBeNull().ShouldContain("/geen-toegang");
        (await visitor.GetAsync("/api/v1/sources")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("../../../baken.json")]
    [InlineData("..\\..\\baken.json")]
    [InlineData("/etc/passwd")]
    public async Task A_path_in_the_name_of_a_file_does_nothing(string name)
    {
        await using var host = await ImportsHost.StartAsync();
        var analyst = await host.SignInAsync(Role.Analyst);

        var preview = await analyst.WaitAsync(await analyst.UploadAsync(SourceKeys.KeyFigures, name, KeyFigures, year: "2024"));

        var files = Directory.GetFiles(host.Installation.DataDirectory, "*", SearchOption.AllDirectories);
        files
            .Select(file => Path.GetRelativePath(host.Installation.DataDirectory, file))
            .Where(file =>
                !file.StartsWith("baken.db", StringComparison.Ordinal) && !file.StartsWith("keys", StringComparison.Ordinal)
            )
            .Select(Path.GetFileName)
            .Order()
            .ShouldBe(["000", "upload.json"]);
        preview.Text.ShouldContain(name[(name.LastIndexOfAny(['/', '\\']) + 1)..]);
        preview.Text.ShouldNotContain(name);
    }

    [Fact]
    public async Task Names_from_outside_are_shown_as_text()
    {
        await using var host = await ImportsHost.StartAsync();
        var analyst = await host.SignInAsync(Role.Analyst);

        var path = await analyst.UploadAsync(
            SourceKeys.KeyFigures,
            "<img src=x onerror=alert(1)>2024.csv",
            "gwb_code;a_inw;<script>alert(1)</script>\nGM9001;<b>x</b>;1\nGM9002;2;1\nGM9003;2;1\n"
        );
        var preview = await analyst.WaitAsync(path);
        await analyst.PressAsync(preview, "/start");
        await analyst.WaitAsync(path);
        var report = await analyst.GetAsync("/bronnen/imports/1");

        foreach (var page in new[] { preview, report })
        {
            page.Html.ShouldNotContain("<img src=x");
            page.Html.ShouldNotContain("<script>alert");
            page.Html.ShouldNotContain("<b>x</b>");
            page.Text.ShouldContain("<script>alert(1)</script>");
            page.Text.ShouldContain("<img src=x onerror=alert(1)>2024.csv");
        }
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_not_kept()
    {
        await using var host = await ImportsHost.StartAsync(services: services =>
            services.AddSingleton(new UploadLimits(MaxBytes: 1_000))
        );
        var analyst = await host.SignInAsync(Role.Analyst);

        var path = await analyst.UploadAsync(SourceKeys.KeyFigures, "groot2024.csv", new string('x', 1_001));

        path.ShouldContain("weigering=uploads.too-large");
        (await analyst.GetAsync(path)).Text.ShouldContain("samen groter dan 1000 bytes");
        Directory.GetDirectories(host.UploadFolder).ShouldBeEmpty();
        (await analyst.UploadAsync(SourceKeys.KeyFigures, "past2024.csv", new string('x', 1_000))).ShouldNotContain("weigering");
    }

    [Fact]
    public async Task A_form_from_another_site_writes_nothing()
    {
        await using var host = await ImportsHost.StartAsync();
        var analyst = await host.SignInAsync(Role.Analyst);

        (await analyst.UploadAsync(SourceKeys.KeyFigures, "a2024.csv", KeyFigures, token: "verzonnen")).ShouldContain(
            "uploads.expired"
        );

        Directory.Exists(host.UploadFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task An_upload_is_there_for_its_owner_only_and_can_be_thrown_away()
    {
        await using var host = await ImportsHost.StartAsync();
        var analyst = await host.SignInAsync(Role.Analyst);
        var administrator = await host.SignInAsync(Role.Administrator);
        var path = await analyst.UploadAsync(SourceKeys.KeyFigures, "kern2024.csv", KeyFigures);
        var preview = await analyst.WaitAsync(path);

        (await administrator.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);

        (await analyst.PressAsync(preview, "/weggooien")).ShouldBe("/bronnen/inlezen?stand=weggegooid");
        Directory.GetDirectories(host.UploadFolder).ShouldBeEmpty();
        (await analyst.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.AuditAsync()).ShouldContain(line => line.Act == "upload.discarded");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rejected_rows_can_be_downloaded(Provider on)
    {
        await using var host = await ImportsHost.StartAsync(on);
        var analyst = await host.SignInAsync(Role.Analyst);
        var path = await analyst.UploadAsync(SourceKeys.KeyFigures, "=cmd2024.csv", KeyFigures);
        await analyst.PressAsync(await analyst.WaitAsync(path), "/start");
        await analyst.WaitAsync(path);

        var csv = await analyst.GetAsync("/bronnen/imports/1/afgewezen.csv");

        csv.Html.ShouldContain("bestand,regel,kolom,reden");
        csv.Html.ShouldContain("'=cmd2024.csv,3,");
        (await analyst.GetAsync("/bronnen/imports/2/afgewezen.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await analyst.GetAsync("/bronnen/imports/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await analyst.GetAsync("/bronnen/verzonnen")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_own_table_becomes_a_source_whose_mapping_is_used_again(Provider on)
    {
        await using var host = await ImportsHost.StartAsync(on);
        var analyst = await host.SignInAsync(Role.Analyst);
        var path = await analyst.UploadAsync(SourceKeys.Table, "klachten.csv", Own);
        var preview = await analyst.WaitAsync(path);
        preview.Text.ShouldNotContain("jan@voorbeeld.example");
        preview.Html.ShouldNotContain("/start\"");

        // Owner, purpose and legal basis are not guessed: without them it is no mapping yet.
        var incomplete = await analyst.PressAsync(preview, "/toewijzing", [.. Columns, ("sleutel", "klachten")]);
        (await analyst.WaitAsync(incomplete!)).Text.ShouldContain("De toewijzing is nog niet compleet");
        await analyst.PressAsync(preview, "/toewijzing", [.. Columns, .. Registration]);
        var ready = await analyst.WaitAsync(path);
        await analyst.PressAsync(ready, "/start");
        (await analyst.WaitAsync(path)).Location.ShouldNotBeNull().ShouldEndWith("/bronnen/imports/1?stand=klaar");

        (await host.ImportsAsync()).Single().Source.ShouldBe("klachten");
        var sources = await analyst.GetAsync("/bronnen");
        sources.Status.ShouldBe(HttpStatusCode.OK, sources.Location);
        sources.Text.ShouldContain("Klachten over overlast");
        (await analyst.GetAsync("/bronnen/klachten")).Text.ShouldContain("Gemeentewet artikel 160");
        (await analyst.GetAsync("/bronnen/klachten/toewijzing.json")).Html.ShouldContain("\"klachten\"");
        File.Exists(Path.Combine(host.Installation.DataDirectory, "mappings", "klachten.json")).ShouldBeTrue();

        var next = await analyst.WaitAsync(
            await analyst.UploadAsync("klachten", "later.csv", Own.Replace("2023", "2024", StringComparison.Ordinal))
        );
        next.Html.ShouldContain("/start\"");
    }

    [Theory]
    [InlineData("cbs-boundaries")]
    [InlineData("imports")]
    [InlineData("../../baken")]
    public async Task An_own_table_cannot_take_the_place_of_something_else(string key)
    {
        await using var host = await ImportsHost.StartAsync();
        var analyst = await host.SignInAsync(Role.Analyst);
        var path = await analyst.UploadAsync(SourceKeys.Table, "klachten.csv", Own);
        var preview = await analyst.WaitAsync(path);

        var answer = await analyst.PressAsync(
            preview,
            "/toewijzing",
            [.. Columns, .. Registration.Where(field => field.Name != "sleutel"), ("sleutel", key)]
        );

        (await analyst.WaitAsync(answer!)).Text.ShouldContain("De toewijzing is nog niet compleet");
        Directory.Exists(Path.Combine(host.Installation.DataDirectory, "mappings")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_api_tells_the_sources_and_the_imports()
    {
        await using var host = await ImportsHost.StartAsync();
        var analyst = await host.SignInAsync(Role.Analyst);
        var path = await analyst.UploadAsync(SourceKeys.KeyFigures, "kern2024.csv", KeyFigures);
        await analyst.PressAsync(await analyst.WaitAsync(path), "/start");
        await analyst.WaitAsync(path);

        (await analyst.GetAsync("/api/v1/sources")).Html.ShouldContain("\"state\":\"current\"");
        (await analyst.GetAsync("/api/v1/sources/cbs-key-figures")).Html.ShouldContain("\"imports\":[1]");
        (await analyst.GetAsync("/api/v1/imports?pageSize=1")).Html.ShouldContain("\"total\":1");
        (await analyst.GetAsync("/api/v1/imports/1")).Html.ShouldContain("\"droppedColumns\":[\"herkomst\"]");
        (await analyst.GetAsync("/api/v1/imports/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await analyst.GetAsync("/api/v1/sources/niets")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static (string Name, string Value)[] Columns =>
        [
            ("kolom-0", "gebied"),
            ("rol-0", "gebied"),
            ("kolom-1", "jaar"),
            ("rol-1", "jaar"),
            ("kolom-2", "klachten"),
            ("rol-2", "cijfer"),
            ("sleutel-2", "klachten-overlast"),
            ("label-2", "Klachten over overlast"),
            ("eenheid-2", "klachten"),
            ("soort-2", "Count"),
            ("decimalen-2", "0"),
            ("kolom-3", "bewoner"),
            ("rol-3", "overslaan"),
        ];

    private static (string Name, string Value)[] Registration =>
        [
            ("sleutel", "klachten"),
            ("naam", "Klachten over overlast"),
            ("eigenaar", "Gemeente"),
            ("doel", "Zien waar overlast is."),
            ("grondslag", "Gemeentewet artikel 160"),
            ("bewaartermijn", "5"),
            ("licentie", "intern"),
        ];
}
