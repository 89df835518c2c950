using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_busy_it_was()
    {
        await using var host = await AccessHost.StartAsync();
        var browser = await host.SignInAsync(await host.PersonAsync());
        for (var quarter = 0; quarter < 47; quarter++)
        {
            host.Clock.Pass(TimeSpan.FromMinutes(15));
            (await browser.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud", $"after {quarter + 1} quarters");
        }

        host.Clock.Pass(TimeSpan.FromMinutes(15));
        (await browser.GetAsync("/zegt-niets")).Location.ShouldBe("/inloggen?terug=%2Fzegt-niets");
    }

    [Fact]
    public async Task A_session_with_content_ends_after_half_an_hour_of_silence()
    {
        await using var host = await AccessHost.StartAsync();
        var browser = await host.SignInAsync(await host.PersonAsync());
        host.Clock.Pass(TimeSpan.FromMinutes(28));
        (await browser.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        host.Clock.Pass(TimeSpan.FromMinutes(30));
        (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
    }

    [Fact]
    public async Task A_session_that_sees_only_figures_lasts_through_a_meeting()
    {
        await using var host = await AccessHost.StartAsync();
        var browser = await host.SignInAsync(await host.PersonAsync("gebied@voorbeeld.example", Role.AreaManager));
        host.Clock.Pass(TimeSpan.FromHours(7));
        (await browser.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        host.Clock.Pass(TimeSpan.FromHours(8));
        (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
    }

    [Fact]
    public async Task Signing_out_ends_this_session_and_not_another()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var here = await host.SignInAsync(person);
        var there = await host.SignInAsync(person);
        (await here.SubmitAsync("/uitloggen")).Location.ShouldBe("/inloggen");
        (await here.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        (await there.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        (await host.AuditAsync()).ShouldContain("sign-out.done");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var here = await host.SignInAsync(person);
        var there = await host.SignInAsync(person);
        await here.SubmitAsync("/account/overal-uitloggen");
        (await here.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        (await there.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var here = await host.SignInAsync(person);
        var there = await host.SignInAsync(person);
        const string Next = "geheel andere woorden nu";
        (
            await here.SubmitAsync("/account/wachtwoord", ("Current", "fout"), ("Chosen", Next), ("Repeated", Next))
        ).Text.ShouldContain("Het huidige wachtwoord klopt niet");
        (
            await here.SubmitAsync(
                "/account/wachtwoord",
                ("Current", AccessHost.GoodPassword),
                ("Chosen", Next),
                ("Repeated", Next)
            )
        ).Location.ShouldStartWith("/account?");
        (await here.GetAsync("/zegt-niets")).Html.ShouldBe("inhoud");
        (await there.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_withdrawn_role_counts_at_the_next_request(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var browser = await host.SignInAsync(await host.PersonAsync());
        (await browser.GetAsync("/api/analyse")).Html.ShouldStartWith("account:");
        await ChangeAsync(host, [Role.Handler], blocked: false);
        var refused = await browser.GetAsync("/api/analyse");
        ((int)refused.Status).ShouldBe(403);
        refused.Html.ShouldContain("access.no-access");
        (await host.AuditAsync()).ShouldContain("account.role-withdrawn");
    }

    [Fact]
    public async Task A_blocked_account_is_out_at_once_and_cannot_come_back()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        var browser = await host.SignInAsync(person);
        await ChangeAsync(host, [Role.Analyst], blocked: true);
        (await browser.GetAsync("/zegt-niets")).Location.ShouldStartWith("/inloggen");
        (
            await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword))
        ).Location.ShouldBeNull();
    }

    private static Task ChangeAsync(AccessHost host, HashSet<Role> roles, bool blocked) =>
        host.DoAsync<ChangeAccount>(async change =>
        {
            var id = await host.AskAsync<ModuleDb, Guid>(db => db.Set<Account>().Select(a => a.Id).SingleAsync());
            (
                await change.HandleAsync(id, new GivenRoles(roles, []), blocked, Actor.CommandLine, CancellationToken.None)
            ).Refusal.ShouldBeNull();
        });
}
