using System.Security.Claims;
using Baken.Kernel;

namespace Baken.Access;

/// <summary>A person who can sign in: who it is, which roles it has, and what proves it. It holds nothing of the work.</summary>
internal sealed class Account
{
    /// <summary>Wrong passwords from all addresses together; from one address there are far fewer (<see cref="FailedAttempts"/>).</summary>
    public const int FailuresAllowed = 50;
    public static readonly TimeSpan LockedFor = TimeSpan.FromHours(1);

    public required Guid Id { get; init; }

    public required string Email { get; set; }

    /// <summary>
    /// The address as it is compared: trimmed, lower case. An account of a provider has a key that no address has: its address
    /// opens nothing here, and takes nobody's place.
    /// </summary>
    public required string EmailKey { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>An account of a demonstration: it cannot sign in anywhere else.</summary>
    public bool Demo { get; init; }

    public required IReadOnlySet<Role> Roles { get; set; }

    public IReadOnlyList<RoleLimit> Limits { get; set; } = [];

    /// <summary>Null for an account of a provider: it has no password.</summary>
    public required string? PasswordHash { get; set; }

    /// <summary>The provider that speaks for this account; null for an account of this installation itself.</summary>
    public string? Issuer { get; init; }

    /// <summary>What the provider calls the person.</summary>
    public string? Subject { get; init; }

    /// <summary>The groups that the provider named last, for the trial of a new mapping; empty for a local account.</summary>
    public string Groups { get; private set; } = "";

    /// <summary>Every session carries it. A new stamp ends them all.</summary>
    public Guid Stamp { get; private set; } = Guid.NewGuid();

    public bool Blocked { get; private set; }

    public int Failures { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>The key of the authenticator app, protected; null while there is no second factor.</summary>
    public string? SecondFactorKey { get; private set; }

    /// <summary>The time step of the last code that was taken: no code works twice.</summary>
    public long SecondFactorStep { get; private set; }

    public List<RecoveryCode> RecoveryCodes { get; private init; } = [];

    public List<Passkey> Passkeys { get; private init; } = [];

    public string Reference => Refer(Id);

    public Actor Actor => new(Reference, Name, Roles) { Limits = Limits };

    public GivenRoles Given => new(Roles, Limits);

    public bool IsFromProvider => Issuer is not null;

    public bool HasSecondFactor => SecondFactorKey is not null || Passkeys.Count > 0;

    /// <summary>How the audit record names an account.</summary>
    public static string Refer(Guid id) => $"account:{id:N}";

    /// <summary>The account that a principal names; null for a token, a visitor and anything else.</summary>
    public static Guid? IdIn(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } text ? IdIn(text) : null;

    /// <summary>The account that an actor's id names; null where it names none.</summary>
    public static Guid? IdIn(string reference) =>
        reference.StartsWith("account:", StringComparison.Ordinal) && Guid.TryParseExact(reference[8..], "N", out var id)
            ? id
            : null;

    public static string KeyOf(string email) => string.Concat(email.Trim().ToLowerInvariant().Where(c => !char.IsControl(c)));

    /// <summary>Whether it may sign in, as far as people decide it.</summary>
    public bool IsOpen(bool demo) => !Blocked && (demo || !Demo);

    /// <summary>Whether too many were wrong from too many places. It keeps out no device that is known.</summary>
    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Counts a wrong password from a place that is not known.</summary>
    /// <returns>Whether this one locked the account.</returns>
    public bool Fail(DateTimeOffset now)
    {
        // A locked account stays locked as long as it was: whoever keeps trying cannot keep its owner out for ever.
        if (IsLocked(now) || ++Failures < FailuresAllowed)
            return false;
        Failures = 0;
        LockedUntil = now + LockedFor;
        return true;
    }

    public void Give(GivenRoles given)
    {
        Roles = given.Roles;
        Limits = given.Limits;
    }

    /// <summary>What the provider said at a sign-in.</summary>
    public void Remember(string name, string email, IEnumerable<string> groups)
    {
        Name = name;
        Email = email;
        Groups = string.Join('\n', groups);
    }

    /// <summary>Everything was proved: the count starts anew.</summary>
    public void Succeed()
    {
        Failures = 0;
        LockedUntil = null;
    }

    /// <summary>The same password under today's cost.</summary>
    public void Rehash(string hash) => PasswordHash = hash;

    public void ChangePassword(string hash)
    {
        PasswordHash = hash;
        EndSessions();
    }

    /// <summary>A new start for who lost the password or the telephone: the next sign-in enrols again.</summary>
    public void Renew(string hash)
    {
        ChangePassword(hash);
        Succeed();
        SecondFactorKey = null;
        SecondFactorStep = 0;
        RecoveryCodes.Clear();
        Passkeys.Clear();
    }

    public void Enrol(string protectedKey, long step, IEnumerable<string> recoveryHashes)
    {
        SecondFactorKey = protectedKey;
        SecondFactorStep = step;
        RecoveryCodes.Clear();
        RecoveryCodes.AddRange(recoveryHashes.Select(hash => new RecoveryCode { Hash = hash }));
        EndSessions();
    }

    /// <summary>Takes a code of this time step, once.</summary>
    public bool Take(long step)
    {
        if (step <= SecondFactorStep)
            return false;
        SecondFactorStep = step;
        return true;
    }

    /// <summary>Takes a recovery code, once.</summary>
    public bool TakeRecovery(string hash) => RecoveryCodes.RemoveAll(code => code.Hash == hash) > 0;

    public void Block()
    {
        Blocked = true;
        EndSessions();
    }

    public void Unblock()
    {
        Blocked = false;
        Succeed();
    }

    public void EndSessions() => Stamp = Guid.NewGuid();
}

/// <summary>A way in for who lost the authenticator app. Works once, then it is gone.</summary>
internal sealed class RecoveryCode
{
    public int Id { get; private init; }

    public required string Hash { get; init; }
}
