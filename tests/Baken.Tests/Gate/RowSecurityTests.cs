#pragma warning disable xUnit1051, EF1003, CA1822 // Each question is short; a token in every one would hide what is asked.
using Baken.Access;
using Baken.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Gate;

/// <summary>The second wall: somebody who holds the connection of the application itself, and tries.</summary>
public sealed class RowSecurityTests
{
    private const string EveryoneSees =
        """{"now":"NOW","activity":"desk-work","keys":["account:z"],"enough":{"See":["See","Do"],"Do":["Do"]},"pass":{"dossier":{"See":{"open":["Municipality","Department","Named"],"departments":[],"areas":["%"],"sectors":["%"],"member":[]},"Do":{"open":["Municipality"],"departments":[],"areas":[],"sectors":[],"member":[]}}}}""";

    [Fact]
    public async Task Without_a_view_nothing_guarded_is_there_and_nothing_can_be_put_there()
    {
        await using var house = await House.MakeAsync();
        await using var app = await house.ConnectAsync(house.Users.Application);
        foreach (var table in (string[])["desk_dossier", "desk_enclosure", "access_grant"])
        {
            (await app.NumberAsync($"SELECT count(*) FROM {table}")).ShouldBe(0, table);
            (await app.NumberAsync($"SELECT count(*) FROM (SELECT * FROM {table} LIMIT 1) it")).ShouldBe(0, table);
        }

        (await app.DoAsync("UPDATE desk_dossier SET title = 'x'")).ShouldBe(0);
        (await app.DoAsync("DELETE FROM desk_dossier")).ShouldBe(0);
        (await app.RefusedAsync(Insert(Guid.NewGuid(), "Municipality", "vergunningen"))).ShouldBe("42501");
        (await app.RefusedAsync(Grant(house.Things[8].Id, "account:z", "account:z"))).ShouldBe("42501");
        (await house.NumberAsync("SELECT count(*) FROM desk_dossier")).ShouldBe(house.Things.Count);
    }

    [Fact]
    public async Task A_view_that_somebody_made_up_counts_for_nothing()
    {
        await using var house = await House.MakeAsync();
        await using var app = await house.ConnectAsync(house.Users.Application);
        var now = TimeProvider.System.GetUtcNow();
        var wish = EveryoneSees.Replace("NOW", now.ToString("O"), StringComparison.Ordinal);
        (await app.CountAsAsync(wish, house.Seal.Seal(wish))).ShouldBe(house.Things.Count, "the wish itself is a good one");
        foreach (var seal in (string[])["", "00", new string('0', 64), house.Seal.Seal(wish + " "), "geen zegel"])
            (await app.CountAsAsync(wish, seal)).ShouldBe(0, seal);

        // A real view of somebody, with one word changed.
        var view = house.ViewOf(Role.Handler);
        (await app.CountAsAsync(view, house.Seal.Seal(view))).ShouldBeGreaterThan(0);
        (
            await app.CountAsAsync(view.Replace("vergunningen", "belastingen", StringComparison.Ordinal), house.Seal.Seal(view))
        ).ShouldBe(0);

        // One that was right once, and one for later.
        foreach (var moved in (TimeSpan[])[-RowSecurity.ViewCounts - TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(30)])
        {
            var other = EveryoneSees.Replace("NOW", (now + moved).ToString("O"), StringComparison.Ordinal);
            (await app.CountAsAsync(other, house.Seal.Seal(other))).ShouldBe(0, $"{moved}");
        }
    }

