using Baken.Access;
using Baken.Database;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

/// <summary>The predicate of need-to-know in both databases, held against a plain reading of the rules.</summary>
public sealed class GuardingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Kind Dossiers = new(
        "dossier",
        [
            new Rule(Right.Do, "weighing", Role.Coordinator),
            new Rule(Right.See, "weighing", Role.Analyst, Role.Handler),
            new Rule(Right.Hit, "weighing", Role.Partner),
            new Rule(Right.See, "oversight", Role.Auditor),
        ]
    );

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_query_gives_exactly_what_the_rules_say(Provider on)
    {
        var (installation, postgresName) = await TestDatabase.MakeInstallationAsync(on);
        try
        {
            var dossiers = EveryDossier().ToList();
            var grants = EveryGrant(dossiers).ToList();
            await using (var db = Open(installation))
            {
                await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
                db.AddRange(dossiers);
                db.AddRange(grants);
                await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            }

            var seen = 0;
            foreach (var actor in EveryActor())
            foreach (var activity in (string[])["weighing", "oversight", "elsewhere", ""])
            {
                await using var db = Open(installation);
                db.Viewpoint = new View(actor, activity);
                var what = $"{actor.Id} under '{activity}'";
                var sees = dossiers.Where(dossier => May(actor, activity, dossier, grants, Right.See)).Select(d => d.Id).ToList();
                (await db.Set<Dossier>().Select(d => d.Id).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(
                    sees,
                    ignoreOrder: true,
                    what
                );
                (await db.Set<Dossier>().CountAsync(TestContext.Current.CancellationToken)).ShouldBe(sees.Count, what);
                var decides = dossiers.Where(dossier => May(actor, activity, dossier, grants, Right.Do)).Select(d => d.Id);
                (
                    await db.Set<Dossier>()
                        .Where(Guarding.May<Dossier>(db, Dossiers, Right.Do))
                        .Select(d => d.Id)
                        .ToListAsync(TestContext.Current.CancellationToken)
                ).ShouldBe(decides, ignoreOrder: true, what);
                seen += sees.Count;
            }

            seen.ShouldBeGreaterThan(100);
        }
        finally
        {
            await TestDatabase.DropAsync(installation, postgresName);
        }
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public void A_way_in_that_a_viewer_does_not_have_is_not_in_the_query(Provider on)
    {
        // What is left is served by an index; a condition that is always false, but that the database cannot see through, is not.
        using var db = Open(new Installation("", on == Provider.Postgres ? "Host=localhost;Database=unused" : null));
        string Where(HashSet<Role> roles, params IReadOnlyList<RoleLimit> limits)
        {
            db.Viewpoint = new View(new Actor("account:a", "Voor Beeld", roles) { Limits = limits }, "weighing");
            var sql = db.Set<Dossier>().ToQueryString();
            return sql[sql.IndexOf("WHERE", StringComparison.Ordinal)..];
        }

        var shared = Where([Role.Executive]);
        shared.ShouldContain("thing_id");
        shared.ShouldNotContain("confidentiality");
        shared.ShouldNotContain("department");
        var everywhere = Where([Role.Coordinator]);
        everywhere.ShouldContain("confidentiality");
        everywhere.ShouldNotContain("department");
        everywhere.ShouldNotContain("area");
        var department = Where([Role.Handler], new RoleLimit(Role.Handler, LimitKind.Department, "vergunningen"));
        department.ShouldContain("department");
        department.ShouldNotContain("area");
        department.ShouldNotContain("sector");
    }

    [Fact]
    public async Task Without_a_viewer_nothing_guarded_is_there()
    {
        var (installation, postgresName) = await TestDatabase.MakeInstallationAsync(Provider.Sqlite);
        await using (var db = Open(installation))
        {
            await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
            db.AddRange(EveryDossier());
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            (await db.Set<Dossier>().AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
            (await db.Set<Dossier>().IgnoreQueryFilters().AnyAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
        }

        await TestDatabase.DropAsync(installation, postgresName);
    }

    /// <summary>The rules, read without the gate: plain loops over plain lists.</summary>
    private static bool May(Actor actor, string activity, Dossier dossier, List<Grant> grants, Right right)
    {
        if (activity == "")
            return false;
        var held = actor.Limits.Where(limit => actor.Roles.Contains(limit.Role) && limit.Value != "").ToList();
        foreach (var grant in grants)
        {
            var mine =
                grant.Grantee == actor.Id
                || held.Any(l => l.Kind == LimitKind.Department && grant.Grantee == "department:" + l.Value)
                || held.Any(l => l.Kind == LimitKind.Organisation && grant.Grantee == "organisation:" + l.Value);
            if (
                mine
                && actor.Roles.Any(role => role is not Role.Administrator)
                && grant.Kind == "dossier"
                && grant.ThingId == dossier.Id
                && grant.Right >= right
                && grant.Activity == activity
                && grant.RecalledAt is null
                && !(grant.Until <= Now)
            )
                return true;
        }

        foreach (var role in actor.Roles)
        {
            if (!Dossiers.Rules.Any(rule => rule.Activity == activity && rule.Right >= right && rule.Roles.Contains(role)))
                continue;
            var limited = false;
            var inside = false;
            foreach (var limit in actor.Limits.Where(limit => limit.Role == role))
            {
                limited = true;
                if (limit.Value == "")
                    continue;
                inside |= limit.Kind == LimitKind.Department && limit.Value == dossier.Department;
                inside |= limit.Kind == LimitKind.Area && (dossier.Area ?? "").StartsWith(limit.Value, StringComparison.Ordinal);
                inside |=
                    limit.Kind == LimitKind.Sector && (dossier.Sector ?? "").StartsWith(limit.Value, StringComparison.Ordinal);
            }

            if (limited && !inside)
                continue;
            var member = held.Any(l => l.Kind == LimitKind.Department && l.Value == dossier.Department);
            if (
                dossier.Confidentiality == Confidentiality.Municipality
                || (dossier.Confidentiality == Confidentiality.Department && member)
            )
                return true;
        }

        return false;
    }

    private static IEnumerable<Dossier> EveryDossier() =>
        from confidentiality in Enum.GetValues<Confidentiality>()
        from department in (string?[])[null, "vergunningen", "belastingen"]
        from area in (string?[])[null, "00340101", "00340201"]
        from sector in (string?[])[null, "9602", "4511"]
        select new Dossier
        {
            Id = Guid.CreateVersion7(Now),
            Confidentiality = confidentiality,
            Department = department,
            Area = area,
            Sector = sector,
        };

    private static IEnumerable<Grant> EveryGrant(List<Dossier> dossiers)
    {
        var at = 0;
        foreach (var grantee in (string[])["account:a", "account:b", "department:vergunningen", "organisation:riec"])
        foreach (var right in Enum.GetValues<Right>())
        foreach (var until in (DateTimeOffset?[])[null, Now.AddDays(1), Now])
        foreach (var recalled in (bool[])[false, true])
        foreach (var kind in (string[])[Dossiers.Name, "letter"])
        {
            var grant = new Grant
            {
                Id = Guid.CreateVersion7(Now),
                ThingId = dossiers[at++ * 7 % dossiers.Count].Id,
                Kind = kind,
                Grantee = grantee,
                Right = right,
                Activity =
                    at % 11 == 0 ? ""
                    : at % 5 == 0 ? "oversight"
                    : "weighing",
                Ground = "Nodig voor de weging.",
                By = "account:a",
                At = Now.AddDays(-1),
                Until = until,
            };
            if (recalled)
                grant.Recall(Now.AddHours(-1), "account:a");
            yield return grant;
        }
    }

    private static IEnumerable<Actor> EveryActor()
    {
        foreach (var id in (string[])["account:a", "account:z"])
        foreach (var role in (Role[])[Role.Coordinator, Role.Analyst, Role.Partner, Role.Auditor, Role.Administrator])
        foreach (
            var limits in (RoleLimit[][])
                [
                    [],
                    [new(role, LimitKind.Department, "vergunningen")],
                    [new(role, LimitKind.Area, "003401")],
                    [new(role, LimitKind.Sector, "96")],
                    [new(role, LimitKind.Area, "003402"), new(role, LimitKind.Sector, "4511")],
                    [new(role, LimitKind.Organisation, "riec")],
                ]
        )
            yield return new Actor(id, "Voor Beeld", new HashSet<Role> { role }) { Limits = limits };
        yield return Known(
            "c",
            [Role.Handler, Role.Analyst],
            [new(Role.Handler, LimitKind.Department, "belastingen"), new(Role.Analyst, LimitKind.Area, "003401")]
        );
        // Belonging to a department comes from a role that does not open the kind.
        yield return Known(
            "d",
            [Role.Communications, Role.Analyst],
            [new(Role.Communications, LimitKind.Department, "belastingen"), new(Role.Analyst, LimitKind.Area, "003402")]
        );
        yield return Known(
            "e",
            [Role.Communications, Role.Analyst],
            [new(Role.Communications, LimitKind.Department, "belastingen"), new(Role.Analyst, LimitKind.Sector, "45")]
        );
        yield return Known(
            "f",
            [Role.Communications, Role.Coordinator],
            [new(Role.Communications, LimitKind.Department, "vergunningen")]
        );
        // The limit of a role that was withdrawn, and limits without a value.
        yield return Known("g", [Role.Coordinator], [new(Role.Handler, LimitKind.Department, "vergunningen")]);
        yield return Known(
            "h",
            [Role.Coordinator],
            [
                new(Role.Coordinator, LimitKind.Area, ""),
                new(Role.Coordinator, LimitKind.Sector, ""),
                new(Role.Coordinator, LimitKind.Department, ""),
            ]
        );
        // What would be a wildcard in SQL is a digit that no area has.
        yield return Known(
            "i",
            [Role.Coordinator],
            [new(Role.Coordinator, LimitKind.Area, "%"), new(Role.Coordinator, LimitKind.Sector, "____")]
        );
        yield return Known("a", [], []);
        yield return Known("a", [Role.Administrator, Role.Communications], []);

        static Actor Known(string name, HashSet<Role> roles, IReadOnlyList<RoleLimit> limits) =>
            new("account:" + name, "Voor Beeld", roles) { Limits = limits };
    }

    private static DossierDb Open(Installation installation)
    {
        var options = new DbContextOptionsBuilder<DossierDb>();
        if (installation.PostgresConnection is { } connection)
            BakenDatabase.UsePostgres(options, connection);
        else
            BakenDatabase.UseSqlite(options, Path.Combine(installation.DataDirectory, BakenDatabase.FileName));
        return new DossierDb(options.Options);
    }

    internal sealed class Dossier : IGuarded
    {
        public required Guid Id { get; init; }
        public required Confidentiality Confidentiality { get; init; }
        public string? Department { get; init; }
        public string? Area { get; init; }
        public string? Sector { get; init; }
    }

    private sealed class DossierDb(DbContextOptions<DossierDb> options) : ModuleDb(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            new AccessModule().Configure(modelBuilder, this);
            modelBuilder.Entity<Dossier>(dossier => dossier.ToTable("access_dossier").IsGuarded(this, Dossiers));
        }

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            configurationBuilder.Properties<Enum>().HaveConversion<string>();
            if (Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal))
                configurationBuilder.Properties<DateTimeOffset>().HaveConversion<SqliteDb.UtcText>();
        }
    }

    private sealed class View(Actor actor, string activity) : IViewpoint
    {
        public IReadOnlyList<string> Keys => Viewpoint.KeysOf(actor, activity);
        public string Activity => activity;
        public DateTimeOffset Now => GuardingTests.Now;

        public Pass PassTo(Kind kind, Right right) => Viewpoint.PassOf(actor, activity, kind, right);
    }
}
