using System.Net;
using Baken.Web.Defences;
using Microsoft.Extensions.DependencyInjection;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Defences;

/// <summary>What every answer tells the browser, and what the web host takes from it.</summary>
public sealed class BrowserDefenceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/inloggen")]
    [InlineData("/")]
    [InlineData("/bestaat-niet")]
    [InlineData("/api/v1/areas")]
    [InlineData("/api/v1/openapi.json")]
    [InlineData("/.well-known/security.txt")]
    public async Task Every_answer_carries_the_headers_also_when_it_is_a_no(string address)
    {
        await using var host = await DefencesHost.StartAsync();
        using var answer = await host.Client().GetAsync(address, Cancel);
        Header(answer, "Content-Security-Policy").ShouldBe(SecurityHeaders.ContentSecurityPolicy);
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "X-Frame-Options").ShouldBe("DENY");
        Header(answer, "Strict-Transport-Security").ShouldBe(SecurityHeaders.StrictTransport);
        Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header(answer, "Referrer-Policy").ShouldNotBeNullOrEmpty();
        answer.Headers.CacheControl.ShouldNotBeNull();
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task The_policy_allows_nothing_inline_and_nothing_from_elsewhere()
    {
        var policy = SecurityHeaders
            .ContentSecurityPolicy.Split(';', StringSplitOptions.TrimEntries)
            .Select(directive => directive.Split(' '))
            .ToDictionary(words => words[0], words => words[1..]);
        policy["default-src"].ShouldBe(["'none'"]);
        policy["require-trusted-types-for"].ShouldBe(["'script'"]);
        foreach (var (directive, words) in policy)
        foreach (var word in words)
            word.ShouldBeOneOf("'none'", "'self'", "data:", "blob:", "'script'", "default");
        policy["script-src"].ShouldBe(["'self'"]);
        await using var host = await DefencesHost.StartAsync();
        using var plain = await host.Client("http").GetAsync("/inloggen", Cancel);
        plain.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("over http it means nothing");
    }

    [Fact]
    public async Task Over_https_every_cookie_is_of_this_host_alone_and_works()
    {
        await using var host = await DefencesHost.StartAsync();
        var (http, browser) = await host.SignInAsync(Role.Analyst);
        var page = await browser.GetAsync("/account");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldContain("__RequestVerificationToken");
        using var chosen = await http.PostAsync(
            "/voorkeur",
            new FormUrlEncodedContent([
                .. page.Hidden.DistinctBy(field => field.Item1).Select(field => KeyValuePair.Create(field.Item1, field.Item2)),
                KeyValuePair.Create("taal", "en"),
            ]),
            Cancel
        );
        var cookies = chosen.Headers.GetValues("Set-Cookie").Concat(page.Cookies).ToList();
        cookies.ShouldNotBeEmpty();
        foreach (var cookie in cookies)
        {
            cookie.ShouldStartWith("__Host-baken");
            cookie.ShouldContain("path=/", Case.Insensitive);
            cookie.ShouldContain("secure", Case.Insensitive);
            cookie.ShouldNotContain("domain", Case.Insensitive);
        }

        (await browser.GetAsync("/account")).Html.ShouldContain("lang=\"en\"");
    }

    [Fact]
    public async Task A_cookie_that_another_host_could_have_set_is_not_read()
    {
        await using var host = await DefencesHost.StartAsync();
        var http = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/inloggen");
        request.Headers.Add("Cookie", "baken-taal=c%3Den-GB%7Cuic%3Den-GB; baken=gestolen; ander=van-een-proxy");
        using var answer = await http.SendAsync(request, Cancel);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("lang=\"nl\"");
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        await using var host = await DefencesHost.StartAsync();
        var (http, _) = await host.SignInAsync(Role.Administrator);
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("_handler", "uitnodigen"),
            KeyValuePair.Create("Email", "nieuw@voorbeeld.example"),
            KeyValuePair.Create("rol", "analist"),
        ]);
        using var answer = await http.PostAsync("/beheer/accounts/uitnodigen", form, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_is_signed_in_does_not_suffer_from_the_others_at_the_address()
    {
        await using var host = await DefencesHost.StartAsync(services =>
            services.Configure<RateLimitSettings>(limits => (limits.PerAddress, limits.PerActor) = (10, 60))
        );
        var (http, _) = await host.SignInAsync(Role.Analyst);
        var stranger = host.Client();
        HttpStatusCode last = default;
        for (var time = 0; time < 30 && last != HttpStatusCode.TooManyRequests; time++)
        {
            using var answer = await stranger.GetAsync("/inloggen", Cancel);
            last = answer.StatusCode;
            if (last != HttpStatusCode.TooManyRequests)
                continue;
            answer.Headers.RetryAfter.ShouldNotBeNull();
            (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Even wachten");
        }

        last.ShouldBe(HttpStatusCode.TooManyRequests);
        using var mine = await http.GetAsync("/account", Cancel);
        mine.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_weakness_can_be_told_once_the_settings_say_to_whom()
    {
        await using var host = await DefencesHost.StartAsync(with: one =>
            one with
            {
                SecurityContact = "mailto:beveiliging@voorbeeld.example",
            }
        );
        var text = await host.Client().GetStringAsync("/.well-known/security.txt", Cancel);
        text.ShouldStartWith("Contact: mailto:beveiliging@voorbeeld.example\nExpires: ");
        text.ShouldContain("Canonical: https://localhost/.well-known/security.txt\n");
        await using var silent = await DefencesHost.StartAsync();
        using var nothing = await silent.Client().GetAsync("/.well-known/security.txt", Cancel);
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
