using System.Text.Json;
using System.Text.Json.Serialization;
using Baken.Access;

namespace Baken;

/// <summary>One installation: its data directory and, for a server, the database it names.</summary>
/// <param name="DataDirectory">Holds the database file, downloads and settings.</param>
/// <param name="PostgresConnection">Null: the SQLite file in the data directory.</param>
/// <param name="Name">What the page head says: the municipality's name.</param>
/// <param name="Municipality">The own municipality's code; null: the one whose districts and neighbourhoods were imported.</param>
/// <param name="Demo">A demonstration with fictitious data: accounts with a printed password, and a banner that says so.</param>
/// <param name="SecurityContact">Whom to tell of a weakness, as an address: <c>mailto:…</c>; null: security.txt is not there.</param>
/// <param name="Hsm">Where the keys are; null: files in the data directory.</param>
/// <param name="KeyBackupDays">How long a back-up of keys is kept; null: as long as the product says.</param>
public sealed record Installation(
    string DataDirectory,
    string? PostgresConnection = null,
    string? Name = null,
    string? Municipality = null,
    bool Demo = false,
    string? SecurityContact = null,
    HsmOptions? Hsm = null,
    int? KeyBackupDays = null
)
{
    public const string SettingsName = "baken.json";

    /// <summary>In the data directory: the municipality's own models of profiles.</summary>
    public const string ModelsFolder = "models";

    /// <summary>In the data directory: the keys under which the keys of content are wrapped, if they are files.</summary>
    public const string KeysFolder = "keys";

    /// <summary>
    /// Opens the directory, making it where it is missing. Settings come from <c>baken.json</c> in it; the environment
    /// variable BAKEN_DATABASE (a PostgreSQL connection string) goes before the file, so that a secret need not stand in it.
    /// </summary>
    /// <exception cref="InvalidDataException">The settings file is not valid; the message says where.</exception>
    public static Installation Open(string directory)
    {
        directory = Path.GetFullPath(directory);
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, SettingsName);
        Settings settings = new();
        if (File.Exists(path))
        {
            try
            {
                settings = JsonSerializer.Deserialize(File.ReadAllText(path), SettingsJson.Default.Settings) ?? new Settings();
            }
            catch (JsonException trouble)
            {
                throw new InvalidDataException(
                    $"{path} is geen geldige instelling: regel {trouble.LineNumber + 1}: {trouble.Message}",
                    trouble
                );
            }
        }

        return new Installation(
            directory,
            Environment.GetEnvironmentVariable("BAKEN_DATABASE") is { Length: > 0 } connection ? connection : settings.Database,
            settings.Name,
            settings.Municipality,
            settings.Demo,
            settings.SecurityContact,
            settings.Hsm,
            settings.KeyBackupDays
        );
    }

    /// <summary>Writes the settings file; the connection string stays where it came from.</summary>
    public void Save()
    {
        var settings = new Settings
        {
            Name = Name,
            Municipality = Municipality,
            Demo = Demo,
            SecurityContact = SecurityContact,
            Hsm = Hsm,
            KeyBackupDays = KeyBackupDays,
            Database = Environment.GetEnvironmentVariable("BAKEN_DATABASE") is { Length: > 0 } ? null : PostgresConnection,
        };
        var path = Path.Combine(DataDirectory, SettingsName);
        File.WriteAllText(path, JsonSerializer.Serialize(settings, SettingsJson.Default.Settings));
    }

    internal sealed record Settings
    {
        public string? Name { get; init; }
        public string? Municipality { get; init; }
        public bool Demo { get; init; }
        public string? SecurityContact { get; init; }
        public string? Database { get; init; }
        public HsmOptions? Hsm { get; init; }
        public int? KeyBackupDays { get; init; }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(Installation.Settings))]
internal sealed partial class SettingsJson : JsonSerializerContext;
