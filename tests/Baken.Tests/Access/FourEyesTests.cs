using System.Reflection;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

/// <summary>What reaches content takes two administrators, or is on record as taken by one.</summary>
public sealed class FourEyesTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_role_with_content_counts_when_another_administrator_approves_it(Provider on)
    {
        await using var house = await House.StartAsync(on: on);
        var saved = await house.First.SubmitAsync($"/beheer/accounts/{house.FirstId}", ("rol", "beheerder"), ("rol", "analist"));
        saved.Location.ShouldEndWith("&wacht=true");
        (await house.First.GetAsync(saved.Location!)).Text.ShouldContain("wacht op een tweede beheerder");
        ((int)(await house.First.GetAsync("/api/analyse")).Status).ShouldBe(403);

        var path = (await house.First.GetAsync("/beheer/voorstellen"))
            .Texts(@"href=""(/beheer/voorstellen/[0-9a-f-]+)""")
            .Single();
        var own = await house.First.GetAsync(path);
        own.Text.ShouldContain("U hebt dit zelf voorgesteld");
        (await house.First.SubmitAsync(own, ("Decision", "goedkeuren"))).Text.ShouldContain("U hebt dit zelf voorgesteld");
        ((int)(await house.First.GetAsync("/api/analyse")).Status).ShouldBe(403);

        (await house.Second.SubmitAsync(path)).Text.ShouldContain("Kies goedkeuren of afwijzen");
        (await house.Second.SubmitAsync(path, ("Decision", "goedkeuren"))).Location.ShouldBe("/beheer/voorstellen");
        ((int)(await house.First.GetAsync("/api/analyse")).Status).ShouldBe(200);
        (await house.Second.GetAsync(path)).Text.ShouldContain("goedgekeurd");
        var acts = await house.Host.AuditAsync();
        acts.ShouldContain("proposal.made");
        acts.ShouldContain("proposal.approved");
        acts.Last(act => act.StartsWith("account.", StringComparison.Ordinal)).ShouldBe("account.role-granted");
    }

    [Fact]
    public async Task A_refused_proposal_gives_nothing_and_is_decided_once()
    {
        await using var house = await House.StartAsync();
        await house.First.SubmitAsync($"/beheer/accounts/{house.FirstId}", ("rol", "beheerder"), ("rol", "analist"));
        var path = (await house.Second.GetAsync("/beheer/voorstellen"))
            .Texts(@"href=""(/beheer/voorstellen/[0-9a-f-]+)""")
            .Single();
        var form = await house.Second.GetAsync(path);
        (await house.Second.SubmitAsync(form, ("Decision", "afwijzen"))).Location.ShouldBe("/beheer/voorstellen");
        (await house.Second.SubmitAsync(form, ("Decision", "goedkeuren"))).Text.ShouldContain("al besloten");
        ((int)(await house.First.GetAsync("/api/analyse")).Status).ShouldBe(403);
    }

    [Fact]
    public async Task A_single_administrator_is_an_exception_that_everybody_can_see()
    {
        await using var host = await AccessHost.StartAsync();
        var administrator = await host.SignInAsync(await host.PersonAsync("beheer@voorbeeld.example", Role.Administrator));
        var id = await host.AskAsync<ModuleDb, Guid>(db => db.Set<Account>().Select(a => a.Id).SingleAsync());
        (
            await administrator.SubmitAsync($"/beheer/accounts/{id}", ("rol", "beheerder"), ("rol", "analist"))
        ).Location.ShouldEndWith("?opgeslagen=true");
        ((int)(await administrator.GetAsync("/api/analyse")).Status).ShouldBe(200);
        (await administrator.GetAsync("/beheer/voorstellen")).Text.ShouldContain("zonder tweede beheerder");
        (await administrator.GetAsync($"/beheer/accounts/{id}")).Text.ShouldContain("zonder tweede beheerder");
        var line = await host.AskAsync<ModuleDb, AuditLine>(db =>
            db.Set<AuditLine>().OrderByDescending(l => l.Number).FirstAsync(l => l.Act == "account.role-granted-alone")
        );
        line.ActorId.ShouldBe(Account.Refer(id));
        line.About.ShouldBe($"{Account.Refer(id)} role:Analyst");
    }

    [Fact]
    public async Task A_role_without_content_counts_at_once_and_narrowing_always_does()
    {
        await using var house = await House.StartAsync();
        (
            await house.First.SubmitAsync($"/beheer/accounts/{house.FirstId}", ("rol", "beheerder"), ("rol", "gebiedsmanager"))
        ).Location.ShouldEndWith("?opgeslagen=true");
        (await house.Host.AuditAsync()).ShouldNotContain("proposal.made");
    }

    [Theory]
    [InlineData("blocked", Provider.Sqlite)]
    [InlineData("blocked", Provider.Postgres)]
    [InlineData("stripped", Provider.Sqlite)]
    [InlineData("blocked, then stripped", Provider.Sqlite)]
    public async Task An_administrator_whom_the_other_put_out_is_still_waited_for(string how, Provider on)
    {
        await using var house = await House.StartAsync(on: on);
        var second = await house.SecondIdAsync();
        if (how.StartsWith("blocked", StringComparison.Ordinal))
            await house.First.SubmitAsync($"/beheer/accounts/{second}", ("rol", "beheerder"), ("Blocked", "true"));
        if (how.EndsWith("stripped", StringComparison.Ordinal))
            await house.First.SubmitAsync($"/beheer/accounts/{second}", ("rol", "gebiedsmanager"));

        var asked = await house.First.SubmitAsync($"/beheer/accounts/{house.FirstId}", ("rol", "beheerder"), ("rol", "analist"));
        asked.Location.ShouldEndWith("&wacht=true");
        ((int)(await house.First.GetAsync("/api/analyse")).Status).ShouldBe(403);
        (await house.AloneAsync()).ShouldBe(0);
        (await house.First.GetAsync("/beheer/voorstellen")).Text.ShouldContain("Nu kan niemand anders besluiten");

        // Who really lost the colleague works on after a while, on record as alone.
        house.Host.Clock.Pass(FourEyes.Remembered + TimeSpan.FromMinutes(1));
        var first = await house.Host.SignInAsync(house.FirstPerson);
        (
            await first.SubmitAsync($"/beheer/accounts/{house.FirstId}", ("rol", "beheerder"), ("rol", "analist"))
        ).Location.ShouldEndWith("?opgeslagen=true");
        (await house.AloneAsync()).ShouldBe(1);
        (await first.GetAsync("/beheer/voorstellen")).Text.ShouldNotContain("Nu kan niemand anders besluiten");
    }

    [Fact]
    public async Task Who_put_out_the_only_other_administrator_cannot_be_put_out_in_turn()
    {
        await using var house = await House.StartAsync();
        await house.First.SubmitAsync(
            $"/beheer/accounts/{await house.SecondIdAsync()}",
            ("rol", "beheerder"),
            ("Blocked", "true")
        );
        (
            await house.First.SubmitAsync($"/beheer/accounts/{house.FirstId}", ("rol", "beheerder"), ("Blocked", "true"))
        ).Text.ShouldContain("laatste beheerder");
    }

    [Fact]
    public async Task An_administrator_who_leaves_by_himself_is_not_waited_for()
    {
        await using var house = await House.StartAsync();
        await house.Second.SubmitAsync($"/beheer/accounts/{await house.SecondIdAsync()}", ("rol", "gebiedsmanager"));
        (
            await house.First.SubmitAsync($"/beheer/accounts/{house.FirstId}", ("rol", "beheerder"), ("rol", "analist"))
        ).Location.ShouldEndWith("?opgeslagen=true");
        (await house.AloneAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_runs_the_server_gives_a_house_its_second_administrator_again()
    {
        await using var house = await House.StartAsync();
        await house.First.SubmitAsync(
            $"/beheer/accounts/{await house.SecondIdAsync()}",
            ("rol", "beheerder"),
            ("Blocked", "true")
        );
        await house.First.SubmitAsync($"/beheer/accounts/{house.FirstId}", ("rol", "beheerder"), ("rol", "analist"));
        // The command line is another person's wall: what it gives counts at once.
        var third = await house.Host.SignInAsync(await house.Host.PersonAsync("drie@voorbeeld.example", Role.Administrator));
        var id = await house.Host.AskAsync<ModuleDb, Guid>(db =>
            db.Set<Proposal>().Where(p => p.State == ProposalState.Open).Select(p => p.Id).SingleAsync()
        );
        (await third.SubmitAsync($"/beheer/voorstellen/{id}", ("Decision", "goedkeuren"))).Location.ShouldBe(
            "/beheer/voorstellen"
        );
        ((int)(await house.First.GetAsync("/api/analyse")).Status).ShouldBe(200);
    }

    [Fact]
    public async Task An_invitation_with_content_opens_after_approval_with_the_same_link()
    {
        await using var house = await House.StartAsync();
        var page = await house.First.SubmitAsync(
            "/beheer/accounts/uitnodigen",
            ("Email", "schijn@voorbeeld.example"),
            ("rol", "analist")
        );
        page.Text.ShouldContain("Een tweede beheerder moet dit eerst goedkeuren");
        var link = page.Texts(@"http://localhost(/uitnodiging/[\w-]+)").Single();
        var waiting = await house.Host.Browse().GetAsync(link);
        waiting.Text.ShouldContain("wacht op een tweede beheerder");
        (
            await house
                .Host.Browse()
                .SubmitAsync(
                    link,
                    ("Name", "Schijn"),
                    ("Password", AccessHost.GoodPassword),
                    ("Repeated", AccessHost.GoodPassword)
                )
        ).Location.ShouldBeNull();

        await house.ApproveAsync();
        (
            await house
                .Host.Browse()
                .SubmitAsync(link, ("Name", "Echt"), ("Password", AccessHost.GoodPassword), ("Repeated", AccessHost.GoodPassword))
        ).Location.ShouldBe("/account/tweede-factor");
    }

    [Fact]
    public async Task Nobody_becomes_another_by_a_new_link_without_a_second_administrator()
    {
        await using var house = await House.StartAsync();
        var analyst = await house.Host.PersonAsync();
        var id = await house.Host.AskAsync<ModuleDb, Guid>(db =>
            db.Set<Account>().Where(a => a.Email == analyst.Email).Select(a => a.Id).SingleAsync()
        );
        var link = (await house.First.SubmitAsync($"/beheer/accounts/{id}/vernieuwen"))
            .Texts(@"http://localhost(/uitnodiging/[\w-]+)")
            .Single();
        (
            await house
                .Host.Browse()
                .SubmitAsync(link, ("Password", "gestolen woorden achter elkaar"), ("Repeated", "gestolen woorden achter elkaar"))
        ).Location.ShouldBeNull();
        await house.Host.SignInAsync(analyst);
        await house.ApproveAsync();
        (
            await house
                .Host.Browse()
                .SubmitAsync(link, ("Password", "eigen woorden achter elkaar"), ("Repeated", "eigen woorden achter elkaar"))
        ).Location.ShouldBe("/account/tweede-factor");
    }

    [Fact]
    public async Task A_link_for_a_plain_account_does_not_open_it_once_it_reaches_content()
    {
        await using var house = await House.StartAsync();
        var plain = await house.Host.PersonAsync("gebied@voorbeeld.example", Role.AreaManager);
        var id = await house.Host.AskAsync<ModuleDb, Guid>(db =>
            db.Set<Account>().Where(a => a.Email == plain.Email).Select(a => a.Id).SingleAsync()
        );
        var link = (await house.First.SubmitAsync($"/beheer/accounts/{id}/vernieuwen"))
            .Texts(@"http://localhost(/uitnodiging/[\w-]+)")
            .Single();
        await house.First.SubmitAsync($"/beheer/accounts/{id}", ("rol", "analist"));
        await house.ApproveAsync();
        (
            await house
                .Host.Browse()
                .SubmitAsync(link, ("Password", "gestolen woorden achter elkaar"), ("Repeated", "gestolen woorden achter elkaar"))
        ).Text.ShouldContain("niet (meer) geldig");
    }

    [Fact]
    public async Task A_token_with_content_waits_too()
    {
        await using var house = await House.StartAsync();
        var page = await house.First.SubmitAsync(
            "/beheer/tokens/nieuw",
            ("Name", "Koppeling"),
            ("Days", "30"),
            ("rol", "analist")
        );
        var secret = page.Texts("(baken_[\\w-]+)").Single();
        (await CallAsync(house.Host, secret)).ShouldContain("access.token-waiting");
        await house.ApproveAsync();
        (await CallAsync(house.Host, secret)).ShouldStartWith("token:");
    }

    [Fact]
    public async Task A_limit_that_is_lifted_waits_and_one_that_is_set_counts_at_once()
    {
        await using var house = await House.StartAsync();
        var analyst = await house.Host.PersonAsync();
        var id = await house.Host.AskAsync<ModuleDb, Guid>(db =>
            db.Set<Account>().Where(a => a.Email == analyst.Email).Select(a => a.Id).SingleAsync()
        );
        // To a limit that was not there is further, because it can open what is shared with it: it waits as well.
        await house.First.SubmitAsync($"/beheer/accounts/{id}", ("rol", "analist"), ("gebied-analist", "WK003401"));
        await house.ApproveAsync();
        (await LimitsAsync(house.Host, id)).ShouldBe([new RoleLimit(Role.Analyst, LimitKind.Area, "003401")]);
        (await house.First.SubmitAsync($"/beheer/accounts/{id}", ("rol", "analist"))).Location.ShouldEndWith("&wacht=true");
        (await LimitsAsync(house.Host, id)).Count.ShouldBe(1);
        await house.ApproveAsync();
        (await LimitsAsync(house.Host, id)).ShouldBeEmpty();
    }

    [Fact]
    public void No_kind_of_thing_gives_the_administrator_a_right()
    {
        Givers(Kinds(typeof(Modules).Assembly.GetReferencedAssemblies().Select(Assembly.Load)))
            .ShouldBeEmpty("the administrator has no access to content");
        // The search finds what is declared, and would say so.
        var planted = Kinds([typeof(FourEyesTests).Assembly]).Where(kind => kind.Name == Planted.Wrong.Name).ToList();
        planted.Count.ShouldBe(1);
        Givers(planted).ShouldBe([Planted.Wrong.Name]);
    }

    [Fact]
    public void Every_role_that_a_kind_names_holds_content()
    {
        var named = Kinds(typeof(Modules).Assembly.GetReferencedAssemblies().Select(Assembly.Load))
            .SelectMany(kind => kind.Rules)
            .SelectMany(rule => rule.Roles)
            .Distinct();
        named.Where(role => !role.HoldsContent()).ShouldBeEmpty("a role that opens a thing must ask for two administrators");
        ContentRoles.All.ShouldNotContain(Role.Administrator);
    }

    private static IReadOnlyList<string> Givers(IEnumerable<Kind> kinds) =>
        [.. kinds.Where(kind => kind.Rules.Any(rule => rule.Roles.Contains(Role.Administrator))).Select(kind => kind.Name)];

    /// <summary>Every kind that is kept in a static field or property, however hidden.</summary>
    private static List<Kind> Kinds(IEnumerable<Assembly> assemblies)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return
        [
            .. assemblies
                .Where(assembly => assembly.GetName().Name!.StartsWith("Baken", StringComparison.Ordinal))
                .SelectMany(assembly => assembly.GetTypes())
                .Where(type => !type.ContainsGenericParameters)
                .SelectMany(type =>
                    type.GetFields(Any)
                        .Where(field => field.FieldType == typeof(Kind))
                        .Select(field => (Kind)field.GetValue(null)!)
                )
                .DistinctBy(kind => kind.Name),
        ];
    }

    private static Task<IReadOnlyList<RoleLimit>> LimitsAsync(AccessHost host, Guid id) =>
        host.AskAsync<ModuleDb, IReadOnlyList<RoleLimit>>(db =>
            db.Set<Account>().Where(a => a.Id == id).Select(a => a.Limits).SingleAsync()
        );

    private static async Task<string> CallAsync(AccessHost host, string secret)
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return await (await client.GetAsync("/api/analyse")).Content.ReadAsStringAsync();
    }

    private static class Planted
    {
        public static Kind Wrong { get; } = new("planted-wrong", [new Rule(Right.See, "weighing", Role.Administrator)]);
    }

    /// <summary>A house with two administrators.</summary>
    private sealed class House : IAsyncDisposable
    {
        public required AccessHost Host { get; init; }

        public required Browser First { get; init; }

        public required Browser Second { get; init; }

        public required Guid FirstId { get; init; }

        public required Person FirstPerson { get; init; }

        public Task<Guid> SecondIdAsync() =>
            Host.AskAsync<ModuleDb, Guid>(db => db.Set<Account>().Where(a => a.Id != FirstId).Select(a => a.Id).SingleAsync());

        /// <summary>How often the first administrator gave a role alone.</summary>
        public Task<int> AloneAsync() =>
            Host.AskAsync<ModuleDb, int>(db =>
                db.Set<AuditLine>().CountAsync(l => l.ActorId == Account.Refer(FirstId) && l.Act == "account.role-granted-alone")
            );

        public static async Task<House> StartAsync(Provider on = Provider.Sqlite)
        {
            var host = await AccessHost.StartAsync(on: on);
            var person = await host.PersonAsync("een@voorbeeld.example", Role.Administrator);
            var first = await host.SignInAsync(person);
            var id = await host.AskAsync<ModuleDb, Guid>(db => db.Set<Account>().Select(a => a.Id).SingleAsync());
            var second = await host.SignInAsync(await host.PersonAsync("twee@voorbeeld.example", Role.Administrator));
            await host.DoAsync<ModuleDb>(db => db.Set<Proposal>().ExecuteDeleteAsync());
            return new House
            {
                Host = host,
                First = first,
                Second = second,
                FirstId = id,
                FirstPerson = person,
            };
        }

        /// <summary>The second administrator approves what waits.</summary>
        public async Task ApproveAsync()
        {
            var id = await Host.AskAsync<ModuleDb, Guid>(db =>
                db.Set<Proposal>().Where(p => p.State == ProposalState.Open).Select(p => p.Id).SingleAsync()
            );
            (await Second.SubmitAsync($"/beheer/voorstellen/{id}", ("Decision", "goedkeuren"))).Location.ShouldBe(
                "/beheer/voorstellen"
            );
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
