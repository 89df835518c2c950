using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

/// <summary>Roles within departments, areas, sectors and partners.</summary>
public sealed class LimitTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_limit_counts_at_the_next_request_and_is_written_down(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
        await administrator.SubmitAsync("/beheer/afdelingen", ("Name", "Vergunningen & Toezicht"), ("Kind", "Department"));
        await administrator.SubmitAsync("/beheer/afdelingen", ("Name", "RIEC Midden"), ("Kind", "Organisation"));
        var person = await host.SignInAsync(await host.PersonAsync());
        (await person.GetAsync("/grenzen")).Html.ShouldBe("");
        var id = await host.AskAsync<ModuleDb, Guid>(db =>
            db.Set<Account>().Where(a => a.Email == "analist@voorbeeld.example").Select(a => a.Id).SingleAsync()
        );

        (
            await administrator.SubmitAsync(
                $"/beheer/accounts/{id}",
                ("rol", "analist"),
                ("rol", "partner"),
                ("grens-analist", "Department:vergunningen-toezicht"),
                ("grens-partner", "Organisation:riec-midden"),
                ("gebied-analist", "WK003401, bu00340201"),
                ("branche-analist", "96.02 56"),
                // Of a role that is not chosen nothing is kept.
                ("gebied-auditor", "GM0034")
            )
        ).Location.ShouldEndWith("?opgeslagen=true");
        (await person.GetAsync("/grenzen")).Html.ShouldBe(
            "Analyst:Department:vergunningen-toezicht Analyst:Area:003401 Analyst:Area:00340201 Analyst:Sector:56 Analyst:Sector:9602 "
                + "Partner:Organisation:riec-midden"
        );
        var page = await administrator.GetAsync($"/beheer/accounts/{id}");
        page.Html.ShouldContain("value=\"Department:vergunningen-toezicht\" checked");
        page.Html.ShouldContain("value=\"WK003401 BU00340201\"");
        (
            await host.AskAsync<ModuleDb, List<string>>(db =>
                db.Set<AuditLine>()
                    .Where(l => l.Act == "account.limit-set")
                    .OrderBy(l => l.Number)
                    .Select(l => l.About)
                    .ToListAsync()
            )
        ).ShouldContain($"{Account.Refer(id)} role:Analyst department:vergunningen-toezicht");

        await administrator.SubmitAsync($"/beheer/accounts/{id}", ("rol", "analist"));
        (await person.GetAsync("/grenzen")).Html.ShouldBe("");
        (await host.AuditAsync()).ShouldContain("account.limit-lifted");
    }

    [Theory]
    [InlineData("gebied-analist", "Almere")]
    [InlineData("gebied-analist", "WK00340")]
    [InlineData("gebied-analist", "0034 *")]
    [InlineData("branche-analist", "S")]
    [InlineData("branche-analist", "1234567")]
    [InlineData("grens-analist", "Department:bestaat-niet")]
    [InlineData("grens-analist", "Area:0034")]
    [InlineData("grens-analist", "")]
    [InlineData("grens-analist", "Department:a b:Area:0034")]
    public async Task A_limit_that_is_none_is_refused_and_changes_nothing(string field, string value)
    {
        await using var host = await AccessHost.StartAsync();
        var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
        await host.PersonAsync();
        var id = await host.AskAsync<ModuleDb, Guid>(db =>
            db.Set<Account>().Where(a => a.Email == "analist@voorbeeld.example").Select(a => a.Id).SingleAsync()
        );
        var lines = (await host.AuditAsync()).Count;
        var page = await administrator.SubmitAsync($"/beheer/accounts/{id}", ("rol", "analist"), (field, value));
        page.Location.ShouldBeNull();
        page.Html.ShouldContain("role=\"alert\"");
        (await host.AuditAsync()).Count.ShouldBe(lines);
        (
            await host.AskAsync<ModuleDb, IReadOnlyList<RoleLimit>>(db =>
                db.Set<Account>().Where(a => a.Id == id).Select(a => a.Limits).SingleAsync()
            )
        ).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_carries_its_limits()
    {
        await using var host = await AccessHost.StartAsync();
        var token = await host.AskAsync<ITokens, Outcome<NewToken>>(tokens =>
            tokens.CreateAsync(
                "Koppeling",
                new HashSet<Role> { Role.Analyst },
                [new RoleLimit(Role.Analyst, LimitKind.Area, "003401")],
                TimeSpan.FromDays(1),
                Actor.CommandLine
            )
        );
        using var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Value.Secret);
        (await client.GetStringAsync("/grenzen", TestContext.Current.CancellationToken)).ShouldBe("Analyst:Area:003401");
    }

    [Fact]
    public async Task A_closed_department_is_chosen_no_more_and_keeps_who_had_it()
    {
        await using var host = await AccessHost.StartAsync();
        var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
        await administrator.SubmitAsync("/beheer/afdelingen", ("Name", "Belastingen"), ("Kind", "Department"));
        (
            await administrator.SubmitAsync("/beheer/afdelingen", ("Name", "BELASTINGEN"), ("Kind", "Department"))
        ).Text.ShouldContain("staat al op de lijst");
        await host.PersonAsync();
        var id = await host.AskAsync<ModuleDb, Guid>(db =>
            db.Set<Account>().Where(a => a.Email == "analist@voorbeeld.example").Select(a => a.Id).SingleAsync()
        );
        var limited = ("grens-analist", "Department:belastingen");
        await administrator.SubmitAsync($"/beheer/accounts/{id}", ("rol", "analist"), limited);
        var path = (await administrator.GetAsync("/beheer/afdelingen"))
            .Texts(@"href=""(/beheer/afdelingen/[0-9a-f-]+)""")
            .Single();
        (await administrator.SubmitAsync(path, ("Name", "Heffingen"), ("Closed", "true"))).Location.ShouldBe(
            "/beheer/afdelingen"
        );
        (await administrator.SubmitAsync($"/beheer/accounts/{id}", ("rol", "analist"), limited)).Location.ShouldEndWith(
            "?opgeslagen=true"
        );
        (
            await administrator.SubmitAsync("/beheer/tokens/nieuw", ("Name", "x"), ("Days", "1"), ("rol", "analist"), limited)
        ).Text.ShouldContain("bestaat niet of is gesloten");
    }

    [Fact]
    public void What_reaches_further_is_told_from_what_narrows()
    {
        var area = new RoleLimit(Role.Analyst, LimitKind.Area, "003401");
        var other = new RoleLimit(Role.Analyst, LimitKind.Area, "003402");
        GivenRoles Given(params RoleLimit[] limits) => new(new HashSet<Role> { Role.Analyst }, limits);
        Given().FurtherThan(GivenRoles.None).ShouldBe([Role.Analyst]);
        Given(area).FurtherThan(Given(area, other)).ShouldBeEmpty();
        Given(area, other).FurtherThan(Given(area)).ShouldBe([Role.Analyst]);
        Given().FurtherThan(Given(area)).ShouldBe([Role.Analyst]);
        Given(area).FurtherThan(Given(area)).ShouldBeEmpty();
        GivenRoles.None.FurtherThan(Given()).ShouldBeEmpty();
    }

    [Fact]
    public void A_role_that_one_group_gives_everywhere_counts_everywhere()
    {
        var limited = new GivenRoles(new HashSet<Role> { Role.Analyst }, [new(Role.Analyst, LimitKind.Area, "003401")]);
        var elsewhere = new GivenRoles(new HashSet<Role> { Role.Analyst }, [new(Role.Analyst, LimitKind.Area, "003402")]);
        var everywhere = new GivenRoles(new HashSet<Role> { Role.Analyst }, []);
        GivenRoles.None.And(limited).Limits.Count.ShouldBe(1);
        limited.And(elsewhere).Limits.Count.ShouldBe(2);
        limited.And(everywhere).Limits.ShouldBeEmpty();
        everywhere.And(limited).Limits.ShouldBeEmpty();
    }
}
