using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Baken.Access;
using Baken.Database;
using Baken.Kernel;
using Microsoft.Data.Sqlite;

namespace Baken;

/// <summary>
/// Writes content and keys apart: the content may be kept as long as one likes, the keys are overwritten each time. Destroying a key
/// destroys the content in every back-up as soon as the last back-up of keys that had it is gone.
/// </summary>
public sealed class Backup(Installation installation, IKeyBackup keys, TimeProvider clock)
{
    /// <summary>In the place of back-ups: one directory of keys, and content by the moment at which it was taken.</summary>
    public const string KeysFolder = "keys";
    public const string KeysName = "content-keys.json";
    public const string ContentHead = "content-";

    /// <summary>Everything but the keys of things goes into the content; of PostgreSQL that is for its own tools.</summary>
    public async Task<Outcome<BackupReport>> TakeAsync(string directory, CancellationToken cancellation)
    {
        directory = Path.GetFullPath(directory);
        if (IsInside(directory, installation.DataDirectory))
            return BackupRefusals.InsideTheData;
        if (!Directory.Exists(directory))
            MakePrivate(directory);
        var content = installation.PostgresConnection is null ? await TakeContentAsync(directory, cancellation) : null;
        // After the content: whatever is in it has its key here, unless it was destroyed meanwhile.
        var taken = await keys.TakeAsync(cancellation);
        WriteKeys(directory, taken);
        return new BackupReport(content, Path.Combine(directory, KeysFolder), taken.ContentKeys.Count, taken.KeepUntil);
    }

    private async Task<string> TakeContentAsync(string directory, CancellationToken cancellation)
    {
        // In the data directory, because for a moment the copy has everything.
        var copy = Path.Combine(installation.DataDirectory, $".back-up-{Guid.NewGuid():N}.db");
        try
        {
            await using (
                var from = Open(Path.Combine(installation.DataDirectory, BakenDatabase.FileName), SqliteOpenMode.ReadWrite)
            )
            await using (var to = Open(copy, SqliteOpenMode.ReadWriteCreate))
            {
                from.BackupDatabase(to);
                await using var forget = to.CreateCommand();
                // The file is written anew: nothing of a removed row stays behind in a free page.
                forget.CommandText =
                    "PRAGMA journal_mode=DELETE; PRAGMA secure_delete=ON; DELETE FROM access_content_key; VACUUM;";
                await forget.ExecuteNonQueryAsync(cancellation);
            }

            var half = Path.Combine(directory, $".{ContentHead}{Guid.NewGuid():N}.new");
            File.Copy(copy, half);
            CloseToOthers(half);
            return Name(half, directory);
        }
        finally
        {
            foreach (var rest in (string[])["", "-journal", "-wal", "-shm"])
                File.Delete(copy + rest);
        }
    }

    /// <summary>By the moment, and by a number where there is one of that moment already: no back-up takes the place of another.</summary>
    private string Name(string half, string directory)
    {
        var moment = string.Create(CultureInfo.InvariantCulture, $"{ContentHead}{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
        for (var number = 1; ; number++)
        {
            var target = Path.Combine(
                directory,
                number == 1 ? $"{moment}.db" : string.Create(CultureInfo.InvariantCulture, $"{moment}-{number}.db")
            );
            try
            {
                File.Move(half, target, overwrite: false);
                return target;
            }
            catch (IOException) when (File.Exists(target))
            {
                // Somebody was there first.
            }
        }
    }

    /// <summary>The new keys are whole before the old ones go.</summary>
    private void WriteKeys(string directory, KeyBackup taken)
    {
        var fresh = MakePrivate(Path.Combine(directory, $".{KeysFolder}-new"));
        WritePrivate(Path.Combine(fresh, KeysName), JsonSerializer.SerializeToUtf8Bytes(taken, BackupJson.Default.KeyBackup));
        var own = Path.Combine(installation.DataDirectory, Installation.KeysFolder);
        if (Directory.Exists(own))
            foreach (var file in KeyFiles(own))
                WritePrivate(Path.Combine(fresh, Path.GetFileName(file)), File.ReadAllBytes(file));

        var target = Path.Combine(directory, KeysFolder);
        var old = Path.Combine(directory, $".{KeysFolder}-old");
        if (Directory.Exists(old))
            Wipe(old);
        if (Directory.Exists(target))
            Directory.Move(target, old);
        Directory.Move(fresh, target);
        if (Directory.Exists(old))
            Wipe(old);
    }

    /// <summary>The keys of content, and those with which the audit record is sealed and its checkpoints are signed.</summary>
    internal static IEnumerable<string> KeyFiles(string directory) =>
        Directory.EnumerateFiles(directory, "*.key").Concat(Directory.EnumerateFiles(directory, "*.pem"));

    internal static void CloseToOthers(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static void Wipe(string directory)
    {
        foreach (var path in Directory.EnumerateFiles(directory))
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
            {
                file.Write(new byte[file.Length]);
                file.Flush(flushToDisk: true);
            }

        Directory.Delete(directory, recursive: true);
    }

    internal static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = 60,
            }.ConnectionString
        );
        connection.Open();
        return connection;
    }

    internal static string MakePrivate(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return directory;
    }

    internal static void WritePrivate(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        // One that was there keeps its rights otherwise.
        CloseToOthers(path);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static bool IsInside(string directory, string of) =>
        (directory + Path.DirectorySeparatorChar).StartsWith(
            Path.GetFullPath(of).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
}

/// <param name="Content">Null on PostgreSQL: its own tools copy it.</param>
/// <param name="Keys">Where the keys are.</param>
public sealed record BackupReport(string? Content, string Keys, int Things, DateOnly KeepKeysUntil);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KeyBackup))]
internal sealed partial class BackupJson : JsonSerializerContext;
