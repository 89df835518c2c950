using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Baken.Access;
using Baken.Tests.Access;
using Baken.Tests.Imports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Privacy;

/// <summary>The pages as a browser without script meets them, in the whole web host.</summary>
public sealed partial class PrivacyPageTests
{
    public static TheoryData<Provider> Both => TestDatabase.Both;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_and_endpoint_that_asks_for_signing_in_works_under_an_activity_of_the_register()
    {
        await using var host = await ImportsHost.StartAsync();
        var endpoints = await host.AskAsync(services =>
            Task.FromResult(
                services
                    .GetRequiredService<IEnumerable<EndpointDataSource>>()
                    .SelectMany(source => source.Endpoints)
                    .OfType<RouteEndpoint>()
                    .ToList()
            )
        );
        List<string> silent = [];
        foreach (var endpoint in endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && !IsOfTheFramework(e)))
            if (
                endpoint.Metadata.GetMetadata<UnderAttribute>() is not { } under
                || !Baken.Privacy.Activities.StartingSet.All.ContainsKey(under.Activity)
            )
                silent.Add(endpoint.RoutePattern.RawText ?? "?");

        endpoints.Count.ShouldBeGreaterThan(60);
        silent.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_request_is_registered_shared_and_recalled_on_the_screen(Provider provider)
    {
        await using var host = await ImportsHost.StartAsync(provider);
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var handler = await host.SignInAsync(Role.Handler);

        var address = await RegisterAsync(officer);
        var page = await officer.GetAsync(address);
        page.Text.ShouldContain("Aaltje Onvindbaar");
        page.Text.ShouldContain("U werkt onder:");
        (await handler.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await handler.GetAsync("/privacy/verzoeken")).Text.ShouldNotContain(address);

        var shares = await officer.GetAsync(address + "/delen");
        var handlerId = Option().Matches(shares.Html).Single(m => m.Groups[2].Value == "Demo Behandelaar").Groups[1].Value;
        (
            await SubmitAsync(
                officer,
                shares,
                "delen",
                ("met", handlerId),
                ("recht", "See"),
                ("grond", "Nodig voor de uitvoering."),
                ("tot", Day(30))
            )
        ).Status.ShouldBe(HttpStatusCode.Redirect);
        var shared = await handler.GetAsync(address);
        shared.Status.ShouldBe(HttpStatusCode.OK);
        shared.Text.ShouldContain("U kunt dit verzoek lezen, niet behandelen.");
        (await handler.GetAsync("/privacy/verzoeken")).Text.ShouldContain(address);

        shares = await officer.GetAsync(address + "/delen");
        var recall = await officer.GetAsync(ShareLink().Match(shares.Html).Groups[1].Value);
        (await SubmitAsync(officer, recall, "intrekken")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await handler.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_may_not_see_a_request_gets_nothing_of_it_by_any_address_of_it()
    {
        await using var host = await ImportsHost.StartAsync();
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var address = await RegisterAsync(officer);
        await AttachAsync(officer, address, "brief.txt", "Dit is de brief van Aaltje.");
        var file = FileLink().Match((await officer.GetAsync(address + "/bijlagen")).Html).Groups[1].Value;
        var pages = await host.AskAsync(services =>
            Task.FromResult(
                services
                    .GetRequiredService<IEnumerable<EndpointDataSource>>()
                    .SelectMany(source => source.Endpoints)
                    .OfType<RouteEndpoint>()
                    .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
                    .Where(route => route.StartsWith("privacy/verzoeken/{", StringComparison.OrdinalIgnoreCase))
                    .Distinct()
                    .ToList()
            )
        );
        pages.Count.ShouldBeGreaterThan(15);

        foreach (
            var role in (Role[])
                [Role.Coordinator, Role.Partner, Role.Handler, Role.Auditor, Role.Administrator, Role.Communications]
        )
        {
            var visitor = await host.SignInAsync(role);
            foreach (var path in pages.Select(route => Fill(route, address)).Append(file))
            {
                var answer = await visitor.GetAsync(path);
                answer.Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Redirect);
                answer.Text.ShouldNotContain("Aaltje");
                answer.Text.ShouldNotContain("2026-000");
            }
        }
    }

    [Fact]
    public async Task A_form_for_a_request_of_somebody_else_is_refused_and_changes_nothing()
    {
        await using var host = await ImportsHost.StartAsync();
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var coordinator = await host.SignInAsync(Role.Coordinator);
        var address = await RegisterAsync(officer);

        // The page is not there for him, but he has a token of another page.
        var own = await coordinator.GetAsync("/privacy/verzoeken");
        var forged = new Browser.Page(address + "/identiteit", HttpStatusCode.OK, null, own.Html, []);
        var answer = await SubmitAsync(
            coordinator,
            forged,
            "identiteit",
            ("versie", "1"),
            ("hoe", "DigitalIdentity"),
            ("op", Day(0))
        );
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Text.ShouldNotContain("Aaltje");
        (await officer.GetAsync(address)).Text.ShouldContain("nog niet gecontroleerd");
    }

    [Fact]
    public async Task An_attachment_is_given_to_be_saved_and_never_to_be_shown()
    {
        await using var host = await ImportsHost.StartAsync();
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var address = await RegisterAsync(officer);
        await AttachAsync(officer, address, "../brief; x=.exe", "Dit is de brief.");
        (await AttachAsync(officer, address, "pagina.txt", "<html><script>alert(1)</script>")).ShouldContain(
            "Dit is geen PDF, PNG, JPEG, DOCX of gewone tekst."
        );

        var link = FileLink().Match((await officer.GetAsync(address + "/bijlagen")).Html).Groups[1].Value;
        var answer = await officer.Http.GetAsync(link, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe("Dit is de brief.");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await officer.Http.GetAsync(link[..^3] + "000", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_look_is_written_down_before_the_page_is_there()
    {
        await using var host = await ImportsHost.StartAsync();
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var address = await RegisterAsync(officer);
        await host.AskAsync(services =>
            services
                .GetRequiredService<ModuleDb>()
                .Database.ExecuteSqlRawAsync(
                    "CREATE TRIGGER full_disk BEFORE INSERT ON access_audit_line BEGIN SELECT RAISE(ABORT, 'disk full'); END",
                    Cancellation
                )
        );

        var page = await officer.GetAsync(address);
        page.Status.ShouldBe(HttpStatusCode.InternalServerError);
        page.Text.ShouldNotContain("Aaltje");
    }

    [Fact]
    public async Task The_register_is_read_changed_approved_and_exported()
    {
        await using var host = await ImportsHost.StartAsync();
        var coordinator = await host.SignInAsync(Role.Coordinator);
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var auditor = await host.SignInAsync(Role.Auditor);
        var draft = await coordinator.GetAsync("/verwerkingen/figures/wijzigen");
        var fields = Regex
            .Matches(draft.Html, "<textarea id=\"([a-z]+)\"[^>]*>([^<]*)</textarea>")
            .Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))
            .Where(f => f.Value is not "reden" and not "doel")
            .ToList();

        (
            await SubmitAsync(
                coordinator,
                draft,
                "concept",
                [
                    .. fields,
                    ("naam", "Beelden"),
                    ("engels", "Pictures"),
                    ("verantwoordelijke", "Mayor"),
                    ("begin", "Recorded"),
                    ("maanden", "36"),
                    ("doel", "=1+1"),
                    ("reden", "De termijn is korter."),
                ]
            )
        ).Location.ShouldBe("/verwerkingen/figures?gedaan=concept");
        (await auditor.GetAsync("/verwerkingen/figures")).Text.ShouldContain("Meegeleverde tekst");
        (await auditor.GetAsync("/verwerkingen/figures/vaststellen")).Status.ShouldNotBe(HttpStatusCode.OK);

        var approve = await officer.GetAsync("/verwerkingen/figures/vaststellen");
        (await SubmitAsync(officer, approve, "vaststellen")).Location.ShouldBe("/verwerkingen/figures?gedaan=vastgesteld");
        (await SubmitAsync(officer, approve, "vaststellen")).Text.ShouldContain("Er staat geen concept (meer) klaar.");
        (await auditor.GetAsync("/gebieden")).Text.ShouldContain("Beelden");
        (await auditor.GetAsync("/verwerkingen/afdrukken")).Text.ShouldContain("Versie 1");

        var csv = await auditor.Http.GetStringAsync("/verwerkingen.csv", Cancellation);
        csv.ShouldContain("figures,1,Beelden,burgemeester,'=1+1,");
        var json = System
            .Text.Json.JsonDocument.Parse(
                await auditor.Http.GetStringAsync("/api/v1/processing-activities/figures", Cancellation)
            )
            .RootElement;
        json.GetProperty("retentionMonths").GetInt32().ShouldBe(36);
        (await auditor.Http.GetStringAsync("/api/v1/processing-activities?format=csv", Cancellation)).ShouldBe(csv);
        (await auditor.Http.GetAsync("/api/v1/processing-activities/nergens", Cancellation)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        var partner = await host.SignInAsync(Role.Partner);
        (await partner.Http.GetAsync("/api/v1/processing-activities", Cancellation)).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task Every_page_of_the_desk_opens_in_both_languages()
    {
        await using var host = await ImportsHost.StartAsync();
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var address = await RegisterAsync(officer);
        string[] paths =
        [
            "/privacy",
            "/privacy/verzoeken?alle=ja",
            "/privacy/verzoeken/nieuw",
            "/privacy/informeren",
            "/privacy/informeren/nieuw",
            "/verwerkingen",
            "/verwerkingen/access",
            "/verwerkingen/access?versie=0",
            "/verwerkingen/access/wijzigen",
            "/verwerkingen/access/vaststellen",
            "/verwerkingen/afdrukken",
            .. (
                (string[])
                    [
                        "",
                        "/identiteit",
                        "/termijn",
                        "/vondsten",
                        "/besluit",
                        "/brieven",
                        "/brieven/nieuw/Receipt",
                        "/ontvangers",
                        "/bijlagen",
                        "/delen",
                        "/op-naam",
                        "/beperking",
                        "/afronden",
                    ]
            ).Select(part => address + part),
        ];
        foreach (var language in (string[])["nl", "en"])
        {
            var page = await officer.GetAsync("/privacy");
            var token = page.Hidden.First(field => field.Item1 == "__RequestVerificationToken").Item2;
            using var choice = new FormUrlEncodedContent([
                KeyValuePair.Create("taal", language),
                KeyValuePair.Create("terug", "/privacy"),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ]);
            (await officer.Http.PostAsync("/voorkeur", choice, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            (await officer.GetAsync(address)).Text.ShouldContain(language == "nl" ? "U werkt onder:" : "You work under:");
            foreach (var path in paths)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                var answer = await officer.Http.SendAsync(request, Cancellation);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            }
        }
    }

    private static async Task<string> RegisterAsync(Visitor officer)
    {
        var page = await officer.GetAsync("/privacy/verzoeken/nieuw");
        var answer = await SubmitAsync(
            officer,
            page,
            "verzoek",
            ("recht", "Access"),
            ("weg", "Letter"),
            ("ontvangen", Day(0)),
            ("naam", "Aaltje Onvindbaar"),
            ("tekst", "Wat weet u van mij?")
        );
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        return answer.Location!.Split('?')[0];
    }

    private static async Task<string> AttachAsync(Visitor officer, string address, string name, string text)
    {
        var page = await officer.GetAsync(address + "/bijlagen");
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Fields(page, "bijlage"))
            form.Add(new StringContent(value), field);
        var file = new StringContent(text);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "\"bestand\"",
            FileName = "\"" + name.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        };
        form.Add(file);
        var answer = await officer.Http.PostAsync(address + "/bijlagen", form, Cancellation);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<Browser.Page> SubmitAsync(
        Visitor visitor,
        Browser.Page page,
        string form,
        params (string Name, string Value)[] fields
    )
    {
        var names = fields.Select(field => field.Name).ToHashSet();
        using var content = new FormUrlEncodedContent(
            Fields(page, form)
                .Where(f => !names.Contains(f.Name))
                .Concat(fields)
                .Select(f => KeyValuePair.Create(f.Name, f.Value))
        );
        var answer = await visitor.Http.PostAsync(page.Path, content, Cancellation);
        return new Browser.Page(
            page.Path,
            answer.StatusCode,
            answer.Headers.Location is { IsAbsoluteUri: true } to ? to.PathAndQuery : answer.Headers.Location?.OriginalString,
            await answer.Content.ReadAsStringAsync(Cancellation),
            []
        );
    }

    /// <summary>The hidden fields of this form; the frame has forms of its own.</summary>
    private static IEnumerable<(string Name, string Value)> Fields(Browser.Page page, string form) =>
        page
            .Hidden.Where(field => field.Item1 is not ("_handler" or "terug"))
            .DistinctBy(field => field.Item1)
            .Append(("_handler", form));

    /// <summary>Files of the program itself, which the framework maps without asking.</summary>
    private static bool IsOfTheFramework(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText == "{**path:file}"
        || endpoint.RoutePattern.RawText?.StartsWith("/_", StringComparison.Ordinal) == true
        || endpoint.RoutePattern.RawText?.StartsWith('_') == true;

    private static string Fill(string route, string address) =>
        address
        + Parameter()
            .Replace(
                route["privacy/verzoeken/{id:guid}".Length..].Insert(0, ""),
                match =>
                    match.Value.Contains("Kind", StringComparison.Ordinal) ? "Receipt" : "018f0000-0000-7000-8000-000000000000"
            );

    private static string Day(int ahead) =>
        TimeProvider.System.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("<option value=\"(account:[0-9a-f]{32})\"[^>]*>([^<]*)</option>")]
    private static partial Regex Option();

    [GeneratedRegex("href=\"(/privacy/verzoeken/[0-9a-f-]{36}/delen/[0-9a-f-]{36})\"")]
    private static partial Regex ShareLink();

    [GeneratedRegex("href=\"(/privacy/verzoeken/[0-9a-f-]{36}/bijlagen/[0-9a-f-]{36})\"")]
    private static partial Regex FileLink();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
