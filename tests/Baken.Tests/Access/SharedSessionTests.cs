using System.Net;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

/// <summary>Sessions as the database keeps them: shared by web nodes, listed, and ended.</summary>
public sealed class SharedSessionTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_web_nodes_on_one_database_share_a_session_and_every_step_towards_it(Provider on)
    {
        await using var here = await AccessHost.StartAsync(on: on);
        await using var there = await here.BesideAsync();
        var person = await here.PersonAsync();
        var jar = new CookieContainer();
        var (first, second) = (here.Browse(jar: jar), there.Browse(jar: jar));

        // The form of one node is sent to the other, and so is half of the sign-in.
        var form = await first.GetAsync("/inloggen");
        (await second.SubmitAsync(form, ("Email", person.Email), ("Password", AccessHost.GoodPassword))).Location.ShouldBe(
            "/inloggen/tweede-factor"
        );
        var challenge = await first.GetAsync("/inloggen/tweede-factor");
        (await second.SubmitAsync(challenge, ("Code", person.Code()))).Location.ShouldBe("/");
        (await first.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        (await second.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");

        (await first.SubmitAsync("/uitloggen")).Location.ShouldBe("/inloggen");
        (await second.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
    }

    [Fact]
    public async Task The_cookie_is_a_secret_and_the_database_keeps_its_hash()
    {
        await using var host = await AccessHost.StartAsync();
        var (_, cookie) = await SignInAsync(host, await host.PersonAsync());
        var session = await host.AskAsync<ModuleDb, Session>(db => db.Set<Session>().OrderBy(s => s.Id).LastAsync());
        session.SecretHash.ShouldBe(Secrets.Hash(cookie));
        session.Way.ShouldBe(SignInWay.Authenticator);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task That_a_session_was_seen_is_written_once_a_minute_at_most(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var (browser, _) = await SignInAsync(host, await host.PersonAsync());
        await browser.GetAsync("/zegt-niets");
        var began = await LastSeenAsync(host);
        host.Clock.Pass(TimeSpan.FromSeconds(59));
        await browser.GetAsync("/zegt-niets");
        (await LastSeenAsync(host)).ShouldBe(began);
        host.Clock.Pass(TimeSpan.FromSeconds(1));
        await browser.GetAsync("/zegt-niets");
        (await LastSeenAsync(host)).ShouldBe(began + TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_person_sees_the_own_sessions_and_ends_one()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var (here, _) = await SignInAsync(host, person, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        var (there, _) = await SignInAsync(
            host,
            person,
            "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0"
        );
        var list = await here.GetAsync("/account/sessies");
        list.Text.ShouldContain("Firefox · Linux");
        list.Text.ShouldContain("(deze sessie)");
        list.Text.ShouldContain("Edge · Windows");
        list.Html.ShouldNotContain("140");

        var edge = list.Texts(@"href=""(/account/sessies/[0-9a-f-]+)"">Edge").Single();
        (await here.SubmitAsync(edge)).Location.ShouldBe("/account/sessies");
        (await there.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        (await here.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        ((int)(await here.GetAsync(edge)).Status).ShouldBe(404);
        (await host.AuditAsync()).ShouldContain("session.ended");
    }

    [Fact]
    public async Task A_person_cannot_end_or_see_the_session_of_another()
    {
        await using var host = await AccessHost.StartAsync();
        var (victim, _) = await SignInAsync(host, await host.PersonAsync("slachtoffer@voorbeeld.example"));
        var id = (await host.AskAsync<ModuleDb, Session>(db => db.Set<Session>().OrderBy(s => s.Id).LastAsync())).Id;
        var (thief, _) = await SignInAsync(host, await host.PersonAsync("dief@voorbeeld.example"));
        ((int)(await thief.GetAsync($"/account/sessies/{id}")).Status).ShouldBe(404);
        // The form of an own session, sent to the address of another's.
        var own = (await thief.GetAsync("/account/sessies")).Texts(@"href=""(/account/sessies/[0-9a-f-]+)""")[0];
        var form = await thief.GetAsync(own);
        await thief.SubmitAsync(form with { Path = $"/account/sessies/{id}" });
        (await victim.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        (await host.AuditAsync()).ShouldNotContain("session.ended");
    }

    [Fact]
    public async Task An_administrator_ends_the_sessions_of_a_person()
    {
        await using var host = await AccessHost.StartAsync();
        var (browser, _) = await SignInAsync(host, await host.PersonAsync());
        var id = await host.AskAsync<ModuleDb, Guid>(db => db.Set<Account>().Select(a => a.Id).SingleAsync());
        var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
        (await administrator.GetAsync($"/beheer/accounts/{id}/sessies")).Text.ShouldContain("Wachtwoord en app");
        await administrator.SubmitAsync($"/beheer/accounts/{id}/sessies");
        (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        (await administrator.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        (await administrator.GetAsync($"/beheer/accounts/{id}/sessies")).Text.ShouldContain("0 sessies");
        (await host.AuditAsync()).ShouldContain("session.all-ended");
    }

    [Fact]
    public async Task A_clock_that_jumps_back_opens_nothing()
    {
        await using var host = await AccessHost.StartAsync();
        var (browser, _) = await SignInAsync(host, await host.PersonAsync());
        host.Clock.Pass(TimeSpan.FromMinutes(-2));
        (await browser.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud", "nodes differ a little");
        host.Clock.Pass(TimeSpan.FromMinutes(-10));
        (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
    }

    [Fact]
    public async Task A_clock_that_jumps_back_does_not_stretch_half_a_sign_in()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var browser = host.Browse();
        await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
        host.Clock.Pass(TimeSpan.FromMinutes(-20));
        (await browser.GetAsync("/inloggen/tweede-factor")).Location.ShouldStartWith("/inloggen?");
    }

    [Theory]
    [InlineData("verzonnen")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public async Task A_made_up_cookie_opens_nothing(string cookie)
    {
        await using var host = await AccessHost.StartAsync();
        await host.PersonAsync();
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("Cookie", $"baken={cookie}");
        var answer = await client.GetAsync("/zegt-niets", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_has_ended_by_itself_is_swept_up_at_the_next_sign_in()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        await SignInAsync(host, person);
        host.Clock.Pass(TimeSpan.FromHours(13));
        await SignInAsync(host, person);
        (await host.AskAsync<ModuleDb, int>(db => db.Set<Session>().CountAsync())).ShouldBe(1);
    }

    [Theory]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
        "Safari · iPhone"
    )]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-S921B) Chrome/140.0 Mobile Safari/537.36", "Chrome · Android")]
    [InlineData("curl/8.0 met-een-naam@voorbeeld.example", "")]
    [InlineData(null, "")]
    public void A_device_is_recognised_without_being_singled_out(string? said, string kept) => DeviceHint.Of(said).ShouldBe(kept);

    private static Task<DateTimeOffset> LastSeenAsync(AccessHost host) =>
        host.AskAsync<ModuleDb, DateTimeOffset>(db => db.Set<Session>().OrderBy(s => s.Id).Select(s => s.LastSeenAt).LastAsync());

    private static async Task<(Browser Browser, string Cookie)> SignInAsync(AccessHost host, Person person, string? device = null)
    {
        var browser = host.Browse(device: device);
        await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
        var done = await browser.SubmitAsync("/inloggen/tweede-factor", ("Code", person.Code()));
        done.Location.ShouldBe("/");
        host.Clock.Pass(TimeSpan.FromSeconds(60));
        var cookie = done.Cookies.Single(one => one.StartsWith("baken=", StringComparison.Ordinal))["baken=".Length..];
        return (browser, cookie.Split(';')[0]);
    }
}
