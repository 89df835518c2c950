using System.Net;
using System.Security.Cryptography;
using Baken.Access;
using Baken.Privacy;
using Baken.Tests.Access;
using Baken.Tests.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Privacy;

/// <summary>Keeping and destroying as two people in two browsers meet it.</summary>
public sealed class RetentionPagesTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_people_destroy_what_is_due_and_get_a_certificate(Provider on)
    {
        await using var host = await HostAsync(on);
        var ids = await AddAsync(host, 3);
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var coordinator = await host.SignInAsync(Role.Coordinator);

        var overview = await officer.GetAsync("/bewaren");
        overview.Status.ShouldBe(HttpStatusCode.OK);
        overview.Text.ShouldContain("Bewaren en vernietigen");
        var proposal = await officer.GetAsync("/bewaren/voorstel?activiteit=weighing&soort=dossier");
        proposal.Text.ShouldContain(Dossiers.Kind.Refer(ids[0]));
        (await SendAsync(officer, proposal, "voorstel")).Text.ShouldContain("Kies ten minste één ding.");
        var made = await SendAsync(officer, proposal, "voorstel", ("omvang", "alles"));
        made.Location.ShouldNotBeNull();
        made.Location.ShouldStartWith("/bewaren/vernietiging/");

        var page = await officer.GetAsync(made.Location);
        (await SendAsync(officer, page, "besluit", Seen(page), ("besluit", "goedkeuren"))).Location.ShouldBe(made.Location);
        page = await officer.GetAsync(made.Location);
        (await SendAsync(officer, page, "besluit", Seen(page), ("besluit", "goedkeuren"))).Text.ShouldContain(
            "De tweede goedkeuring is van een ander dan de eerste."
        );
        page = await coordinator.GetAsync(made.Location);
        (await SendAsync(coordinator, page, "besluit", Seen(page), ("besluit", "goedkeuren"))).Location.ShouldBe(made.Location);

        (await coordinator.GetAsync(made.Location)).Text.ShouldContain("Verklaring van vernietiging");
        var number = made.Location.Split('/')[^1];
        var certificate = await coordinator.GetAsync($"/bewaren/verklaring/{number}");
        certificate.Text.ShouldContain(Dossiers.Kind.Refer(ids[2]));
        var file = await coordinator.Http.GetByteArrayAsync(
            $"/bewaren/verklaring/{number}.json",
            TestContext.Current.CancellationToken
        );
        var sum = Convert.ToHexStringLower(SHA256.HashData(file));
        certificate.Text.ShouldContain(sum);
        var line = await host.AskAsync(services =>
            services.GetRequiredService<ModuleDb>().Set<AuditLine>().SingleAsync(l => l.Act == "destruction.done")
        );
        line.About.ShouldEndWith(sum);
        (line.Activity, line.Place).ShouldBe((ActivityKeys.Retention, Place.Page));
        (await host.AskAsync(services => Dossiers.LeftAsync(services.GetRequiredService<ModuleDb>()))).ShouldBeEmpty();

        foreach (var seen in (Browser.Page[])[overview, proposal, page, certificate])
            seen.Text.ShouldNotContain(Dossiers.Marker);
    }

    [Fact]
    public async Task A_page_that_a_colleague_overtook_approves_nothing()
    {
        await using var host = await HostAsync(Provider.Sqlite);
        var ids = await AddAsync(host, 2);
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var coordinator = await host.SignInAsync(Role.Coordinator);
        var proposal = await officer.GetAsync("/bewaren/voorstel?activiteit=weighing&soort=dossier");
        var at = (await SendAsync(officer, proposal, "voorstel", ("omvang", "alles"))).Location!;
        var old = await officer.GetAsync(at);
        var now = await coordinator.GetAsync(at);
        (
            await SendAsync(coordinator, now, "besluit", Seen(now), ("besluit", "eruit"), ("ding", Dossiers.Kind.Refer(ids[0])))
        ).Location.ShouldBe(at);
        (await SendAsync(officer, old, "besluit", Seen(old), ("besluit", "goedkeuren"))).Text.ShouldContain(
            "Deze vernietiging is intussen gewijzigd."
        );
    }

    [Fact]
    public async Task What_is_held_is_listed_with_its_review_and_lifted_on_its_own_page()
    {
        await using var host = await HostAsync(Provider.Sqlite);
        var ids = await AddAsync(host, 1);
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        var form = await officer.GetAsync($"/bewaren/opschorting/nieuw?ding={Dossiers.Kind.Refer(ids[0])}");
        (await SendAsync(officer, form, "opschorting", ("ding", Dossiers.Kind.Refer(ids[0])))).Text.ShouldContain(
            "Kies waarom dit langer bewaard blijft."
        );
        (
            await SendAsync(
                officer,
                form,
                "opschorting",
                ("ding", Dossiers.Kind.Refer(ids[0])),
                ("grond", "Law"),
                ("reden", "Bezwaar, zaak 2026-17"),
                ("herzien", "2999-01-01")
            )
        ).Location.ShouldBe("/bewaren");

        var overview = await officer.GetAsync("/bewaren");
        overview.Text.ShouldContain("Niets is zijn bewaartermijn voorbij.");
        var hold = overview.Texts("href=\"(/bewaren/opschorting/[0-9a-f]{32})\"").Single();
        var page = await officer.GetAsync(hold);
        page.Text.ShouldContain("Bezwaar, zaak 2026-17");
        (await SendAsync(officer, page, "opheffen", ("reden", "Het bezwaar is afgehandeld"))).Location.ShouldBe("/bewaren");
        (await officer.GetAsync("/bewaren")).Text.ShouldNotContain("Niets is zijn bewaartermijn voorbij.");
        (await officer.GetAsync(hold)).Text.ShouldContain("Het bezwaar is afgehandeld");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_parked_comes_back_with_a_ground_and_on_record(Provider on)
    {
        await using var host = await HostAsync(on);
        var ids = await AddAsync(host, 2);
        await ParkAsync(host, ids[0]);
        var thing = Dossiers.Kind.Refer(ids[0]);
        var officer = await host.SignInAsync(Role.PrivacyOfficer);
        (await officer.GetAsync("/bewaren")).Text.ShouldContain("href=\"/bewaren/weggeborgen\"");

        var list = await officer.GetAsync("/bewaren/weggeborgen");
        list.Text.ShouldContain(thing);
        list.Text.ShouldNotContain(Dossiers.Kind.Refer(ids[1]));
        list.Text.ShouldContain("Niet opgepakt");
        var at = list.Texts("href=\"(/bewaren/weggeborgen/dossier/[0-9a-f]{32})\"").Single();
        var page = await officer.GetAsync(at);
        page.Text.ShouldContain(Dossiers.Activity);
        (await SendAsync(officer, page, "heropenen", ("grond", "omdat"))).Text.ShouldContain(
            "Geef de grond in ten minste 10 tekens."
        );
        (await OpenAsync(host, ids[0])).Refusal!.Code.ShouldBe("access.content-parked");

        var ground = "Nieuwe informatie van de politie, protocol stap 2";
        (await SendAsync(officer, page, "heropenen", ("grond", ground))).Location.ShouldBe(
            "/bewaren/weggeborgen?gedaan=heropend"
        );
        (await OpenAsync(host, ids[0])).Value.ShouldBe(Dossiers.Content);
        var (record, line, clock) = await host.AskAsync(async services =>
        {
            var db = services.GetRequiredService<ModuleDb>();
            return (
                await db.Set<Reopening>().SingleAsync(),
                await db.Set<AuditLine>().SingleAsync(l => l.Act == "parking.reopened"),
                await db.Set<Baken.Privacy.Clock>().SingleAsync(c => c.ThingId == ids[0])
            );
        });
        (record.Thing, record.Ground, record.By).ShouldBe((thing, ground, line.ActorId));
        (line.About, line.Activity, line.Place).ShouldBe(
            ($"{thing} reopening:{record.Id:N}", ActivityKeys.Retention, Place.Page)
        );
        clock.Activity.ShouldBe(Dossiers.Activity);

        var after = await officer.GetAsync("/bewaren/weggeborgen?gedaan=heropend");
        after.Text.ShouldContain("Er is niets weggeborgen.");
        after.Text.ShouldContain(ground);
        (await officer.GetAsync(at)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(officer, page, "heropenen", ("grond", ground))).Text.ShouldContain("Dit is niet weggeborgen");
        foreach (var seen in (Browser.Page[])[list, page, after])
            seen.Text.ShouldNotContain(Dossiers.Marker);
    }

    [Fact]
    public async Task A_coordinator_finds_no_way_to_what_is_parked()
    {
        await using var host = await HostAsync(Provider.Sqlite);
        var ids = await AddAsync(host, 1);
        await ParkAsync(host, ids[0]);
        var coordinator = await host.SignInAsync(Role.Coordinator);
        (await coordinator.GetAsync("/bewaren")).Text.ShouldNotContain("weggeborgen", Case.Insensitive);
        foreach (var path in (string[])["/bewaren/weggeborgen", $"/bewaren/weggeborgen/dossier/{ids[0]:N}"])
            (await coordinator.GetAsync(path)).Location.ShouldNotBeNull(path).ShouldContain("/geen-toegang");
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Auditor)]
    public async Task Others_see_none_of_it_but_the_auditor_the_certificates(Role role)
    {
        await using var host = await HostAsync(Provider.Sqlite);
        var visitor = await host.SignInAsync(role);
        foreach (
            var path in (string[])
                [
                    "/bewaren",
                    "/bewaren/voorstel?activiteit=weighing&soort=dossier",
                    "/bewaren/opschorting/nieuw",
                    $"/bewaren/vernietiging/{Guid.Empty}",
                    $"/bewaren/opschorting/{Guid.Empty}",
                    "/bewaren/weggeborgen",
                    $"/bewaren/weggeborgen/request/{Guid.Empty}",
                ]
        )
            (await visitor.GetAsync(path)).Location.ShouldNotBeNull(path).ShouldContain("/geen-toegang", Case.Sensitive, path);
        var certificate = await visitor.GetAsync($"/bewaren/verklaring/{Guid.Empty}");
        if (role == Role.Auditor)
            certificate.Status.ShouldBe(HttpStatusCode.NotFound);
        else
            certificate.Location.ShouldNotBeNull().ShouldContain("/geen-toegang");
        (await visitor.GetAsync("/")).Text.ShouldNotContain("Bewaren en vernietigen");
    }

    private static async Task<ImportsHost> HostAsync(Provider on)
    {
        var host = await ImportsHost.StartAsync(on, Dossiers.Register);
        await host.AskAsync(async services =>
        {
            await Dossiers.MakeTableAsync(services.GetRequiredService<ModuleDb>());
            return true;
        });
        return host;
    }

    private static Task<List<Guid>> AddAsync(ImportsHost host, int count) =>
        host.AskAsync(services =>
            Dossiers.AddAsync(services, count, services.GetRequiredService<TimeProvider>().GetUtcNow().AddMonths(-13))
        );

    private static Task<bool> ParkAsync(ImportsHost host, Guid id) =>
        host.AskAsync(async services =>
        {
            var by = RetentionTests.Person("c", Role.Coordinator);
            await services.GetRequiredService<IParking>().ParkAsync(Dossiers.Kind, id, by, TestContext.Current.CancellationToken);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync();
            return true;
        });

    private static Task<Outcome<byte[]>> OpenAsync(ImportsHost host, Guid id) =>
        host.AskAsync(services => Dossiers.OpenAsync(services, id));

    private static (string, string) Seen(Browser.Page page) => page.Hidden.Single(field => field.Item1 == "gezien");

    private static async Task<Browser.Page> SendAsync(
        Visitor visitor,
        Browser.Page page,
        string form,
        params (string Name, string Value)[] fields
    )
    {
        var token = page.Hidden.First(field => field.Item1 == "__RequestVerificationToken");
        using var content = new FormUrlEncodedContent([
            KeyValuePair.Create(token.Item1, token.Item2),
            KeyValuePair.Create("_handler", form),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        using var answer = await visitor.Http.PostAsync(page.Path, content, TestContext.Current.CancellationToken);
        return new Browser.Page(
            page.Path,
            answer.StatusCode,
            answer.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : null,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            []
        );
    }
}
