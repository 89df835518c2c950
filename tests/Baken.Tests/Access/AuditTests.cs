using System.Data.Common;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

public sealed class AuditTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Lines_of_one_unit_of_work_keep_their_order(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        await host.WorkAsync(
            async (db, audit) =>
            {
                // In three goes of one transaction, and what was written down between is let go of and taken up again.
                await using var transaction = await db.Database.BeginTransactionAsync();
                for (var n = 1; n <= 9; n++)
                {
                    audit.Record(Actor.CommandLine, $"proef.{n}", "ding:1");
                    if (n % 3 == 0)
                        await db.SaveChangesAsync();
                }

                await transaction.CommitAsync();
            }
        );
        await host.WorkAsync(
            async (db, audit) =>
            {
                audit.Record(Actor.CommandLine, "vergeten.1", "ding:1");
                audit.Record(Actor.CommandLine, "vergeten.2", "ding:1");
                db.ChangeTracker.Clear();
                for (var n = 10; n <= 19; n++)
                    audit.Record(Actor.CommandLine, $"proef.{n}", "ding:1");
                await db.SaveChangesAsync();
            }
        );
        (await host.AuditAsync()).ShouldBe(Enumerable.Range(1, 19).Select(n => $"proef.{n}"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_line_is_saved_with_its_act(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        await host.WorkAsync(
            async (db, audit) =>
            {
                audit.Record(Actor.CommandLine, "import.done", "import:12");
                await db.SaveChangesAsync();
                var line = await db.Set<AuditLine>().SingleAsync();
                (line.Number, line.At, line.ActorId, line.Act, line.About, line.Place).ShouldBe(
                    (1, host.Clock.GetUtcNow(), "cli", "import.done", "import:12", Place.CommandLine)
                );
                line.Hash.ShouldBe(line.HashAfter(new byte[32]));
            }
        );
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task When_the_act_fails_there_is_no_line(Provider on)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        var person = await host.PersonAsync();
        var lines = (await host.AuditAsync()).Count;
        await host.WorkAsync(
            async (db, audit) =>
            {
                // Two accounts with one address: the database refuses the second.
                db.Add(
                    new Account
                    {
                        Id = Guid.NewGuid(),
                        Email = person.Email,
                        EmailKey = Account.KeyOf(person.Email),
                        Name = "Dubbel",
                        MadeAt = host.Clock.GetUtcNow(),
                        Roles = new HashSet<Role> { Role.Analyst },
                        PasswordHash = "",
                    }
                );
                audit.Record(Actor.CommandLine, "account.made", "account:dubbel");
                await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
            }
        );
        (await host.AuditAsync()).Count.ShouldBe(lines);
    }

    [Theory]
    [InlineData(Provider.Sqlite, "UPDATE access_audit_line SET act = 'iets.anders'")]
    [InlineData(Provider.Sqlite, "DELETE FROM access_audit_line")]
    [InlineData(
        Provider.Sqlite,
        "INSERT OR REPLACE INTO access_audit_line (number, at, actor_id, act, about, activity, place, trace_id, caller_span_id, hash) SELECT number, at, actor_id, 'iets.anders', about, activity, place, trace_id, caller_span_id, hash FROM access_audit_line"
    )]
    [InlineData(Provider.Postgres, "UPDATE access_audit_line SET act = 'iets.anders'")]
    [InlineData(Provider.Postgres, "DELETE FROM access_audit_line")]
    [InlineData(Provider.Postgres, "TRUNCATE access_audit_line")]
    public async Task The_database_refuses_to_change_or_remove_a_line(Provider on, string sql)
    {
        await using var host = await AccessHost.StartAsync(on: on);
        await host.InviteAsync("nieuw@voorbeeld.example", Role.Analyst);
        var trouble = await Should.ThrowAsync<DbException>(() =>
            host.DoAsync<ModuleDb>(db => db.Database.ExecuteSqlRawAsync(sql))
        );
        trouble.Message.ShouldContain("append-only");
        (await host.AuditAsync()).ShouldBe(["invitation.made", "account.role-granted-alone"]);
    }

    [Fact]
    public async Task No_line_holds_an_address_or_a_name()
    {
        await using var host = await AccessHost.StartAsync();
        var person = await host.PersonAsync();
        await host.SignInAsync(person);
        await host.Browse().SubmitAsync("/inloggen", ("Email", "niemand@voorbeeld.example"), ("Password", "x"));
        var lines = await host.AskAsync<ModuleDb, List<AuditLine>>(db => db.Set<AuditLine>().ToListAsync());
        lines.ShouldAllBe(line => !line.About.Contains('@') && !line.About.Contains("Beeld") && !line.ActorId.Contains('@'));
    }

    [Fact]
    public async Task The_keys_of_cookies_are_kept_in_the_database()
    {
        await using var host = await AccessHost.StartAsync();
        await host.PersonAsync();
        var xml = (
            await host.AskAsync<ModuleDb, List<string>>(db => db.Set<DataProtectionKey>().Select(k => k.Xml).ToListAsync())
        ).Single();
        // A copy of the database is no way in: the key itself is wrapped under one that is elsewhere.
        xml.ShouldContain("<wrapped");
        xml.ShouldNotContain("masterKey");
    }
}
