using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Baken.Areas;
using Baken.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baken.Tests.Profiles;

/// <summary>The pages and the API as a browser or a program meets them, in the role that the test names.</summary>
public sealed partial class ProfilePageTests : IAsyncLifetime
{
    private const string RoleHeader = "test-role";
    private Installation installation = null!;
    private WebApplication app = null!;
    private HttpClient client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (installation, _) = await TestDatabase.MakeInstallationAsync(Provider.Sqlite);
        var atlas = ProfilesAtlas.Make(
            4,
            ("misdrijven", 2023, [100, 200, 300, 5]),
            ("inwoners", 2023, [1_000, 1_000, 1_000, 20]),
            ("woningen-onbewoond-aandeel", 2023, [1, 2, ProfilesAtlas.Hidden, 4])
        );
        app = BakenWeb.Create(
            installation,
            "http://127.0.0.1:0",
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, AsAsked>("test", null);
                builder.Services.Replace(ServiceDescriptor.Scoped(_ => AreasDoor.Of(() => atlas)));
            }
        );
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ModuleDb>().Database.EnsureCreatedAsync(Cancellation);
            await scope.ServiceProvider.GetRequiredService<Flow>().ProfileAsync(Actor.CommandLine, null, Cancellation);
        }

        await app.StartAsync(Cancellation);
        client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(installation.DataDirectory, recursive: true);
    }

    [Theory]
    [InlineData("/profielen")]
    [InlineData("/profielen/areas")]
    [InlineData("/profielen/sectors")]
    [InlineData("/profielen/areas/uitkomst")]
    [InlineData("/profielen/sectors/uitkomst")]
    [InlineData("/profielen/areas/uitkomst/WK003403")]
    [InlineData("/profielen/sectors/uitkomst/kappers")]
    public async Task Every_page_says_that_a_score_is_no_evidence(string page)
    {
        (await TextAsync(page)).ShouldContain("Een score is geen bewijs tegen wie dan ook.");
        (await TextAsync(page, english: true)).ShouldContain("A score is no evidence against anyone.");
    }

    [Fact]
    public async Task The_card_says_what_the_model_is_for_and_until_when()
    {
        var card = await TextAsync("/profielen/areas");
        card.ShouldContain("Maat voor succes");
        card.ShouldContain("1 december 2027");
        card.ShouldContain("31 december 2028");
        card.ShouldContain("nog te doen door de gemeente");
        card.ShouldContain("misdrijven / inwoners × 1.000 (vanaf 200)");
    }

    [Fact]
    public async Task The_outcome_leads_to_every_figure_and_its_import()
    {
        (await TextAsync("/profielen/areas/uitkomst")).ShouldContain("/profielen/areas/uitkomst/WK003403");
        var why = await TextAsync("/profielen/areas/uitkomst/WK003403");
        why.ShouldContain("300 per 1.000 inwoners");
        why.ShouldContain("/bronnen/imports/1");
        why.ShouldContain("afgeschermd");
    }

    [Fact]
    public async Task The_page_of_an_area_says_its_score_and_why()
    {
        var page = await TextAsync("/gebieden/WK003403");
        page.ShouldContain("rang 1 van 3");
        page.ShouldContain("vooral door veel geregistreerde misdrijven (300 per 1.000 inwoners; mediaan 200)");
        page.ShouldContain("Een score is geen bewijs tegen wie dan ook.");
    }

    [Theory]
    [InlineData("/profielen/personen")]
    [InlineData("/profielen/areas/uitkomst/WK999999")]
    [InlineData("/profielen/areas/uitkomst?niveau=land")]
    public async Task What_is_not_here_is_said_with_404(string page) =>
        (await GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData(Role.Partner)]
    [InlineData(Role.Reporter)]
    [InlineData(Role.Handler)]
    public async Task Who_sees_only_their_own_sees_no_profile(Role role)
    {
        foreach (
            var page in new[]
            {
                "/profielen",
                "/profielen/areas",
                "/profielen/areas/uitkomst",
                "/api/v1/profiles",
                "/api/v1/profiles/areas/scores",
                "/profielen/areas/uitkomst.csv",
            }
        )
            (await GetAsync(page, role)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, page);
    }

    [Fact]
    public async Task Only_who_may_switch_gets_the_form()
    {
        (await TextAsync("/profielen/areas", Role.Analyst)).ShouldContain("Leg het besluit vast");
        (await TextAsync("/profielen/areas", Role.Administrator)).ShouldNotContain("Leg het besluit vast");
    }

    [Fact]
    public async Task The_form_switches_off_with_a_reason_and_refuses_without_one()
    {
        (await PostAsync("uit", "")).ShouldContain("De reden ontbreekt of is te kort.");
        (await TextAsync("/profielen")).ShouldNotContain("niet meer in gebruik");

        await PostAsync("uit", "Het college wil eerst de impacttoets afwachten.");

        (await TextAsync("/profielen/areas")).ShouldContain("Het college wil eerst de impacttoets afwachten.");
        (await TextAsync("/profielen/areas/uitkomst")).ShouldContain("Deze uitkomst is niet meer in gebruik");
    }

    [Fact]
    public async Task The_API_gives_scores_with_their_reasons_and_knows_what_one_has()
    {
        var answer = await GetAsync("/api/v1/profiles/areas/scores?level=wijk&pageSize=2");
        var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
        page["total"]!.GetValue<int>().ShouldBe(4);
        var best = page["items"]![0]!;
        best["code"]!.GetValue<string>().ShouldBe("WK003403");
        best["rank"]!.GetValue<int>().ShouldBe(1);
        best["why"]!.GetValue<string>().ShouldStartWith("Score ");
        best["contributions"]!.AsArray().Single(one => one!["indicator"]!.GetValue<string>() == "onbewoonde-woningen")!["status"]!
            .GetValue<string>()
            .ShouldBe("suppressed");

        var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/profiles/areas/scores?level=wijk&pageSize=2");
        again.Headers.Add(RoleHeader, nameof(Role.Analyst));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await client.SendAsync(again, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        (await GetAsync("/api/v1/profiles/areas/scores?level=dorp")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await GetAsync("/api/v1/profiles/personen/scores")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await TextAsync("/api/v1/profiles/areas")).ShouldContain("\"success\":");
        (await TextAsync("/api/v1/profiles")).ShouldContain("\"state\":\"on\"");
    }

    [Fact]
    public async Task The_files_hold_what_the_pages_show()
    {
        (await TextAsync("/profielen/areas/uitkomst.csv?niveau=wijk")).ShouldContain("WK003403,Wijk 3,");
        (await TextAsync("/profielen/areas/algoritmeregister.json")).ShouldContain("\"status\": \"In gebruik\"");
    }

    [Fact]
    public async Task The_map_offers_the_scores_with_their_warning()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var layers = scope.ServiceProvider.GetServices<IMapLayers>().OfType<Baken.Profiles.ProfileLayers>().Single();
        (await layers.ListAsync(AreaLevel.District, Cancellation)).Single().Key.ShouldBe("profiel-areas");
        (await layers.ListAsync(AreaLevel.Neighbourhood, Cancellation)).ShouldBeEmpty();
        var values = (await layers.ValuesAsync("profiel-areas", AreaLevel.District, null, Cancellation)).ShouldNotBeNull();
        values.Note.ShouldNotBeNull().ShouldContain("geen bewijs");
        values.Statuses.ShouldBe([FigureStatus.Published, FigureStatus.Published, FigureStatus.Published, FigureStatus.Missing]);
        scope.ServiceProvider.GetServices<AreaPagePart>().ShouldContain(part => part.Component.Name == "AreaProfiles");
    }

    private async Task<HttpResponseMessage> GetAsync(string page, Role role = Role.Analyst, bool english = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add(RoleHeader, role.ToString());
        if (english)
            request.Headers.Add("Cookie", "baken-taal=c%3Den-GB%7Cuic%3Den-GB");
        return await client.SendAsync(request, Cancellation);
    }

    private async Task<string> TextAsync(string page, Role role = Role.Analyst, bool english = false)
    {
        var answer = await GetAsync(page, role, english);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{page}: {text}");
        return text;
    }

    private async Task<string> PostAsync(string position, string reason)
    {
        var form = await GetAsync("/profielen/areas");
        var text = await form.Content.ReadAsStringAsync(Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/profielen/areas");
        request.Headers.Add(RoleHeader, nameof(Role.Analyst));
        request.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["_handler"] = "schakelaar",
                ["__RequestVerificationToken"] = Antiforgery().Match(text).Groups[1].Value,
                ["stand"] = position,
                ["reden"] = reason,
            }
        );
        var answer = await client.SendAsync(request, Cancellation);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();

    private sealed class AsAsked(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(
                AuthenticateResult.Success(
                    new AuthenticationTicket(
                        new ClaimsPrincipal(
                            new ClaimsIdentity(
                                [
                                    new Claim(ClaimTypes.NameIdentifier, "account:test"),
                                    new Claim(ClaimTypes.Name, "Ada Analist"),
                                    new Claim(ClaimTypes.Role, Request.Headers[RoleHeader].ToString()),
                                ],
                                "test"
                            )
                        ),
                        "test"
                    )
                )
            );

        // With a body, so that no page of trouble takes its place.
        protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Response.WriteAsync("forbidden", Context.RequestAborted);
        }
    }
}
