using System.Net;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

/// <summary>Who was turned away is on record, and a flood of requests is no flood of lines.</summary>
public sealed class DenialsTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Who_comes_where_the_role_does_not_reach_is_on_record_once_a_minute(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var browser = await host.SignInAsync(await host.PersonAsync());
        for (var time = 0; time < 3; time++)
            (await browser.GetAsync("/beheer/accounts")).Location.ShouldBe("/geen-toegang");
        var line = (await LinesAsync(host, "access.refused")).Single();
        line.ActorId.ShouldStartWith("account:");
        line.About.ShouldBe("route:/beheer/accounts");
        host.Clock.Pass(TimeSpan.FromMinutes(1));
        await browser.GetAsync("/beheer/tokens");
        (await LinesAsync(host, "access.refused")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_on_record_with_its_number_where_it_has_one()
    {
        await using var host = await AccessHost.StartAsync();
        var made = (
            await host.AskAsync<ITokens, Outcome<NewToken>>(tokens =>
                tokens.CreateAsync(
                    "Koppeling",
                    new HashSet<Role> { Role.Analyst },
                    TimeSpan.FromDays(1),
                    Actor.CommandLine,
                    CancellationToken.None
                )
            )
        ).Value;
        await CallAsync(host, "baken_van-niemand");
        await CallAsync(host, "baken_van-niemand-anders");
        host.Clock.Pass(TimeSpan.FromDays(2));
        (await CallAsync(host, made.Secret)).ShouldBe(HttpStatusCode.Unauthorized);
        (await LinesAsync(host, "token.refused")).Select(line => line.About).ShouldBe(["token:unknown", $"token:{made.Id:N}"]);
    }

    [Fact]
    public async Task A_token_without_the_role_is_on_record()
    {
        await using var host = await AccessHost.StartAsync();
        var made = (
            await host.AskAsync<ITokens, Outcome<NewToken>>(tokens =>
                tokens.CreateAsync(
                    "Koppeling",
                    new HashSet<Role> { Role.AreaManager },
                    TimeSpan.FromDays(1),
                    Actor.CommandLine,
                    CancellationToken.None
                )
            )
        ).Value;
        (await CallAsync(host, made.Secret)).ShouldBe(HttpStatusCode.Forbidden);
        (await LinesAsync(host, "access.refused")).Single().ActorId.ShouldBe($"token:{made.Id:N}");
    }

    [Fact]
    public async Task Attempts_over_the_limit_are_on_record_once_a_minute_per_address()
    {
        await using var host = await AccessHost.StartAsync(access => access.AttemptsPerAddress = 1);
        foreach (var address in (string[])["203.0.113.1", "203.0.113.2"])
        {
            var stranger = host.Browse(address: address);
            for (var time = 0; time < 4; time++)
                await stranger.SubmitAsync("/inloggen", ("Email", "wie@voorbeeld.example"), ("Password", "x"));
        }

        var lines = await LinesAsync(host, "sign-in.limited");
        lines.Count.ShouldBe(2);
        lines.ShouldAllBe(line => !line.About.Contains("203.0", StringComparison.Ordinal) && line.ActorId == "visitor");
    }

    [Fact]
    public void Strangers_from_any_number_of_addresses_fill_no_record()
    {
        var clock = new Clock();
        var seldom = new Seldom(clock);
        Enumerable.Range(0, 1_000).Count(n => seldom.May($"adres {n}", stranger: true)).ShouldBe(Seldom.StrangersInAll);
        // And keep nobody off it who is known.
        seldom.May("account", stranger: false).ShouldBeTrue();
        seldom.May("account", stranger: false).ShouldBeFalse();
        clock.Pass(TimeSpan.FromMinutes(1));
        seldom.May("adres 999", stranger: true).ShouldBeTrue();
        seldom.May("account", stranger: false).ShouldBeTrue();
    }

    [Fact]
    public async Task A_sign_in_is_on_record_with_what_proved_it()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        await host.SignInAsync(person);
        var browser = host.Browse();
        await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", AccessHost.GoodPassword));
        await browser.SubmitAsync("/inloggen/tweede-factor", ("Code", person.RecoveryCodes[0]));
        (await LinesAsync(host, "sign-in.done"))
            .Select(line => line.About.Split(' ')[1])
            .ShouldBe(["by:authenticator", "by:authenticator", "by:recovery-code"]);
    }

    private static async Task<HttpStatusCode> CallAsync(AccessHost host, string secret)
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return (await client.GetAsync("/api/analyse")).StatusCode;
    }

    private static Task<List<AuditLine>> LinesAsync(AccessHost host, string act) =>
        host.AskAsync<ModuleDb, List<AuditLine>>(db =>
            db.Set<AuditLine>().AsNoTracking().Where(l => l.Act == act).OrderBy(l => l.Number).ToListAsync()
        );
}
