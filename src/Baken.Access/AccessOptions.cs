using Baken.Kernel;

namespace Baken.Access;

/// <summary>What an installation decides about signing in. The defaults are the safe ones.</summary>
public sealed class AccessOptions
{
    /// <summary>
    /// A demonstration with fictitious data: demo accounts may sign in and the second factor is offered, not demanded.
    /// </summary>
    public bool Demo { get; set; }

    /// <summary>The name of this installation as an authenticator app shows it.</summary>
    public string Issuer { get; set; } = "Baken";

    /// <summary>A session with a role that holds content, or that gives roles, ends after this long without a request.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Any other session, and every session of a demonstration, ends after this long without a request.</summary>
    public TimeSpan SessionIdleForFigures { get; set; } = TimeSpan.FromHours(8);

    /// <summary>A session ends after this long, whatever happens in it.</summary>
    public TimeSpan SessionLimit { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Whether people may sign in with a password or a passkey of this installation itself.</summary>
    public bool LocalAccounts { get; set; } = true;

    /// <summary>Where people find this installation: <c>https://baken.gemeente.example</c>. Null: what the request says.</summary>
    public Uri? Address { get; set; }

    /// <summary>What the button says that leads to the organisation's own provider; null where there is none.</summary>
    public string? ProviderName { get; set; }

    /// <summary>Whether the installation chose to let people with content in by the provider without a second factor.</summary>
    public bool ProviderDemandsNothing { get; set; }

    /// <summary>What weakens signing in because this installation chose so, in words; empty where nothing does.</summary>
    public IReadOnlyList<string> Weaknesses =>
        ProviderDemandsNothing
            ?
            [
                Language.Say(
                    "wie via de organisatie inlogt, komt zonder tweede factor bij inhoud (signIn.withoutSecondFactor)",
                    "whoever signs in through the organisation reaches content without a second factor (signIn.withoutSecondFactor)"
                ),
            ]
            : [];

    public TimeSpan InvitationValidity { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Attempts that one network address may make in a minute; wide, because a whole town hall can share one.</summary>
    public int AttemptsPerAddress { get; set; } = 100;

    /// <summary>Attempts that one network address may make on one account in a minute, known or unknown.</summary>
    public int AttemptsPerAccount { get; set; } = 20;

    /// <summary>Where the keys of the municipality are, if they are files.</summary>
    public string? KeyDirectory { get; set; }

    /// <summary>The hardware security module with the keys of the municipality; null: they are files in <see cref="KeyDirectory"/>.</summary>
    public HsmOptions? Hsm { get; set; }

    /// <summary>
    /// How long a back-up of keys is kept. After that nothing that was destroyed can be read from any back-up.
    /// </summary>
    public int KeyBackupDays { get; set; } = 14;

    public TimeSpan IdleFor(IReadOnlySet<Role> roles) =>
        !Demo && roles.Any(role => role.NeedsSecondAdministrator()) ? SessionIdle : SessionIdleForFigures;
}
