using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Baken.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Access;

/// <summary>Whoever owns the database can change the record. These tests do, and see that it shows, and where.</summary>
public sealed class AuditVerifyTests
{
    private const string Columns = "at, actor_id, act, about, activity, place, trace_id, caller_span_id";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_record_that_nobody_touched_is_whole(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        (await house.VerifyAsync()).IsWhole.ShouldBeTrue();
        await house.WriteAsync(10);
        var checkpoint = await house.CheckpointAsync();
        await house.WriteAsync(10);

        var verdict = await house.VerifyAsync(checkpoint);
        verdict.Findings.ShouldBeEmpty();
        (verdict.Lines, verdict.Last, verdict.Unlinked).ShouldBe((21, 21, 0));
        // The one that was given, and the one that the installation kept of it.
        verdict.Checkpoints.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_edited_line_is_found_whatever_was_edited(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        foreach (
            var (column, value) in new (string, string)[]
            {
                ("at", on == Provider.Sqlite ? "'2026-01-01T00:00:00.0000000Z'" : "'2026-01-01T00:00:00Z'"),
                ("actor_id", "'account:ander'"),
                ("act", "'seen.not'"),
                ("about", "'dossier:ander'"),
                ("activity", "'figures'"),
                ("place", "'Api'"),
                ("trace_id", "'00000000000000000000000000000001'"),
                ("caller_span_id", "'0000000000000001'"),
            }
        )
        {
            await house.TamperAsync(
                $"CREATE TABLE before AS SELECT * FROM access_audit_line WHERE number = 12",
                $"UPDATE access_audit_line SET {column} = {value} WHERE number = 12"
            );
            (await house.FindingsAsync()).ShouldBe(["line.edited@12"], column);
            await house.TamperAsync(
                $"UPDATE access_audit_line SET {column} = (SELECT {column} FROM before) WHERE number = 12",
                "DROP TABLE before"
            );
            (await house.FindingsAsync()).ShouldBeEmpty(column);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_line_that_cannot_even_be_read_is_found(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        await house.TamperAsync("UPDATE access_audit_line SET place = 'Nergens' WHERE number = 12");
        (await house.FindingsAsync()).ShouldBe(["line.edited@12"]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_edited_line_with_a_fitting_hash_is_found_at_the_next(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        await RewriteAsync(house, 12, 12);
        (await house.FindingsAsync()).ShouldBe(["line.edited@13"]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_deleted_line_is_a_gap(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        await house.TamperAsync("DELETE FROM access_audit_line WHERE number = 12 OR number = 1");
        (await house.FindingsAsync()).ShouldBe(["line.missing@1", "line.missing@12"]);
    }

    [Theory]
    [InlineData(Provider.Sqlite, 12, 17, true)]
    [InlineData(Provider.Sqlite, 12, 17, false)]
    [InlineData(Provider.Sqlite, 12, 13, true)]
    [InlineData(Provider.Sqlite, 12, 13, false)]
    [InlineData(Provider.Postgres, 12, 17, true)]
    [InlineData(Provider.Postgres, 12, 17, false)]
    [InlineData(Provider.Postgres, 12, 13, true)]
    public async Task Swapped_lines_are_found_with_where_they_belong(Provider on, int one, int other, bool withHash)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        var columns = withHash ? $"{Columns}, hash" : Columns;
        await house.TamperAsync(
            $"CREATE TABLE before AS SELECT * FROM access_audit_line WHERE number IN ({one}, {other})",
            $"UPDATE access_audit_line SET ({columns}) = (SELECT {columns} FROM before WHERE before.number = {other}) WHERE number = {one}",
            $"UPDATE access_audit_line SET ({columns}) = (SELECT {columns} FROM before WHERE before.number = {one}) WHERE number = {other}"
        );

        var verdict = await house.VerifyAsync();
        verdict
            .Findings.Select(finding => $"{finding.Code}@{finding.Number}")
            .ShouldBe([$"line.swapped@{one}", $"line.swapped@{other}"]);
        verdict.Findings[0].What.ShouldContain($"plaats {other}");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_truncated_tail_is_found(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        await house.TamperAsync("DELETE FROM access_audit_line WHERE number > 17");
        (await house.FindingsAsync()).ShouldBe(["tail.missing@18"]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_truncated_tail_with_a_fitting_end_is_not_sealed(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        await CutAsync(house);
        (await house.FindingsAsync()).ShouldBe(["head.not-sealed@17"]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Work_that_goes_on_after_a_cut_does_not_wash_it_clean(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        await CutAsync(house);
        await house.WriteAsync(3);
        (await house.FindingsAsync()).ShouldBe(["seal.broken@18"]);
        (await house.LinesAsync())[17].ActorId.ShouldBe(Acts.Program);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_record_put_back_to_an_earlier_day_with_its_seal_is_found_by_a_checkpoint(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(10);
        await house.TamperAsync("CREATE TABLE before AS SELECT * FROM access_audit_head");
        await house.WriteAsync(10);
        var checkpoint = await house.CheckpointAsync();
        await house.TamperAsync(
            "DELETE FROM access_audit_line WHERE number > 10",
            "UPDATE access_audit_head SET number = (SELECT number FROM before), hash = (SELECT hash FROM before), mac = (SELECT mac FROM before)"
        );

        // The one that the installation kept finds it.
        (await house.FindingsAsync()).ShouldBe(["checkpoint.beyond-end@21"]);
        File.Delete(house.Places().Checkpoints);
        (await house.FindingsAsync()).ShouldBeEmpty();
        (await house.FindingsAsync(checkpoint)).ShouldBe(["checkpoint.beyond-end@21"]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_rewritten_chain_is_neither_sealed_nor_what_a_checkpoint_recorded(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        var checkpoint = await house.CheckpointAsync();
        File.Delete(house.Places().Checkpoints);
        await RewriteAsync(house, 12, 21);
        (await house.FindingsAsync(checkpoint)).ShouldBe(["head.not-sealed@21", "checkpoint.differs@21"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_end_that_says_that_the_chain_began_later_is_not_sealed(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(20);
        await house.TamperAsync("DELETE FROM access_audit_line WHERE number <= 15", "UPDATE access_audit_head SET began = 15");
        (await house.FindingsAsync()).ShouldContain("head.not-sealed@20");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_removed_end_and_a_line_beyond_it_are_found(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(5);
        await house.TamperAsync(
            $"INSERT INTO access_audit_line (number, {Columns}, hash) SELECT 6, {Columns}, hash FROM access_audit_line WHERE number = 5"
        );
        (await house.FindingsAsync()).ShouldBe(["line.added@6"]);
        await house.TamperAsync("DELETE FROM access_audit_line WHERE number = 6", "DELETE FROM access_audit_head");
        (await house.FindingsAsync()).ShouldBe(["head.missing@"]);
    }

    [Fact]
    public async Task A_forged_checkpoint_is_told_from_a_genuine_one()
    {
        await using var house = await TestDatabase.MakeAsync();
        await house.WriteAsync(20);
        var genuine = await house.CheckpointAsync();
        (await house.FindingsAsync(genuine)).ShouldBeEmpty();

        var edited = JsonNode.Parse(genuine)!;
        edited["signed"] = edited["signed"]!.GetValue<string>().Replace("number 21", "number 20", StringComparison.Ordinal);
        (await house.FindingsAsync(edited.ToJsonString())).ShouldBe(["checkpoint.forged@20"]);

        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var resigned = JsonNode.Parse(genuine)!;
        resigned["publicKey"] = stranger.ExportSubjectPublicKeyInfoPem();
        resigned["signature"] = Convert.ToBase64String(
            stranger.SignData(
                Encoding.UTF8.GetBytes(resigned["signed"]!.GetValue<string>()),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            )
        );
        (await house.FindingsAsync(resigned.ToJsonString())).ShouldBe(["checkpoint.forged@21"]);

        foreach (
            var nonsense in (string[])
                ["", "geen json", "{}", "[]", "null", """{"signed":"x","signature":"y","publicKey":"z"}""", genuine[..^10]]
        )
            (await house.FindingsAsync(nonsense)).ShouldBe(["checkpoint.forged@"], nonsense);
        (await house.FindingsAsync(genuine + "\n" + genuine)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_checkpoint_can_be_checked_without_this_program()
    {
        await using var house = await TestDatabase.MakeAsync();
        await house.WriteAsync(2);
        var checkpoint = JsonNode.Parse(await house.CheckpointAsync())!;
        var signed = checkpoint["signed"]!.GetValue<string>();
        using var key = ECDsa.Create();
        key.ImportFromPem(checkpoint["publicKey"]!.GetValue<string>());
        key.VerifyData(
                Encoding.UTF8.GetBytes(signed),
                Convert.FromBase64String(checkpoint["signature"]!.GetValue<string>()),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            )
            .ShouldBeTrue();
        checkpoint["publicKey"]!
            .GetValue<string>()
            .ShouldBe(await File.ReadAllTextAsync(Path.Combine(house.Places().Keys, AuditKeyFiles.PublicName), Cancellation));
        signed.ShouldContain($"hash {Convert.ToHexStringLower((await house.LinesAsync())[^1].Hash)}");
    }

    [Fact]
    public async Task Without_the_key_the_seal_cannot_be_checked_and_no_new_key_is_made()
    {
        await using var house = await TestDatabase.MakeAsync();
        await house.WriteAsync(3);
        Directory.Delete(house.Places().Keys, recursive: true);
        await using var again = Again(house.Installation);
        await using var scope = again.CreateAsyncScope();
        var verdict = await scope.ServiceProvider.GetRequiredService<IAuditRecord>().VerifyAsync([], Cancellation);
        verdict.Findings.Select(finding => finding.Code).ShouldBe(["seal.no-key"]);
        Directory.Exists(house.Places().Keys).ShouldBeFalse();
    }

    [Fact]
    public async Task The_keys_are_for_the_owner_of_the_program_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other permissions.");
            return;
        }

        await using var house = await TestDatabase.MakeAsync();
        await house.WriteAsync(1);
        foreach (var file in Directory.GetFiles(house.Places().Keys))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        (
            await house.RowsAsync<string>($"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name LIKE '%audit%'")
        ).ShouldBe(["access_audit_line", "access_audit_head"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_record_survives_what_it_is_about(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        var about = await house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<ModuleDb>();
            var account = new Account
            {
                Id = Guid.CreateVersion7(),
                Email = "weg@voorbeeld.example",
                EmailKey = "weg@voorbeeld.example",
                Name = "Weg",
                MadeAt = DateTimeOffset.UnixEpoch,
                Roles = new HashSet<Baken.Kernel.Role>(),
                PasswordHash = "",
            };
            db.Add(account);
            services.GetRequiredService<IAudit>().Record(Actor.CommandLine, Acts.AccountMade, account.Reference);
            await db.SaveChangesAsync(Cancellation);
            db.Remove(account);
            await db.SaveChangesAsync(Cancellation);
            return account.Reference;
        });
        (await house.LinesAsync()).Single().About.ShouldBe(about);
        (await house.FindingsAsync()).ShouldBeEmpty();
    }

    /// <summary>Cuts off the last three lines and moves the end, as well as one can without the key.</summary>
    private static Task CutAsync(TestDatabase house) =>
        house.TamperAsync(
            "DELETE FROM access_audit_line WHERE number > 17",
            "UPDATE access_audit_head SET number = 17, hash = (SELECT hash FROM access_audit_line WHERE number = 17)"
        );

    /// <summary>Edits the first line and gives it and the lines up to the last hashes that fit, and the end the hash of the last.</summary>
    private static async Task RewriteAsync(TestDatabase house, int first, int last)
    {
        await house.TamperAsync($"UPDATE access_audit_line SET about = 'dossier:ander' WHERE number = {first}");
        var lines = await house.LinesAsync();
        var statements = new List<string>();
        for (var number = first; number <= last; number++)
        {
            lines[number - 1].Follow(lines[number - 2].Hash);
            statements.Add($"UPDATE access_audit_line SET hash = {Hex(lines[number - 1].Hash)} WHERE number = {number}");
        }

        if (last == lines.Count)
            statements.Add($"UPDATE access_audit_head SET hash = {Hex(lines[last - 1].Hash)}");
        await house.TamperAsync([.. statements]);

        string Hex(byte[] hash) =>
            house.Installation.PostgresConnection is null
                ? $"x'{Convert.ToHexString(hash)}'"
                : $"decode('{Convert.ToHexString(hash)}', 'hex')";
    }

    internal static ServiceProvider Again(Installation installation)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddBaken(installation);
        services.AddScoped<ICurrentActor, Cli>();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private sealed class Cli : ICurrentActor
    {
        public Actor Actor => Actor.CommandLine;
    }
}