    [Fact]
    public async Task The_key_of_the_seal_is_out_of_reach_also_by_a_table_in_its_place()
    {
        await using var house = await House.MakeAsync();
        await using var app = await house.ConnectAsync(house.Users.Application);
        (await app.RefusedAsync("SELECT * FROM access_view_key")).ShouldBe("42501");
        (await app.RefusedAsync("UPDATE access_view_key SET key = '\\x00'")).ShouldBe("42501");
        (await app.RefusedAsync("CREATE TABLE mijn (id int)")).ShouldBe("42501");
        (
            await app.RefusedAsync(
                "CREATE OR REPLACE FUNCTION access_view() RETURNS jsonb LANGUAGE sql AS 'SELECT ''{}''::jsonb'"
            )
        ).ShouldBe("42501");
        (await app.RefusedAsync("ALTER FUNCTION access_view() RESET ALL")).ShouldBe("42501");

        // A temporary table goes before every other, unless a function looks there last.
        await app.DoAsync("CREATE TEMP TABLE access_view_key (id int, key bytea, inner_pad bytea, outer_pad bytea)");
        await app.DoAsync(
            "INSERT INTO access_view_key VALUES (1, '', decode(repeat('36', 64), 'hex'), decode(repeat('5c', 64), 'hex'))"
        );
        var wish = EveryoneSees.Replace("NOW", $"{TimeProvider.System.GetUtcNow():O}", StringComparison.Ordinal);
        var own = new ViewSeal();
        own.Use([]);
        (await app.CountAsAsync(wish, own.Seal(wish))).ShouldBe(0);
    }

    [Fact]
    public async Task The_walls_cannot_be_taken_down_by_who_stands_before_them()
    {
        await using var house = await House.MakeAsync();
        await using var app = await house.ConnectAsync(house.Users.Application);
        foreach (
            var attempt in (string[])
                [
                    "DROP POLICY need_to_know_see ON desk_dossier",
                    "CREATE POLICY alles ON desk_dossier USING (true)",
                    "ALTER POLICY need_to_know_see ON desk_dossier USING (true)",
                    "ALTER TABLE desk_dossier DISABLE ROW LEVEL SECURITY",
                    "ALTER TABLE desk_dossier NO FORCE ROW LEVEL SECURITY",
                    "ALTER TABLE desk_dossier OWNER TO CURRENT_USER",
                    "DROP TABLE desk_dossier",
                    "TRUNCATE desk_dossier CASCADE",
                    $"SET ROLE {house.Users.OwnerName}",
                    $"GRANT {house.Users.OwnerName} TO CURRENT_USER",
                    "ALTER ROLE CURRENT_USER BYPASSRLS",
                    "SET SESSION AUTHORIZATION baken",
                    "CREATE TRIGGER x AFTER INSERT ON desk_dossier EXECUTE FUNCTION access_audit_line_refuse()",
                    "SET row_security = off; SELECT count(*) FROM desk_dossier",
                    "COPY desk_dossier TO PROGRAM 'cat'",
                    "UPDATE \"__EFMigrationsHistory\" SET product_version = 'x'",
                ]
        )
            (await app.RefusedAsync(attempt)).ShouldBeOneOf("42501", "42704", "0LP01");
        (await app.NumberAsync("SELECT count(*) FROM desk_dossier")).ShouldBe(0);
    }

    [Fact]
    public async Task Lines_of_the_audit_record_are_added_and_nothing_else()
    {
        await using var house = await House.MakeAsync();
        await using var app = await house.ConnectAsync(house.Users.Application);
        (await app.NumberAsync("SELECT count(*) FROM access_audit_line")).ShouldBeGreaterThan(0);
        foreach (
            var attempt in (string[])
                [
                    "UPDATE access_audit_line SET actor_id = 'x'",
                    "DELETE FROM access_audit_line",
                    "TRUNCATE access_audit_line",
                    "DROP TRIGGER access_audit_line_no_change ON access_audit_line",
                    "ALTER TABLE access_audit_line DISABLE TRIGGER ALL",
                    "DELETE FROM access_audit_head",
                    "INSERT INTO access_audit_head (id, number, hash, began) VALUES (2, 0, '', 0)",
                ]
        )
            (await app.RefusedAsync(attempt)).ShouldBe("42501", attempt);
    }

