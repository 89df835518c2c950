using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Baken.Access;
using Baken.Database;

namespace Baken;

/// <summary>One installation: its data directory and, for a server, the database it names.</summary>
/// <param name="DataDirectory">Holds the database file, downloads and settings.</param>
/// <param name="PostgresConnection">Null: the SQLite file in the data directory.</param>
/// <param name="PostgresOwner">Owns the tables and brings them up to date; null: the same user does everything.</param>
/// <param name="ViewKey">For a node that has no owner's connection: the key with which views are sealed, in hexadecimal.</param>
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
    int? KeyBackupDays = null,
    string? PostgresOwner = null,
    string? ViewKey = null
)
{
    /// <summary>How people sign in.</summary>
    public SignInSettings SignIn { get; init; } = new();

    /// <summary>Where people find it: <c>https://baken.gemeente.example</c>.</summary>
    public Uri? Address { get; init; }

    /// <summary>The proxies, by address or network, whose word about the visitor is believed; nobody else's is.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Whom makers of other programs can ask about the API.</summary>
    public ApiContact ApiContact { get; init; } = ApiContact.Unknown;

    /// <summary>Somebody chose to reach the database over a network without checking its certificate.</summary>
    public bool DatabaseWithoutTls { get; init; }

    public const string SettingsName = "baken.json";

    /// <summary>In the data directory: the municipality's own models of profiles.</summary>
    public const string ModelsFolder = "models";

    /// <summary>In the data directory: the keys that never come into the database, if they are files.</summary>
    public const string KeysFolder = "keys";

    /// <summary>In the data directory: the signed checkpoints of the audit record.</summary>
    public const string CheckpointsFile = "audit-checkpoints.jsonl";

    /// <summary>
    /// Opens the directory, making it where it is missing. Settings come from <c>baken.json</c> in it; the environment
    /// variables BAKEN_DATABASE (a PostgreSQL connection string) and BAKEN_OIDC_SECRET go before the file, so that a secret need
    /// not stand in it. What the owner of the database has (BAKEN_DATABASE_OWNER, BAKEN_DATABASE_VIEW_KEY) stands nowhere but in the
    /// environment.
    /// </summary>
    /// <exception cref="InvalidDataException">The settings file is not valid; the message says where.</exception>
    public static Installation Open(string directory)
    {
        directory = Path.GetFullPath(directory);
        // For who runs the program alone: the database, the settings and the keys are in it.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
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

        var installation = new Installation(
            directory,
            Environment.GetEnvironmentVariable("BAKEN_DATABASE") is { Length: > 0 } connection ? connection : settings.Database,
            settings.Name,
            settings.Municipality,
            settings.Demo,
            settings.SecurityContact,
            settings.Hsm,
            settings.KeyBackupDays,
            Environment.GetEnvironmentVariable("BAKEN_DATABASE_OWNER") is { Length: > 0 } owner ? owner : null,
            Environment.GetEnvironmentVariable("BAKEN_DATABASE_VIEW_KEY") is { Length: > 0 } key ? key : null
        )
        {
            SignIn = Checked(settings.SignIn ?? new SignInSettings(), path),
            Address = settings.Address,
            Proxies = CheckedProxies(settings.Proxies ?? [], path),
            ApiContact = settings.ApiContact ?? ApiContact.Unknown,
            DatabaseWithoutTls = settings.DatabaseWithoutTls,
        };
        foreach (var wire in (string?[])[installation.PostgresConnection, installation.PostgresOwner])
            if (!installation.DatabaseWithoutTls && DatabaseWire.IsOpen(wire))
                throw new InvalidDataException(
                    "De database staat op een andere computer. Zet SSL Mode=VerifyFull (en zo nodig Root Certificate) in de verbinding; "
                        + $"of zet databaseWithoutTls op true in {path}, als het netwerk zelf is versleuteld."
                );
        return installation;
    }

    private static SignInSettings Checked(SignInSettings signIn, string path)
    {
        if (signIn.Authority is null != signIn.ClientId is null)
            throw new InvalidDataException($"{path}: signIn heeft authority én clientId nodig.");
        if (signIn.Authority is { } authority && !authority.IsAbsoluteUri)
            throw new InvalidDataException($"{path}: signIn.authority is geen volledig adres.");
        if (signIn.Authority is { IsLoopback: false, Scheme: not "https" })
            throw new InvalidDataException($"{path}: signIn.authority moet met https beginnen.");
        if (signIn is { LocalAccounts: false, Authority: null })
            throw new InvalidDataException($"{path}: zonder signIn.authority kan niemand inloggen als localAccounts uit staat.");
        if (signIn.SessionMinutes is < 5 or > 720)
            throw new InvalidDataException($"{path}: signIn.sessionMinutes is 5 tot en met 720.");
        return signIn with
        {
            Secret = Environment.GetEnvironmentVariable("BAKEN_OIDC_SECRET") is { Length: > 0 } secret ? secret : signIn.Secret,
        };
    }

    private static IReadOnlyList<string> CheckedProxies(IReadOnlyList<string> proxies, string path) =>
        proxies.All(proxy => IPAddress.TryParse(proxy, out _) || IPNetwork.TryParse(proxy, out _))
            ? proxies
            : throw new InvalidDataException($"{path}: proxies bevat iets dat geen IP-adres of netwerk is.");

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
            SignIn = SignIn == new SignInSettings() ? null : SignIn with { Secret = null },
            Address = Address,
            Proxies = Proxies.Count == 0 ? null : Proxies,
            ApiContact = ApiContact == ApiContact.Unknown ? null : ApiContact,
            DatabaseWithoutTls = DatabaseWithoutTls,
            Database = Environment.GetEnvironmentVariable("BAKEN_DATABASE") is { Length: > 0 } ? null : PostgresConnection,
        };
        var path = Path.Combine(DataDirectory, SettingsName);
        Backup.WritePrivate(path, JsonSerializer.SerializeToUtf8Bytes(settings, SettingsJson.Default.Settings));
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
        public SignInSettings? SignIn { get; init; }
        public Uri? Address { get; init; }
        public IReadOnlyList<string>? Proxies { get; init; }
        public ApiContact? ApiContact { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool DatabaseWithoutTls { get; init; }
    }
}

