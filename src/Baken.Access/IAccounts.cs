using Baken.Kernel;

namespace Baken.Access;

/// <summary>The people who can sign in, as hosts see them: what the command line and the start of an installation need.</summary>
public interface IAccounts
{
    /// <summary>
    /// The one-time link with which the first administrator of an empty installation makes an account; null as soon as
    /// there is an account. A new link makes the former one void.
    /// </summary>
    Task<InvitationLink?> FirstRunLinkAsync(CancellationToken cancellation = default);

    /// <summary>Invites a person; only the hash of the link is kept. A new link makes the former one void.</summary>
    Task<Outcome<InvitationLink>> InviteAsync(
        string email,
        IReadOnlySet<Role> roles,
        Actor by,
        CancellationToken cancellation = default
    );

    /// <summary>
    /// Sees to one account per role for a demonstration, all with this password. Refused outside a demonstration; the
    /// accounts cannot sign in there either.
    /// </summary>
    Task<Outcome<IReadOnlyList<DemoAccount>>> EnsureDemoAccountsAsync(string password, CancellationToken cancellation = default);
}

/// <summary>A one-time link that makes an account, or gives one a new password.</summary>
/// <param name="Path">From the root of the site: <c>/uitnodiging/…</c>. Whoever holds it can use it.</param>
public sealed record InvitationLink(string Path, DateTimeOffset ValidUntil)
{
    /// <summary>It opens nothing until a second administrator approves it.</summary>
    public bool Waits { get; init; }
}

/// <summary>An account of nobody, for a demonstration.</summary>
public sealed record DemoAccount(string Email, string Name, Role Role);