    [Fact]
    public async Task Another_s_things_cannot_be_read_changed_removed_taken_or_put()
    {
        await using var house = await House.MakeAsync();
        await using var app = await house.ConnectAsync(house.Users.Application);
        var view = house.ViewOf(Role.Handler);
        await app.ShowAsync(view, house.Seal.Seal(view));
        var mine = house.May(Role.Handler, "Do");
        var others = house.Things.Except(mine).ToList();
        mine.Count.ShouldBeGreaterThan(1);
        others.Count.ShouldBeGreaterThan(1);

        (await app.NumberAsync($"SELECT count(*) FROM desk_dossier WHERE id IN ({Ids(others)})")).ShouldBe(
            house.May(Role.Handler, "See").Count - mine.Count
        );
        (await app.DoAsync($"UPDATE desk_dossier SET title = 'x' WHERE id IN ({Ids(others)})")).ShouldBe(0);
        (await app.DoAsync($"DELETE FROM desk_enclosure WHERE dossier_id IN ({Ids(others)})")).ShouldBe(0);
        (await app.DoAsync($"DELETE FROM desk_dossier WHERE id IN ({Ids(others)})")).ShouldBe(0);
        (await app.DoAsync($"UPDATE desk_enclosure SET text = 'x' WHERE dossier_id IN ({Ids(others)})")).ShouldBe(0);
        (await app.NumberAsync($"SELECT count(*) FROM desk_enclosure WHERE dossier_id IN ({Ids(others)})")).ShouldBe(0);

        // What is its own it may change, and not move to where it has no business; nor an enclosure to another's thing.
        var own = mine.First(thing => thing.Confidentiality == "Department");
        (await app.DoAsync($"UPDATE desk_dossier SET title = title WHERE id = '{own.Id}'")).ShouldBe(1);
        (await app.RefusedAsync($"UPDATE desk_dossier SET department = 'belastingen' WHERE id = '{own.Id}'")).ShouldBe("42501");
        (
            await app.RefusedAsync($"UPDATE desk_enclosure SET dossier_id = '{others[0].Id}' WHERE dossier_id = '{own.Id}'")
        ).ShouldBe("42501");
        (await app.RefusedAsync($"INSERT INTO desk_enclosure VALUES (gen_random_uuid(), '{others[0].Id}', 'x')")).ShouldBe(
            "42501"
        );
        (await app.DoAsync(Insert(Guid.NewGuid(), "Department", "vergunningen"))).ShouldBe(1);
        (await app.RefusedAsync(Insert(Guid.NewGuid(), "Department", "belastingen"))).ShouldBe("42501");
        (await app.RefusedAsync(Insert(Guid.NewGuid(), "Municipality", null))).ShouldBe("42501");

        // Nor by putting a thing of its own in the place of another's: the number is taken, seen or not.
        (await app.RefusedAsync(Insert(others[0].Id, "Department", "vergunningen"))).ShouldBe("23505");
        (
            await app.RefusedAsync(
                Insert(others[0].Id, "Department", "vergunningen") + " ON CONFLICT (id) DO UPDATE SET title = 'x'"
            )
        ).ShouldBe("42501");
    }

    [Fact]
    public async Task Who_shares_what_is_known_to_grantees_and_to_who_knows_the_thing_and_only_recalled()
    {
        await using var house = await House.MakeAsync();
        await using var app = await house.ConnectAsync(house.Users.Application);
        var all = await house.NumberAsync("SELECT count(*) FROM access_grant");

        // A partner knows its own shares and those of its organisation, and cannot give itself more.
        var partner = house.ViewOf(Role.Partner);
        await app.ShowAsync(partner, house.Seal.Seal(partner));
        var known = await app.NumberAsync("SELECT count(*) FROM access_grant");
        known.ShouldBeInRange(2, all - 1);
        (await app.RefusedAsync(Grant(house.Things[8].Id, house.Id(Role.Partner), house.Id(Role.Partner)))).ShouldBe("42501");
        (await app.RefusedAsync("UPDATE access_grant SET until = NULL")).ShouldBe("42501");
        (await app.RefusedAsync("UPDATE access_grant SET grantee = 'account:z'")).ShouldBe("42501");
        // Only with a thing that two people had destroyed do its shares go; nobody is shown such a view here.
        (await app.DoAsync("DELETE FROM access_grant")).ShouldBe(0);
        (await app.DoAsync("UPDATE access_grant SET recalled_at = now()")).ShouldBe(0);

        // The handler recalls what is shared of things it decides on, and shares in its own name alone.
        var handler = house.ViewOf(Role.Handler);
        await app.ShowAsync(handler, house.Seal.Seal(handler));
        (await app.DoAsync("UPDATE access_grant SET recalled_at = NULL, recalled_by = 'x'")).ShouldBe(2);
        var own = house.May(Role.Handler, "Do")[0];
        (await app.DoAsync(Grant(own.Id, "account:z", house.Id(Role.Handler)))).ShouldBe(1);
        (await app.RefusedAsync(Grant(own.Id, "account:z", "account:z"))).ShouldBe("42501");
    }

