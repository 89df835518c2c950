using System.Collections.Concurrent;
using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Baken.Tests.Access;

/// <summary>What is seen is written down before it is shown, in order, whoever writes beside it; and if it cannot be, nothing happens.</summary>
public sealed class AuditAppenderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Looks_and_acts_of_several_nodes_side_by_side_make_one_chain(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await using var second = AuditVerifyTests.Again(house.Installation);
        var written = new ConcurrentDictionary<int, List<string>>();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(worker =>
                    Task.Run(
                        async () =>
                        {
                            var node = worker % 2 == 0 ? house.Services : second;
                            var mine = written[worker] = [];
                            for (var turn = 0; turn < 40; turn++)
                            {
                                await using var scope = node.CreateAsyncScope();
                                var audit = scope.ServiceProvider.GetRequiredService<IAudit>();
                                string[] things = [$"ding:{worker}/{turn}/a", $"ding:{worker}/{turn}/b"];
                                mine.AddRange(things);
                                if (turn % 4 == 3)
                                {
                                    foreach (var thing in things)
                                        audit.Record(Actor.CommandLine, "ding.changed", thing);
                                    await scope.ServiceProvider.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
                                }
                                else
                                {
                                    await audit.SeenAsync(things, Cancellation);
                                }
                            }
                        },
                        Cancellation
                    )
                )
        );

        (await house.FindingsAsync()).ShouldBeEmpty();
        var lines = await house.LinesAsync();
        lines.Select(line => line.Number).ShouldBe(Enumerable.Range(1, 8 * 80).Select(number => (long)number));
        // Everyone's own lines stand in the order in which they were written.
        foreach (var (worker, things) in written)
            lines
                .Where(line => line.About.StartsWith($"ding:{worker}/", StringComparison.Ordinal))
                .Select(line => line.About)
                .ShouldBe(things);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_look_is_kept_when_the_call_returns_and_saves_nothing_else(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.DoAsync(async services =>
        {
            var audit = services.GetRequiredService<IAudit>();
            audit.Record(Actor.CommandLine, "ding.changed", "ding:nog-niet");
            await audit.SeenAsync(["ding:1"], Cancellation);
            (await house.LinesAsync()).Select(line => line.About).ShouldBe(["ding:1"]);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
        });
        (await house.LinesAsync()).Select(line => line.About).ShouldBe(["ding:1", "ding:nog-niet"]);
        (await house.FindingsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task When_lines_cannot_be_written_everyone_hears_it_and_no_act_happens(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(4);
        foreach (
            var (broken, mended) in new (string, string)[]
            {
                ("ALTER TABLE access_audit_head RENAME TO elsewhere", "ALTER TABLE elsewhere RENAME TO access_audit_head"),
                (
                    "ALTER TABLE access_audit_line RENAME COLUMN about TO elsewhere",
                    "ALTER TABLE access_audit_line RENAME COLUMN elsewhere TO about"
                ),
            }
        )
        {
            await SqlAsync(house, broken);
            var looks = Enumerable.Range(0, 5).Select(turn => LookAsync(house, $"ding:{turn}")).ToList();
            foreach (var look in looks)
                await Should.ThrowAsync<Exception>(() => look);
            await Should.ThrowAsync<Exception>(() => ActAsync(house));
            await SqlAsync(house, mended);
            (await GrantsAsync(house)).ShouldBe(0, broken);
            (await house.LinesAsync()).Count.ShouldBe(4, broken);
        }

        // It goes on where it was.
        await LookAsync(house, "ding:5");
        await ActAsync(house);
        (await house.FindingsAsync()).ShouldBeEmpty();
        (await GrantsAsync(house)).ShouldBe(1);
    }

    [Fact]
    public async Task When_somebody_holds_the_end_of_the_chain_for_too_long_no_act_happens()
    {
        await using var house = await TestDatabase.MakeAsync(Provider.Postgres);
        await using var other = new NpgsqlConnection(house.Installation.PostgresConnection);
        await other.OpenAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);
        await using (var hold = new NpgsqlCommand("SELECT * FROM access_audit_head FOR UPDATE", other, transaction))
            await hold.ExecuteNonQueryAsync(Cancellation);

        await Should.ThrowAsync<Exception>(() => ActAsync(house, timeout: 1));
        (await GrantsAsync(house)).ShouldBe(0);
        var look = LookAsync(house, "ding:1");
        (await Task.WhenAny(look, Task.Delay(500, Cancellation))).ShouldNotBe(look, "nothing may be shown before it is written");
        await transaction.RollbackAsync(Cancellation);
        await look;
        (await house.LinesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task On_a_full_disk_no_act_happens_and_nothing_is_shown()
    {
        var disk = new FullDisk();
        await using var house = await TestDatabase.MakeAsync(adjust: services =>
            services.ConfigureDbContext<Baken.Database.SqliteDb>(options => options.AddInterceptors(disk))
        );
        await house.WriteAsync(4);
        disk.Full = true;
        // What is free on pages that are there already is still used up.
        Exception? trouble = null;
        var shown = 0;
        for (; shown < 200 && trouble is null; shown++)
            trouble = await Record.ExceptionAsync(() => LookAsync(house, $"ding:{shown}"));
        trouble.ShouldNotBeNull();
        trouble.ToString().ShouldContain("full");
        var grants = await GrantsAsync(house);
        trouble = null;
        for (var turn = 0; turn < 200 && trouble is null; turn++)
        {
            trouble = await Record.ExceptionAsync(() => ActAsync(house));
            grants += trouble is null ? 1 : 0;
        }

        trouble.ShouldNotBeNull();
        disk.Full = false;
        (await GrantsAsync(house)).ShouldBe(grants);
        var lines = await house.LinesAsync();
        lines.Count.ShouldBe(4 + (shown - 1) + grants);
        await LookAsync(house, "ding:weer");
        (await house.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stopping_writes_what_waits_leaves_a_checkpoint_and_takes_no_more()
    {
        await using var house = await TestDatabase.MakeAsync();
        var looks = Enumerable.Range(0, 50).Select(turn => LookAsync(house, $"ding:{turn}")).ToList();
        var appender = house.Services.GetRequiredService<AuditAppender>();
        await appender.StopAsync(Cancellation);
        await Task.WhenAll(looks.Select(look => look.ContinueWith(_ => { }, TaskScheduler.Default)));
        var kept = looks.Count(look => look.IsCompletedSuccessfully);
        (await house.LinesAsync()).Count.ShouldBe(kept);
        kept.ShouldBeGreaterThan(0);
        Checkpoint.Read(await File.ReadAllTextAsync(house.Places().Checkpoints, Cancellation)).Single()!.Number.ShouldBe(kept);
        await Should.ThrowAsync<InvalidOperationException>(() => LookAsync(house, "ding:te-laat"));
        (await house.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_thousand_lines_a_checkpoint_is_kept()
    {
        await using var house = await TestDatabase.MakeAsync();
        for (var turn = 0; turn < 5; turn++)
            await house.DoAsync(services =>
                services
                    .GetRequiredService<IAudit>()
                    .SeenAsync([.. Enumerable.Range(0, 500).Select(n => $"ding:{n}")], Cancellation)
            );
        // The checkpoint is made after those who wait go on: one more round and it is there.
        await LookAsync(house, "ding:laatste");
        Checkpoint
            .Read(await File.ReadAllTextAsync(house.Places().Checkpoints, Cancellation))
            .Select(checkpoint => checkpoint!.Number)
            .ShouldBe([1_000, 2_000]);
        await File.AppendAllTextAsync(house.Places().Checkpoints, "{\"signed\":\"half", Cancellation);
        (await house.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_the_database_could_not_keep_takes_no_other_along()
    {
        await using var house = await TestDatabase.MakeAsync();
        await Should.ThrowAsync<ArgumentException>(() => LookAsync(house, new string('x', 201)));
        await Should.ThrowAsync<ArgumentException>(() => LookAsync(house, "ding:\0"));
        await LookAsync(house, "ding:1");
        (await house.LinesAsync()).Count.ShouldBe(1);
    }

    private static Task LookAsync(TestDatabase house, string thing) =>
        house.DoAsync(services => services.GetRequiredService<IAudit>().SeenAsync([thing], Cancellation));

    /// <summary>An act that leaves a row.</summary>
    private static Task ActAsync(TestDatabase house, int? timeout = null) =>
        house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<ModuleDb>();
            if (timeout is { } seconds)
                db.Database.SetCommandTimeout(seconds);
            services
                .GetRequiredService<IGate>()
                .Share(
                    new Kind("dossier", []),
                    Guid.CreateVersion7(),
                    "account:b",
                    Right.See,
                    "oversight",
                    "Nodig.",
                    null,
                    Actor.CommandLine
                );
            await db.SaveChangesAsync(Cancellation);
        });

    private static Task<int> GrantsAsync(TestDatabase house) =>
        house.DoAsync(services => services.GetRequiredService<ModuleDb>().Set<Grant>().CountAsync(Cancellation));

    private static Task SqlAsync(TestDatabase house, string sql) =>
        house.DoAsync(services => services.GetRequiredService<ModuleDb>().Database.ExecuteSqlRawAsync(sql, Cancellation));

    /// <summary>A disk on which the database file cannot grow.</summary>
    private sealed class FullDisk : DbConnectionInterceptor
    {
        public bool Full { get; set; }

        public override async Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Full ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
