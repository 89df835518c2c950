using System.Diagnostics;
using Baken.Access;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Baken.Tests.Privacy;

/// <summary>Back-ups of which the content can be kept for ever, because what is destroyed cannot be read from them.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string place = Directory.CreateTempSubdirectory("baken-back-up-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_destroyed_after_a_back_up_cannot_be_read_from_it_and_everything_else_can()
    {
        await using var house = await RetentionTests.HouseAsync(Provider.Sqlite);
        var old = await house.DoAsync(services => Dossiers.AddAsync(services, 3, RetentionTests.Now(house).AddMonths(-12)));
        var kept = await house.DoAsync(services => Dossiers.AddAsync(services, 2, RetentionTests.Now(house)));
        var first = await TakeAsync(house);
        var batch = await RetentionTests.ApprovedAsync(house);
        (await RetentionTests.DestroyAsync(house, batch, RetentionTests.Person("p", Role.PrivacyOfficer))).ShouldBeNull();
        ((Baken.Tests.Access.Clock)house.Services.GetRequiredService<TimeProvider>()).Pass(TimeSpan.FromMinutes(1));
        var second = await TakeAsync(house);
        second.Things.ShouldBe(2);

        // The old content with the keys of now.
        await using var restored = await RestoreAsync(first.Content!, second.Keys);
        foreach (var id in old)
            (await restored.DoAsync(services => Dossiers.OpenAsync(services, id))).Refusal!.Code.ShouldBe(
                "access.content-destroyed"
            );
        foreach (var id in kept)
            (await restored.DoAsync(services => Dossiers.OpenAsync(services, id))).Value.ShouldBe(Dossiers.Content);
        // What came back without its key is due again.
        (await restored.RowsAsync<int>($"""SELECT COUNT(*) AS "Value" FROM privacy_clock"""))
            .Single()
            .ShouldBe(5);
    }

    [Fact]
    public async Task Content_has_no_keys_in_it_and_keys_are_for_the_program_alone()
    {
        await using var house = await RetentionTests.HouseAsync(Provider.Sqlite);
        await house.DoAsync(services => Dossiers.AddAsync(services, 3, RetentionTests.Now(house)));
        var wrapped = await house.RowsAsync<byte[]>($"""SELECT wrapped AS "Value" FROM access_content_key""");
        var report = await TakeAsync(house);

        var content = await File.ReadAllBytesAsync(report.Content!, Cancellation);
        wrapped.Count.ShouldBe(3);
        foreach (var key in wrapped)
            content.AsSpan().IndexOf(key).ShouldBe(-1);
        Directory.GetFiles(house.Installation.DataDirectory, ".back-up*").ShouldBeEmpty();
        if (!OperatingSystem.IsWindows())
            foreach (var file in Directory.GetFiles(report.Keys))
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task Two_back_ups_of_one_moment_have_two_names_and_nobody_else_can_read_them()
    {
        await using var house = await RetentionTests.HouseAsync(Provider.Sqlite);
        var first = await TakeAsync(house);
        var second = await TakeAsync(house);
        second.Content.ShouldNotBe(first.Content);
        foreach (var content in (string[])[first.Content!, second.Content!])
        {
            File.Exists(content).ShouldBeTrue();
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(content).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Keys_are_overwritten_by_the_next_back_up_and_content_is_not()
    {
        await using var house = await RetentionTests.HouseAsync(Provider.Sqlite);
        await house.DoAsync(services => Dossiers.AddAsync(services, 1, RetentionTests.Now(house)));
        await TakeAsync(house);
        ((Baken.Tests.Access.Clock)house.Services.GetRequiredService<TimeProvider>()).Pass(TimeSpan.FromDays(1));
        await TakeAsync(house);
        Directory.GetDirectories(place).Select(Path.GetFileName).ShouldBe(["keys"]);
        Directory.GetFiles(place, "content-*.db").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Keys_past_their_time_are_refused_unless_one_insists()
    {
        await using var house = await RetentionTests.HouseAsync(Provider.Sqlite);
        await house.DoAsync(services => Dossiers.AddAsync(services, 1, RetentionTests.Now(house)));
        var report = await TakeAsync(house);
        report.KeepKeysUntil.ShouldBe(new DateOnly(2026, 3, 16));
        var later = new Baken.Tests.Access.Clock();
        later.Pass(TimeSpan.FromDays(15));
        var empty = new Installation(Directory.CreateTempSubdirectory("baken-empty-").FullName);
        (await RestoreFiles.PutAsync(empty, report.Content, report.Keys, false, later, Cancellation)).Refusal!.Code.ShouldBe(
            "backup.keys-expired"
        );
        Directory.GetFileSystemEntries(empty.DataDirectory).ShouldBeEmpty();
        (await RestoreFiles.PutAsync(empty, report.Content, report.Keys, true, later, Cancellation)).IsRefused.ShouldBeFalse();
        (await RestoreFiles.PutAsync(empty, report.Content, report.Keys, true, later, Cancellation)).Refusal!.Code.ShouldBe(
            "backup.data-there"
        );
        Directory.Delete(empty.DataDirectory, recursive: true);
    }

    [Fact]
    public async Task A_back_up_in_the_data_directory_is_refused()
    {
        await using var house = await RetentionTests.HouseAsync(Provider.Sqlite);
        (
            await house.DoAsync(services =>
                services
                    .GetRequiredService<Backup>()
                    .TakeAsync(Path.Combine(house.Installation.DataDirectory, "veilig"), Cancellation)
            )
        ).Refusal!.Code.ShouldBe("backup.inside-the-data");
    }

    [Fact]
    public async Task On_PostgreSQL_its_own_tools_copy_the_content_and_ours_the_keys()
    {
        await using var house = await RetentionTests.HouseAsync(Provider.Postgres);
        var old = await house.DoAsync(services => Dossiers.AddAsync(services, 2, RetentionTests.Now(house).AddMonths(-12)));
        var kept = await house.DoAsync(services => Dossiers.AddAsync(services, 2, RetentionTests.Now(house)));
        var dump = Path.Combine(place, "content.dump");
        Postgres(house.Installation, "pg_dump", "--format=custom", "--exclude-table-data=access_content_key", $"--file={dump}");
        var batch = await RetentionTests.ApprovedAsync(house);
        (await RetentionTests.DestroyAsync(house, batch, RetentionTests.Person("p", Role.PrivacyOfficer))).ShouldBeNull();
        var report = await TakeAsync(house);
        report.Content.ShouldBeNull();

        var (empty, name) = await TestDatabase.MakeInstallationAsync(Provider.Postgres);
        Postgres(empty, "pg_restore", $"--dbname={name}", "--no-owner", "--exit-on-error", dump);
        var put = await RestoreFiles.PutAsync(empty, null, report.Keys, false, new Baken.Tests.Access.Clock(), Cancellation);
        await using var restored = await TestDatabase.OpenAsync(empty, postgresName: name);
        await restored.DoAsync(services =>
            services.GetRequiredService<IKeyBackup>().RestoreAsync(put.Value, Actor.CommandLine, Cancellation)
        );
        foreach (var id in old)
            (await restored.DoAsync(services => Dossiers.OpenAsync(services, id))).Refusal!.Code.ShouldBe(
                "access.content-destroyed"
            );
        foreach (var id in kept)
            (await restored.DoAsync(services => Dossiers.OpenAsync(services, id))).Value.ShouldBe(Dossiers.Content);
    }

    public void Dispose() => Directory.Delete(place, recursive: true);

    private async Task<BackupReport> TakeAsync(TestDatabase house) =>
        (await house.DoAsync(services => services.GetRequiredService<Backup>().TakeAsync(place, Cancellation))).Value;

    private static async Task<TestDatabase> RestoreAsync(string content, string keys)
    {
        var empty = new Installation(Directory.CreateTempSubdirectory("baken-restored-").FullName);
        var put = await RestoreFiles.PutAsync(empty, content, keys, false, new Baken.Tests.Access.Clock(), Cancellation);
        var house = await RetentionTests.HouseAsync(empty);
        await house.DoAsync(services =>
            services.GetRequiredService<IKeyBackup>().RestoreAsync(put.Value, Actor.CommandLine, Cancellation)
        );
        return house;
    }

    private static void Postgres(Installation installation, string tool, params string[] arguments)
    {
        var path =
            Directory
                .GetDirectories("/usr/lib/postgresql")
                .OrderDescending()
                .Select(version => Path.Combine(version, "bin", tool))
                .FirstOrDefault(File.Exists)
            ?? tool;
        var to = new NpgsqlConnectionStringBuilder(installation.PostgresConnection);
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardError = true };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = $"{to.Port}";
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGDATABASE"] = to.Database;
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, said);
    }
}