    [Fact]
    public async Task The_owner_is_bound_as_well_where_there_is_but_one_user()
    {
        await using var house = await House.MakeAsync();
        await using var owner = await house.ConnectAsync(house.Users.Owner);
        (await owner.NumberAsync("SELECT count(*) FROM desk_dossier")).ShouldBe(0);
        (await owner.NumberAsync("SELECT count(*) FROM desk_enclosure")).ShouldBe(0);
        (await owner.DoAsync("DELETE FROM desk_dossier")).ShouldBe(0);
    }

    [Fact]
    public async Task A_query_that_ignores_its_filter_gives_the_same()
    {
        await using var house = await House.MakeAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            await using var db = house.Users.Open(house.Users.Application, house.Seal);
            db.Viewpoint = house.As(role);
            var may = house.May(role, "See").Select(thing => thing.Id).Order();
            (await db.Set<Dossier>().IgnoreQueryFilters().Select(d => d.Id).ToListAsync()).Order().ShouldBe(may, $"{role}");
            (await db.Set<Dossier>().Select(d => d.Id).ToListAsync()).Order().ShouldBe(may, $"{role}");
            (await db.Set<Enclosure>().IgnoreQueryFilters().CountAsync()).ShouldBe(may.Count(), $"{role}");
            (await db.Set<Enclosure>().CountAsync()).ShouldBe(may.Count(), $"{role}");
            (await db.Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM desk_dossier").ToListAsync())
                .Order()
                .ShouldBe(may, $"{role}");
        }
    }

    [Fact]
    public async Task A_look_up_says_hit_or_no_hit_and_leaves_nothing_open()
    {
        await using var house = await House.MakeAsync();
        foreach (var role in (Role[])[Role.Partner, Role.Analyst, Role.Executive, Role.Auditor])
        foreach (var thing in house.Things)
        {
            await using var db = house.Users.Open(house.Users.Application, house.Seal);
            db.Viewpoint = house.As(role);
            var audit = new NoAudit();
            var gate = new Baken.Access.Gate(db, audit, new Somebody(house.Actor(role)), TimeProvider.System);
            var hit = await gate.HitAsync<Dossier>(
                DeskModule.Dossiers,
                d => d.Title.Contains(thing.Word),
                "desk",
                TestContext.Current.CancellationToken
            );
            hit.ShouldBe(house.May(role, "Hit").Contains(thing), $"{role} {thing}");
            audit.Acts.ShouldBe([hit ? "look-up.hit" : "look-up.no-hit"]);
            // In the same unit of work: what may only be known of is not seen after it.
            (await db.Set<Dossier>().IgnoreQueryFilters().CountAsync()).ShouldBe(house.May(role, "See").Count, $"{role}");
        }
    }

