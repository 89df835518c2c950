using System.Net;
using System.Reflection;
using Baken.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

public sealed class GateTests
{
    [Fact]
    public async Task What_says_nothing_is_closed_to_visitors()
    {
        await using var host = await AccessHost.StartAsync();
        var browser = host.Browse();
        (await browser.GetAsync("/zegt-niets")).Location.ShouldBe("/inloggen?terug=%2Fzegt-niets");
        (await browser.GetAsync("/bestaat-niet")).Location.ShouldBe("/inloggen?terug=%2Fbestaat-niet");
        (await browser.GetAsync("/open")).Html.ShouldBe("open");
        var machine = await browser.GetAsync("/api/analyse");
        machine.Status.ShouldBe(HttpStatusCode.Unauthorized);
        machine.Html.ShouldContain("access.sign-in-needed");
    }

    [Fact]
    public async Task Only_signing_in_and_invitations_are_open_to_visitors()
    {
        await using var host = await AccessHost.StartAsync();
        foreach (var (route, page) in Pages())
        {
            var open = page.IsDefined(typeof(AllowAnonymousAttribute));
            open.ShouldBe(route is "/inloggen" or "/inloggen/passkey" or "/uitloggen/organisatie" or "/uitnodiging/x", route);
            var answer = await host.Browse().GetAsync(route);
            (answer.Status == HttpStatusCode.OK).ShouldBe(open, route);
            if (!open)
                answer.Location.ShouldStartWith("/inloggen");
        }
    }

    [Fact]
    public async Task Only_administrators_manage_accounts_and_tokens()
    {
        await using var host = await AccessHost.StartAsync(access => access.Demo = true);
        await host.DoAsync<IAccounts>(accounts => accounts.EnsureDemoAccountsAsync(AccessHost.GoodPassword));
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = host.Browse();
            await browser.SubmitAsync(
                "/inloggen",
                ("Email", $"{role.Word()}@demo.baken.example"),
                ("Password", AccessHost.GoodPassword)
            );
            foreach (var (route, _) in Pages().Where(page => page.Route.StartsWith("/beheer", StringComparison.Ordinal)))
            {
                var answer = await browser.GetAsync(route);
                if (role == Role.Administrator)
                    answer.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
                else
                    answer.Location.ShouldStartWith("/geen-toegang");
            }
        }
    }

    [Fact]
    public async Task The_page_without_access_says_so()
    {
        await using var host = await AccessHost.StartAsync();
        var browser = await host.SignInAsync(await host.PersonAsync());
        var page = await browser.GetAsync("/geen-toegang");
        page.Status.ShouldBe(HttpStatusCode.Forbidden);
        page.Text.ShouldContain("Uw rol geeft hier geen toegang toe");
    }

    [Fact]
    public async Task An_administrator_changes_roles_and_the_last_one_stays()
    {
        await using var host = await AccessHost.StartAsync();
        var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
        await host.PersonAsync();
        var accounts = await host.AskAsync<ModuleDb, List<Account>>(db => db.Set<Account>().ToListAsync());
        var (self, other) = (accounts[0], accounts[1]);
        (await administrator.SubmitAsync($"/beheer/accounts/{self.Id}", ("rol", "analist"))).Text.ShouldContain(
            "laatste beheerder"
        );
        (
            await administrator.SubmitAsync($"/beheer/accounts/{self.Id}", ("rol", "beheerder"), ("Blocked", "true"))
        ).Text.ShouldContain("laatste beheerder");
        (
            await administrator.SubmitAsync($"/beheer/accounts/{other.Id}", ("rol", "analist"), ("rol", "beheerder"))
        ).Location.ShouldEndWith("?opgeslagen=true");
        (await administrator.SubmitAsync($"/beheer/accounts/{self.Id}", ("rol", "analist"))).Location.ShouldEndWith(
            "?opgeslagen=true&wacht=true"
        );
        (await administrator.GetAsync("/beheer/accounts")).Location.ShouldStartWith("/geen-toegang");
    }

    [Fact]
    public async Task An_administrator_invites_from_the_page()
    {
        await using var host = await AccessHost.StartAsync();
        var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
        var page = await administrator.SubmitAsync(
            "/beheer/accounts/uitnodigen",
            ("Email", "nieuw@voorbeeld.example"),
            ("rol", "analist")
        );
        var link = page.Texts(@"http://localhost(/uitnodiging/[\w-]+)").Single();
        (await host.Browse().GetAsync(link)).Text.ShouldContain("nieuw@voorbeeld.example");
        (
            await administrator.SubmitAsync("/beheer/accounts/uitnodigen", ("Email", "geen adres"), ("rol", "analist"))
        ).Text.ShouldContain("geen e-mailadres");
    }

    [Fact]
    public async Task Demo_accounts_cannot_sign_in_outside_a_demonstration()
    {
        await using var host = await AccessHost.StartAsync();
        (
            await host.AskAsync<IAccounts, Outcome<IReadOnlyList<DemoAccount>>>(accounts =>
                accounts.EnsureDemoAccountsAsync(AccessHost.GoodPassword)
            )
        ).Refusal?.Code.ShouldBe("access.not-a-demo");
        new Account
        {
            Id = Guid.NewGuid(),
            Email = "a@demo.baken.example",
            EmailKey = "a@demo.baken.example",
            Name = "Demo",
            MadeAt = host.Clock.GetUtcNow(),
            Demo = true,
            Roles = new HashSet<Role> { Role.Analyst },
            PasswordHash = "",
        }
            .IsOpen(demo: false)
            .ShouldBeFalse();
    }

    [Fact]
    public async Task There_is_one_demo_account_per_role_and_asking_twice_makes_no_more()
    {
        await using var host = await AccessHost.StartAsync(access => access.Demo = true);
        for (var time = 0; time < 2; time++)
        {
            var demos = await host.AskAsync<IAccounts, Outcome<IReadOnlyList<DemoAccount>>>(accounts =>
                accounts.EnsureDemoAccountsAsync(AccessHost.GoodPassword)
            );
            demos.Value.Select(demo => demo.Role).ShouldBe(Enum.GetValues<Role>());
            demos.Value.ShouldAllBe(demo => demo.Email.EndsWith("@demo.baken.example", StringComparison.Ordinal));
        }

        (await host.AskAsync<ModuleDb, int>(db => db.Set<Account>().CountAsync())).ShouldBe(Enum.GetValues<Role>().Length);
    }

    private static IEnumerable<(string Route, Type Page)> Pages() =>
        from type in typeof(AccessModule).Assembly.GetTypes()
        from route in type.GetCustomAttributes<RouteAttribute>()
        select (
            route
                .Template.Replace("{Secret}", "x", StringComparison.Ordinal)
                .Replace("{Id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal),
            type
        );
}
