using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

/// <summary>The pages of the auditor: the record, samples of it, and what is unusual in it.</summary>
public sealed class OversightTests
{
    private static readonly string[] Addresses =
    [
        OversightRoutes.Start,
        OversightRoutes.Record,
        OversightRoutes.RecordFile,
        OversightRoutes.TracesFile,
        OversightRoutes.CheckpointFile,
        OversightRoutes.Samples,
        OversightRoutes.Unusual,
        $"{OversightRoutes.Samples}/{Guid.Empty}",
        $"{OversightRoutes.Samples}/{Guid.Empty}/1",
    ];

    [Fact]
    public async Task Only_the_auditor_reads_the_record()
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
            foreach (var address in Addresses)
            {
                var answer = await browser.GetAsync(address);
                if (role == Role.Auditor)
                    answer.Status.ShouldBe(HttpStatusCode.OK, address);
                else
                    answer.Location.ShouldStartWith("/geen-toegang", Case.Sensitive, $"{role} {address}");
            }
        }

        foreach (var address in Addresses)
            (await host.Browse().GetAsync(address)).Location.ShouldStartWith("/inloggen", Case.Sensitive, address);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_record_is_filtered_by_what_stands_in_the_address_and_reading_it_is_recorded(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        await LookAsync(host, "account:a", 3, activity: "weighing");
        host.Clock.Pass(TimeSpan.FromDays(1));
        await LookAsync(host, "account:b", 2, activity: "");
        var auditor = await host.SignInAsync(await host.PersonAsync("auditor@voorbeeld.example", Role.Auditor));

        async Task<List<string>> RowsAsync(string query) =>
            (await auditor.GetAsync($"{OversightRoutes.Record}?{query}")).Texts("""<th scope="row"[^>]*>(\d+)</th>""");

        var all = await RowsAsync("");
        all.Count.ShouldBeGreaterThan(5);
        all.ShouldBe(all.OrderByDescending(long.Parse));
        (await RowsAsync("wie=account:a")).Count.ShouldBe(3);
        (await RowsAsync("handeling=inzage&activiteit=weighing")).Count.ShouldBe(3);
        (await RowsAsync("wie=account:b&activiteit=geen")).Count.ShouldBe(2);
        (await RowsAsync("ding=dossier:")).Count.ShouldBe(5);
        (await RowsAsync("ding=dossier:&plaats=Api")).ShouldBeEmpty();
        (await RowsAsync("ding=dossier:&plaats=CommandLine")).Count.ShouldBe(5);
        (await RowsAsync("ding=dossier:&van=2026-03-03")).Count.ShouldBe(2);
        (await RowsAsync("ding=dossier:&tot=2026-03-02")).Count.ShouldBe(3);
        (await RowsAsync("ding=dossier:&van=2026-03-03T12:00")).Count.ShouldBe(0);
        (await RowsAsync($"ding=dossier:&voor={(await RowsAsync("ding=dossier:"))[1]}")).Count.ShouldBe(3);

        var bad = await auditor.GetAsync($"{OversightRoutes.Record}?van=2026-03-03&tot=2026-03-01");
        bad.Text.ShouldContain("Deze periode klopt niet");
        (await auditor.GetAsync($"{OversightRoutes.Record}?van=gisteren")).Text.ShouldContain("Deze periode klopt niet");
        (await auditor.GetAsync($"{OversightRoutes.Record}?ding=niets")).Text.ShouldContain(
            "Er zijn geen regels die hieraan voldoen"
        );

        var seen = await host.AskAsync<ModuleDb, List<AuditLine>>(db =>
            db.Set<AuditLine>().Where(l => l.Act == Acts.Seen && l.Activity == ActivityKeys.Oversight).ToListAsync()
        );
        seen.Count.ShouldBeGreaterThan(10);
        seen.ShouldContain(line => line.About.EndsWith(" account:a", StringComparison.Ordinal));
        seen.ShouldAllBe(line => line.ActorId.StartsWith("account:") && line.Place == Place.Page && line.Trace.Length == 32);
    }

    [Fact]
    public async Task The_pages_of_the_record_lead_through_all_lines_once()
    {
        await using var host = await AccessHost.StartAsync();
        var auditor = await host.SignInAsync(await host.PersonAsync("auditor@voorbeeld.example", Role.Auditor));
        await LookAsync(host, "account:a", 250);
        var numbers = new List<string>();
        var address = $"{OversightRoutes.Record}?wie=account%3Aa";
        var pages = 0;
        while (address is not null)
        {
            var page = await auditor.GetAsync(address);
            numbers.AddRange(page.Texts("""<th scope="row"[^>]*>(\d+)</th>"""));
            address = page.Texts("""<a href="([^"]+)" rel="next">""").Select(WebUtility.HtmlDecode).SingleOrDefault();
            pages++;
        }

        pages.ShouldBe(3);
        numbers.Count.ShouldBe(250);
        numbers.Distinct().Count().ShouldBe(250);
    }

    [Fact]
    public async Task The_auditor_sees_names_and_a_file_holds_none()
    {
        await using var host = await AccessHost.StartAsync();
        var auditor = await host.SignInAsync(await host.PersonAsync("auditor@voorbeeld.example", Role.Auditor));
        (await auditor.GetAsync(OversightRoutes.Record)).Text.ShouldContain("Voor Beeld");
        var file = await auditor.GetAsync(OversightRoutes.RecordFile);
        file.Html.ShouldContain("sign-in.done");
        file.Html.ShouldNotContain("Voor Beeld");
        (await auditor.GetAsync($"{OversightRoutes.RecordFile}?van=gisteren")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task When_the_look_cannot_be_written_down_the_page_shows_nothing(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var auditor = await host.SignInAsync(await host.PersonAsync("auditor@voorbeeld.example", Role.Auditor));
        await LookAsync(host, "account:a", 1);
        await host.DoAsync<ModuleDb>(db =>
            db.Database.ExecuteSqlRawAsync(
                on == Provider.Sqlite
                    ? "CREATE TRIGGER broken BEFORE INSERT ON access_audit_line BEGIN SELECT RAISE(ABORT, 'broken'); END"
                    : """
                    CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
                    CREATE TRIGGER broken BEFORE INSERT ON access_audit_line FOR EACH ROW EXECUTE FUNCTION broken();
                    """
            )
        );
        foreach (var address in (string[])[OversightRoutes.Record, OversightRoutes.RecordFile, OversightRoutes.TracesFile])
        {
            var answer = await Record.ExceptionAsync(() => auditor.GetAsync(address));
            answer.ShouldNotBeNull(address);
            answer.ToString().ShouldContain("broken");
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_sample_is_drawn_reviewed_line_by_line_and_kept(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var auditor = await host.SignInAsync(await host.PersonAsync("auditor@voorbeeld.example", Role.Auditor));
        var today = ("van", "2026-03-01");
        var until = ("tot", "2026-03-02");
        (
            await auditor.SubmitAsync(OversightRoutes.Samples, ("van", "2025-01-01"), ("tot", "2025-01-02"), ("aantal", "5"))
        ).Text.ShouldContain("In deze periode is er niets ingezien");
        await LookAsync(host, "account:a", 40);
        (await auditor.SubmitAsync(OversightRoutes.Samples, today, until, ("aantal", "0"))).Text.ShouldContain(
            "1 tot en met 200"
        );
        (await auditor.SubmitAsync(OversightRoutes.Samples, ("van", "morgen"), until, ("aantal", "5"))).Text.ShouldContain(
            "Deze periode klopt niet"
        );
        var address = (await auditor.SubmitAsync(OversightRoutes.Samples, today, until, ("aantal", "5"))).Location!;
        var page = await auditor.GetAsync(address);
        var lines = page.Texts($"""<a class="utrecht-link" href="{address}/(\d+)">\d+</a>""");
        lines.Count.ShouldBe(5);

        // Whoever has the record and the seed draws the same.
        var sample = await host.AskAsync<ModuleDb, Sample>(db => db.Set<Sample>().AsNoTracking().SingleAsync());
        var population = await host.AskAsync<ModuleDb, List<long>>(db =>
            db.Set<AuditLine>().LookUps().Where(l => l.Number <= sample.Last).Select(l => l.Number).ToListAsync()
        );
        sample.Population.ShouldBe(population.Count);
        Sample.Draw(population, sample.Seed, 5).Select(number => $"{number}").ShouldBe(lines);
        Sample.Draw(population, sample.Seed + 1, 5).Select(number => $"{number}").ShouldNotBe(lines);

        var line = $"{address}/{lines[0]}";
        (await auditor.SubmitAsync(line, ("toelichting", ""))).Text.ShouldContain("Kies een oordeel");
        (await auditor.SubmitAsync(line, ("oordeel", "Ask"), ("toelichting", "kort"))).Text.ShouldContain("ten minste 10 tekens");
        (
            await auditor.SubmitAsync(line, ("oordeel", "Ask"), ("toelichting", "Navragen bij de coördinator."))
        ).Location.ShouldEndWith("?vastgelegd=true");
        (await auditor.SubmitAsync(line, ("oordeel", "InOrder"), ("toelichting", ""))).Location.ShouldEndWith("?vastgelegd=true");
        var judged = await auditor.GetAsync(line);
        judged.Text.ShouldContain("Navragen bij de coördinator.");
        judged.Text.ShouldContain("een kwartier ervoor en erna");
        (await auditor.GetAsync(address)).Text.ShouldContain("1 van 5");
        (await auditor.GetAsync($"{address}/999999")).Text.ShouldContain("bestaat niet");

        (await host.AuditAsync()).Count(act => act == Acts.SampleDrawn).ShouldBe(1);
        (await host.AuditAsync()).Count(act => act == Acts.SampleJudged).ShouldBe(2);
        foreach (var table in (string[])["access_sample", "access_sample_line", "access_sample_judgement"])
        foreach (
            var sql in (string[])
                [$"DELETE FROM {table}", $"UPDATE {table} SET {(table == "access_sample" ? "seed" : "number")} = 1"]
        )
            (
                await Should.ThrowAsync<System.Data.Common.DbException>(() =>
                    host.DoAsync<ModuleDb>(db => db.Database.ExecuteSqlRawAsync(sql))
                )
            ).Message.ShouldContain("append-only", Case.Sensitive, sql);
    }

    [Fact]
    public async Task Nobody_judges_the_own_look_up()
    {
        await using var host = await AccessHost.StartAsync();
        var auditor = await host.SignInAsync(await host.PersonAsync("auditor@voorbeeld.example", Role.Auditor));
        await auditor.GetAsync(OversightRoutes.Record);
        var address = (
            await auditor.SubmitAsync(OversightRoutes.Samples, ("van", "2026-03-01"), ("tot", "2026-03-02"), ("aantal", "1"))
        ).Location!;
        var number = (await auditor.GetAsync(address))
            .Texts($"""<a class="utrecht-link" href="{address}/(\d+)">\d+</a>""")
            .Single();
        var page = await auditor.GetAsync($"{address}/{number}");
        page.Text.ShouldContain("Dit hebt u zelf ingezien");
        (await auditor.SubmitAsync(page, ("oordeel", "InOrder"), ("toelichting", ""))).Location.ShouldBeNull();
        (await host.AskAsync<ModuleDb, int>(db => db.Set<SampleJudgement>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public void Every_look_up_is_as_likely_to_be_drawn()
    {
        var counts = new int[20];
        for (var seed = 0; seed < 4_000; seed++)
            foreach (var number in Sample.Draw(Enumerable.Range(0, 20).Select(n => (long)n), seed, 5))
                counts[number]++;
        counts.Sum().ShouldBe(20_000);
        // 1,000 each; six standard deviations.
        counts.ShouldAllBe(count => Math.Abs(count - 1_000) < 165);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_unusual_is_shown_and_what_is_ordinary_is_not(Provider on)
    {
        await using var host = await AccessHost.StartAsync(
            services: services => services.AddScoped<IOwnThings, LivesAt>(),
            on: on
        );
        var auditor = await host.SignInAsync(await host.PersonAsync("auditor@voorbeeld.example", Role.Auditor));
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
            await host.DoAsync<ModuleDb>(async db =>
            {
                db.Add(
                    new Account
                    {
                        Id = IdOf(name),
                        Email = $"{name}@voorbeeld.example",
                        EmailKey = $"{name}@voorbeeld.example",
                        Name = $"Persoon {name.ToUpperInvariant()}",
                        MadeAt = host.Clock.GetUtcNow(),
                        Roles = new HashSet<Role> { Role.Analyst },
                        PasswordHash = "",
                    }
                );
                await db.SaveChangesAsync();
            });
        // Three weeks of ordinary work: nine o'clock in the morning, ten or forty look-ups an hour.
        for (var day = 0; day < 21; day++)
        {
            if (host.Clock.GetUtcNow().DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                foreach (var (name, times) in new[] { ("a", 10), ("b", 10), ("c", 40), ("d", 9) })
                    await LookAsync(host, Account.Refer(IdOf(name)), times, "weighing");
            host.Clock.Pass(TimeSpan.FromDays(1));
        }

        // A Monday: A sees a hundred, C as many as always.
        await LookAsync(host, Account.Refer(IdOf("a")), 100, "weighing");
        await LookAsync(host, Account.Refer(IdOf("c")), 45, "weighing");
        await LookAsync(host, Account.Refer(IdOf("b")), 10, "weighing");
        await LookAsync(host, Account.Refer(IdOf("d")), 2, "");
        await LookAsync(host, Account.Refer(IdOf("d")), 1, "weighing", "address:eigen");
        for (var turn = 0; turn < 5; turn++)
            await host.Browse().SubmitAsync("/inloggen", ("Email", "b@voorbeeld.example"), ("Password", "mis"));
        await host.WorkAsync(
            async (db, audit) =>
            {
                audit.Record(
                    new Actor(Account.Refer(IdOf("e")), "E", new HashSet<Role>()),
                    Acts.RoleGranted,
                    Account.Refer(IdOf("e"))
                );
                await db.SaveChangesAsync();
            }
        );
        // Half past ten in the evening.
        host.Clock.Pass(TimeSpan.FromHours(12.5));
        await LookAsync(host, Account.Refer(IdOf("e")), 5, "weighing");
        await LookAsync(host, Account.Refer(IdOf("b")), 4, "weighing");
        host.Clock.Pass(TimeSpan.FromHours(1));

        auditor = await host.SignInAsync(await host.PersonAsync("auditor2@voorbeeld.example", Role.Auditor));
        var page = await auditor.GetAsync($"{OversightRoutes.Unusual}?van=2026-03-20&tot=2026-03-24");
        page.Status.ShouldBe(HttpStatusCode.OK);
        Shown("veel").ShouldBe(["Persoon A"]);
        Shown("buiten-werktijd").ShouldBe(["Persoon E"]);
        Shown("zichzelf").ShouldBe(["Persoon D"]);
        Shown("zonder-activiteit").ShouldBe(["Persoon D"]);
        Shown("inloggen").ShouldBe(["Persoon B"]);
        Shown("alleen").ShouldBe(["Persoon E"]);
        page.Text.ShouldContain("geen beschuldiging");
        page.Text.ShouldContain("vraagt om een blik");

        // Each leads to the lines it was computed from.
        foreach (
            var link in Regex
                .Matches(page.Html, """href="(/toezicht/logboek\?[^"]+)">""")
                .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))
        )
            (await auditor.GetAsync(link)).Texts("""<th scope="row"[^>]*>(\d+)</th>""").ShouldNotBeEmpty(link);
        (await auditor.GetAsync($"{OversightRoutes.Unusual}?van=2025-01-01&tot=2026-03-24")).Text.ShouldContain(
            "ten hoogste 92 dagen"
        );
        (await auditor.GetAsync($"{OversightRoutes.Unusual}?van=2025-01-01&tot=2025-01-07"))
            .Texts("niets gevonden")
            .Count.ShouldBe(6);

        List<string> Shown(string pattern) =>
            Regex.Match(page.Html, $"""<table id="{pattern}".*?</table>""", RegexOptions.Singleline) is { Success: true } table
                ? [.. Regex.Matches(table.Value, """<th scope="row"[^>]*>([^<]+)</th>""").Select(match => match.Groups[1].Value)]
                : [];
    }

    [Fact]
    public async Task The_traces_and_a_checkpoint_are_downloads()
    {
        await using var host = await AccessHost.StartAsync();
        var auditor = await host.SignInAsync(await host.PersonAsync("auditor@voorbeeld.example", Role.Auditor));
        await LookAsync(host, "account:a", 2, "weighing");
        using var traces = JsonDocument.Parse((await auditor.GetAsync(OversightRoutes.TracesFile)).Html);
        traces.RootElement.GetProperty("resourceSpans").GetArrayLength().ShouldBe(1);
        Checkpoint.Read((await auditor.GetAsync(OversightRoutes.CheckpointFile)).Html).Single().ShouldNotBeNull();
        (await host.AuditAsync()).ShouldContain(Acts.Exported);
        (await host.AuditAsync()).ShouldContain(Acts.CheckpointMade);
    }

    private static Guid IdOf(string name) => new(name[0], 0, 0, new byte[8]);

    /// <summary>Looks as a page would write them down, at the clock of the host.</summary>
    private static Task LookAsync(AccessHost host, string who, int times, string activity = "weighing", string? thing = null) =>
        host.DoAsync<IServiceProvider>(services =>
            services
                .GetRequiredService<AuditAppender>()
                .AppendAsync(
                    [
                        .. Enumerable
                            .Range(0, times)
                            .Select(_ => new AuditLine
                            {
                                At = host.Clock.GetUtcNow(),
                                ActorId = who,
                                Act = Acts.Seen,
                                About = thing ?? $"dossier:{Guid.CreateVersion7():N}",
                                Activity = activity,
                                Place = Place.CommandLine,
                                Trace = "0af7651916cd43dd8448eb211c80319c",
                                Caller = "",
                            }),
                    ],
                    TestContext.Current.CancellationToken
                )
        );

    private sealed class LivesAt : IOwnThings
    {
        public Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> OfAsync(
            IReadOnlyCollection<string> people,
            CancellationToken cancellation
        ) =>
            Task.FromResult<IReadOnlyDictionary<string, IReadOnlySet<string>>>(
                new Dictionary<string, IReadOnlySet<string>>
                {
                    [Account.Refer(IdOf("d"))] = new HashSet<string> { "address:eigen" },
                }
            );
    }
}