    [Fact]
    public async Task A_connection_keeps_nothing_of_who_used_it_before()
    {
        await using var house = await House.MakeAsync();
        // One physical connection, and a wish not to clean it that is not granted.
        var pooled = new NpgsqlConnectionStringBuilder(house.Users.Application)
        {
            Pooling = true,
            MaxPoolSize = 1,
            NoResetOnClose = true,
        }.ConnectionString;
        int pid;
        await using (var db = house.Users.Open(pooled, house.Seal))
        {
            db.Viewpoint = house.As(Role.Coordinator);
            (await db.Set<Dossier>().CountAsync()).ShouldBeGreaterThan(0);
            pid = (await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").ToListAsync()).Single();
            (
                await db
                    .Database.SqlQuery<string>($"SELECT coalesce(current_setting('baken.view', true), '') AS \"Value\"")
                    .ToListAsync()
            )
                .Single()
                .ShouldBeEmpty();
        }

        await using (var db = house.Users.Open(pooled, house.Seal))
        {
            (await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").ToListAsync()).Single().ShouldBe(pid);
            // Nobody's view.
            (await db.Set<Dossier>().IgnoreQueryFilters().CountAsync()).ShouldBe(0);
        }

        // Nor within one connection, when a transaction that said another view is rolled back.
        await using (var db = house.Users.Open(pooled, house.Seal))
        {
            await db.Database.OpenConnectionAsync();
            db.Viewpoint = house.As(Role.Coordinator);
            var coordinator = await db.Set<Dossier>().IgnoreQueryFilters().CountAsync();
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                db.Viewpoint = house.As(Role.Auditor);
                (await db.Set<Dossier>().IgnoreQueryFilters().CountAsync()).ShouldBe(0);
                await transaction.RollbackAsync();
            }

            (await db.Set<Dossier>().IgnoreQueryFilters().CountAsync()).ShouldBe(0);
            db.Viewpoint = house.As(Role.Coordinator);
            (await db.Set<Dossier>().IgnoreQueryFilters().CountAsync()).ShouldBe(coordinator);
        }
    }

    [Fact]
    public async Task Every_guarded_table_has_its_policies_after_migrating()
    {
        await using var house = await House.MakeAsync();
        await using (var db = new PostgresDb(OptionsOf(house.Users.Superuser)))
            (await UnguardedAsync(db)).ShouldBeEmpty("a migration has to run RowSecurity.Guard or GuardThrough for these tables");
        await using (var db = house.Users.Open(house.Users.Superuser))
        {
            (await UnguardedAsync(db)).ShouldBeEmpty();
            // Seen red: each of what it looks for, taken away.
            foreach (
                var (harm, repair) in new (string, string)[]
                {
                    ("ALTER TABLE desk_dossier DISABLE ROW LEVEL SECURITY", "ALTER TABLE desk_dossier ENABLE ROW LEVEL SECURITY"),
                    (
                        "ALTER TABLE desk_enclosure NO FORCE ROW LEVEL SECURITY",
                        "ALTER TABLE desk_enclosure FORCE ROW LEVEL SECURITY"
                    ),
                    (
                        "ALTER POLICY need_to_know_see ON desk_dossier RENAME TO weg",
                        "ALTER POLICY weg ON desk_dossier RENAME TO need_to_know_see"
                    ),
                    (
                        "ALTER POLICY need_to_know_remove ON desk_enclosure RENAME TO weg",
                        "ALTER POLICY weg ON desk_enclosure RENAME TO need_to_know_remove"
                    ),
                    ("CREATE POLICY alles ON desk_dossier USING (true)", "DROP POLICY alles ON desk_dossier"),
                    (
                        "ALTER POLICY kind_dossier_share ON access_grant RENAME TO weg",
                        "ALTER POLICY weg ON access_grant RENAME TO kind_dossier_share"
                    ),
                }
            )
            {
                await db.Database.ExecuteSqlRawAsync(harm);
                (await UnguardedAsync(db)).ShouldHaveSingleItem();
                await db.Database.ExecuteSqlRawAsync(repair);
                (await UnguardedAsync(db)).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public async Task The_migration_can_be_taken_back_and_run_again()
    {
        await using var house = await House.MakeAsync();
        await using var db = new PostgresDb(OptionsOf(house.Users.Owner));
        await using (var desk = house.Users.Open(house.Users.Owner))
            await desk.Database.ExecuteSqlRawAsync(
                RowSecurity.GuardThroughDrop("desk_enclosure") + RowSecurity.GuardDrop("desk_dossier", "dossier")
            );
        await db.Database.MigrateAsync("Gate");
        (await house.NumberAsync("SELECT count(*) FROM pg_policies")).ShouldBe(0);
        await db.Database.MigrateAsync();
        (await house.NumberAsync("SELECT count(*) FROM pg_policies")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_node_starts_without_the_owner_with_the_key_and_not_without_it()
    {
        await using var house = await House.MakeAsync();
        var alone = house.Installation with { PostgresOwner = null };
        await using (var without = Services(alone))
            (
                await Should.ThrowAsync<InvalidDataException>(() =>
                    BakenDatabase.MigrateAsync(without, TestContext.Current.CancellationToken)
                )
            ).Message.ShouldContain("BAKEN_DATABASE_VIEW_KEY");
        await using var with = Services(alone with { ViewKey = house.Key });
        await BakenDatabase.MigrateAsync(with, TestContext.Current.CancellationToken);
        with.GetRequiredService<ViewSeal>().Seal("x").ShouldBe(house.Seal.Seal("x"));
        (
            await Should.ThrowAsync<InvalidDataException>(async () =>
            {
                await using var wrong = Services(alone with { ViewKey = "geen sleutel" });
                await BakenDatabase.MigrateAsync(wrong, TestContext.Current.CancellationToken);
            })
        ).Message.ShouldContain("hexadecimale");
    }

    [Fact]
    public async Task The_operator_hears_what_weakens_the_wall()
    {
        await using var house = await House.MakeAsync();
        async Task<string> SaidAsync(string connection)
        {
            await using var db = new PostgresDb(OptionsOf(connection));
            return string.Join(' ', await ApplicationUser.WeaknessesAsync(db, TestContext.Current.CancellationToken));
        }

        (await SaidAsync(house.Users.Application)).ShouldBeEmpty();
        (await SaidAsync(house.Users.Owner)).ShouldContain("eigenaar");
        (await SaidAsync(house.Users.Superuser)).ShouldContain("BYPASSRLS");
    }

    private static DbContextOptions<PostgresDb> OptionsOf(string connection)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        BakenDatabase.UsePostgres(options, connection);
        return options.Options;
    }

    private static ServiceProvider Services(Installation installation) =>
        new ServiceCollection().AddLogging().AddBaken(installation).BuildServiceProvider();

    /// <summary>What is missing, or too much, of the row-level security of a model's guarded tables.</summary>
    private static async Task<List<string>> UnguardedAsync(BakenDbContext db)
    {
        var tables = await db
            .Database.SqlQuery<string>(
                $"SELECT relname || ':' || relrowsecurity || ':' || relforcerowsecurity AS \"Value\" FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
            )
            .ToListAsync();
        var policies = await db
            .Database.SqlQuery<string>(
                $"SELECT tablename || '.' || policyname || ':' || cmd AS \"Value\" FROM pg_policies WHERE schemaname = current_schema()"
            )
            .ToListAsync();
        List<string> missing = [];
        var kinds = Guarding.KindsOf(db.Model);
        List<string> wanted =
        [
            "access_grant.a_grantee:SELECT",
            "access_grant.b_erased_see:SELECT",
            "access_grant.b_erased_remove:DELETE",
        ];
        foreach (
            var table in kinds.Select(guarded => guarded.Table).Concat(Guarding.PartsOf(db.Model).Select(part => part.Table))
        )
        {
            if (!tables.Contains($"{table}:true:true"))
                missing.Add($"{table} is not under row-level security, or not under FORCE");
            wanted.AddRange([
                $"{table}.need_to_know_see:SELECT",
                $"{table}.need_to_know_add:INSERT",
                $"{table}.need_to_know_change:UPDATE",
                $"{table}.need_to_know_remove:DELETE",
            ]);
        }

        foreach (var (kind, _) in kinds)
            wanted.AddRange([
                $"access_grant.kind_{kind.Name.Replace('-', '_')}_see:SELECT",
                $"access_grant.kind_{kind.Name.Replace('-', '_')}_share:INSERT",
                $"access_grant.kind_{kind.Name.Replace('-', '_')}_recall:UPDATE",
            ]);
        if (db is not DeskPostgresDb)
            policies.RemoveAll(policy =>
                policy.StartsWith("desk_", StringComparison.Ordinal) || policy.Contains("kind_dossier", StringComparison.Ordinal)
            );
        // A renamed policy is both missing and too much: it is told once.
        missing.AddRange(wanted.Except(policies).Select(policy => $"{policy} is missing"));
        if (missing.Count == 0)
            missing.AddRange(policies.Except(wanted).Select(policy => $"{policy} is no policy of ours"));
        return missing;
    }

    private static string Ids(IEnumerable<Thing> things) => string.Join(',', things.Select(thing => $"'{thing.Id}'"));

    private static string Insert(Guid id, string confidentiality, string? department) =>
        $"INSERT INTO desk_dossier (id, title, owner, confidentiality, department) VALUES ('{id}', 'x', 'x', '{confidentiality}', {(department is null ? "NULL" : $"'{department}'")})";

    private static string Grant(Guid thing, string grantee, string by) =>
        $"INSERT INTO access_grant (id, thing_id, kind, grantee, \"right\", activity, ground, \"by\", at) VALUES (gen_random_uuid(), '{thing}', 'dossier', '{grantee}', 'Do', 'desk-work', 'x', '{by}', now())";

    /// <summary>The world of the oracle in a database with two users, without a host.</summary>
    private sealed class House(GateHost host, RouteTable table, ViewSeal seal, string key) : IAsyncDisposable
    {
        public DatabaseUsers Users => host.Users!;

        public Installation Installation => host.Installation;

        public ViewSeal Seal => seal;

        public string Key => key;

        public IReadOnlyList<Thing> Things => host.World.Things;

        public static async Task<House> MakeAsync()
        {
            var table = RouteTable.Kept();
            var host = await GateHost.StartAsync(table, Provider.Postgres);
            await using var owner = new NpgsqlConnection(host.Users!.Owner);
            await owner.OpenAsync(TestContext.Current.CancellationToken);
            await using var ask = new NpgsqlCommand("SELECT key FROM access_view_key", owner);
            var key = (byte[])(await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
            return new House(host, table, host.Services.GetRequiredService<ViewSeal>(), Convert.ToHexString(key));
        }

        public List<Thing> May(Role role, string right) =>
            [.. Things.Where(thing => table.May(host.World, host.World.Of(role), thing, right))];

        public string Id(Role role) => host.World.Of(role).Id;

        public Actor Actor(Role role) => GateHost.ActorOf(host.World.Of(role));

        public IViewpoint As(Role role) => new View(Actor(role));

        public string ViewOf(Role role) => ViewSeal.Words(As(role), [DeskModule.Dossiers]);

        public async Task<Attempts> ConnectAsync(string connection)
        {
            var open = new NpgsqlConnection(connection);
            await open.OpenAsync(TestContext.Current.CancellationToken);
            return new Attempts(open);
        }

        /// <summary>As it is, beside every wall.</summary>
        public async Task<long> NumberAsync(string sql)
        {
            await using var superuser = await ConnectAsync(Users.Superuser);
            return await superuser.NumberAsync(sql);
        }

        public ValueTask DisposeAsync() => host.DisposeAsync();
    }

    /// <summary>Somebody at a connection of his own.</summary>
    private sealed class Attempts(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async Task<long> NumberAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }

        public async Task<int> DoAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        /// <summary>The code with which the database refuses.</summary>
        public async Task<string> RefusedAsync(string sql) =>
            (await Should.ThrowAsync<PostgresException>(() => DoAsync(sql), sql)).SqlState;

        public async Task ShowAsync(string view, string seal)
        {
            await using var command = new NpgsqlCommand(
                "SELECT set_config('baken.view', $1, false), set_config('baken.seal', $2, false)",
                connection
            );
            command.Parameters.Add(new NpgsqlParameter { Value = view });
            command.Parameters.Add(new NpgsqlParameter { Value = seal });
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        public async Task<long> CountAsAsync(string view, string seal)
        {
            await ShowAsync(view, seal);
            return await NumberAsync("SELECT count(*) FROM desk_dossier");
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }

    private sealed class View(Actor actor) : IViewpoint
    {
        public IReadOnlyList<string> Keys => Viewpoint.KeysOf(actor, Activity);
        public string Activity => DeskModule.Activity;
        public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

        public Pass PassTo(Kind kind, Right right) => Viewpoint.PassOf(actor, Activity, kind, right);
    }

    private sealed class Somebody(Actor actor) : ICurrentActor
    {
        public Actor Actor => actor;
    }

    private sealed class NoAudit : IAudit
    {
        public List<string> Acts { get; } = [];

        public void Record(Actor by, string act, string about) => Acts.Add(act);

        public Task SeenAsync(IReadOnlyCollection<string> things, CancellationToken cancellation) => Task.CompletedTask;
    }
}
