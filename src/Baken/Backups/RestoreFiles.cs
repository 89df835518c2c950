using System.Text.Json;
using Baken.Access;
using Baken.Database;
using Baken.Kernel;
using Microsoft.Data.Sqlite;

namespace Baken;

/// <summary>
/// Puts the files of a back-up in an empty data directory, before the house is opened. What of its keys is read is put in the database
/// after that, by <see cref="IKeyBackup.RestoreAsync"/>.
/// </summary>
public static class RestoreFiles
{
    /// <param name="content">A file of content; null on PostgreSQL, where it was put back already.</param>
    /// <param name="expired">Use keys that should have been overwritten by now.</param>
    public static async Task<Outcome<KeyBackup>> PutAsync(
        Installation installation,
        string? content,
        string keys,
        bool expired,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(clock);
        var database = Path.Combine(installation.DataDirectory, BakenDatabase.FileName);
        if (installation.PostgresConnection is null && content is null)
            return BackupRefusals.ContentMissing;
        if (content is not null && !File.Exists(content))
            return BackupRefusals.NotThere(content);
        if (content is not null && File.Exists(database))
            return BackupRefusals.DataThere;
        var list = Path.Combine(keys, Backup.KeysName);
        if (!File.Exists(list))
            return BackupRefusals.NotThere(list);
        KeyBackup backup;
        try
        {
            backup =
                JsonSerializer.Deserialize(await File.ReadAllBytesAsync(list, cancellation), BackupJson.Default.KeyBackup)
                ?? throw new JsonException();
        }
        catch (JsonException)
        {
            return BackupRefusals.NotABackup(list);
        }

        if (!expired && backup.KeepUntil < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            return BackupRefusals.Expired(backup.KeepUntil);

        PutKeyFiles(installation, keys);
        if (content is not null)
        {
            File.Copy(content, database + ".new", overwrite: true);
            Backup.CloseToOthers(database + ".new");
            File.Move(database + ".new", database, overwrite: false);
            await using var put = Backup.Open(database, SqliteOpenMode.ReadWrite);
            await using var mode = put.CreateCommand();
            mode.CommandText = "PRAGMA journal_mode=WAL";
            await mode.ExecuteNonQueryAsync(cancellation);
        }

        return backup;
    }

    private static void PutKeyFiles(Installation installation, string keys)
    {
        var files = Backup.KeyFiles(keys).ToList();
        var own = Path.Combine(installation.DataDirectory, Installation.KeysFolder);
        if (files.Count == 0)
            return;
        if (!Directory.Exists(own))
            Backup.MakePrivate(own);
        // What is there stays: a key is never lost to a back-up.
        foreach (var file in files.Where(file => !File.Exists(Path.Combine(own, Path.GetFileName(file)))))
            Backup.WritePrivate(Path.Combine(own, Path.GetFileName(file)), File.ReadAllBytes(file));
    }
}
