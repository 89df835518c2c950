using Baken.Database;

namespace Baken;

/// <summary>What weakens an installation from outside the program: files that others can read, a database over an open network.</summary>
public static class Weaknesses
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>In words for the operator; empty where nothing does.</summary>
    public static IReadOnlyList<string> Of(Installation installation)
    {
        ArgumentNullException.ThrowIfNull(installation);
        List<string> weak =
        [
            .. OpenFiles(installation.DataDirectory)
                .Select(path => $"{path} is open voor anderen op deze computer (chmod go= {path})"),
        ];
        if (DatabaseWire.IsOpen(installation.PostgresConnection) || DatabaseWire.IsOpen(installation.PostgresOwner))
            weak.Add(
                "de database wordt over het netwerk bereikt zonder dat haar certificaat wordt gecontroleerd (databaseWithoutTls)"
            );
        return weak;
    }

    /// <summary>A directory that is closed to others closes what is in it.</summary>
    private static IEnumerable<string> OpenFiles(string directory)
    {
        if (OperatingSystem.IsWindows() || !IsOpen(directory))
            return [];
        var keys = Path.Combine(directory, Installation.KeysFolder);
        return new[]
        {
            Path.Combine(directory, Installation.SettingsName),
            Path.Combine(directory, BakenDatabase.FileName),
            Path.Combine(directory, BakenDatabase.FileName + "-wal"),
        }
            .Concat(IsOpen(keys) ? Directory.EnumerateFiles(keys).Where(IsSecret) : [])
            .Where(IsOpen);
    }

    private static bool IsSecret(string path) => !path.EndsWith(".pub.pem", StringComparison.Ordinal);

    private static bool IsOpen(string path) =>
        !OperatingSystem.IsWindows()
        && (File.Exists(path) || Directory.Exists(path))
        && (File.GetUnixFileMode(path) & Others) != 0;
}