/// <summary>Whom makers of other programs can ask, as <c>baken.json</c> says it under <c>apiContact</c>.</summary>
public sealed record ApiContact(string Name, string Email, Uri Url)
{
    /// <summary>Until the municipality says it: addresses that by agreement are nobody's (RFC 2606).</summary>
    public static ApiContact Unknown { get; } =
        new("Beheerder van deze installatie", "beheer@baken.example", new Uri("https://baken.example/contact"));
}

/// <summary>How people sign in, as <c>baken.json</c> says it under <c>signIn</c>.</summary>
public sealed record SignInSettings
{
    /// <summary>Whether passwords and passkeys of this installation itself work; null: they do.</summary>
    public bool? LocalAccounts { get; init; }

    /// <summary>After how many minutes without a request a session with content ends; null: half an hour.</summary>
    public int? SessionMinutes { get; init; }

    /// <summary>The organisation's OpenID Connect provider; null: there is none.</summary>
    public Uri? Authority { get; init; }

    public string? ClientId { get; init; }

    /// <summary>Rather in the environment variable BAKEN_OIDC_SECRET.</summary>
    public string? Secret { get; init; }

    /// <summary>What the sign-in page calls the organisation.</summary>
    public string? Name { get; init; }

    public string? GroupsClaim { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    public IReadOnlyList<string>? RequiredAcr { get; init; }

    public IReadOnlyList<string>? RequiredAmr { get; init; }

    /// <summary>
    /// True: whoever comes through the organisation reaches content without proof of a second factor. Only where it is demanded there in a
    /// way that its tokens do not tell.
    /// </summary>
    public bool? WithoutSecondFactor { get; init; }

    public override string ToString() => nameof(SignInSettings);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(Installation.Settings))]
internal sealed partial class SettingsJson : JsonSerializerContext;
