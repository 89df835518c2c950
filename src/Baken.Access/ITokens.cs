using Baken.Kernel;

namespace Baken.Access;

/// <summary>The keys of machines. A machine acts with its token's roles; the audit record names it by its number.</summary>
public interface ITokens
{
    /// <summary>Makes a token. Its secret is in the answer and nowhere else: only the hash is kept.</summary>
    Task<Outcome<NewToken>> CreateAsync(
        string name,
        IReadOnlySet<Role> roles,
        TimeSpan validity,
        Actor by,
        CancellationToken cancellation = default
    ) => CreateAsync(name, roles, [], validity, by, cancellation);

    /// <summary>Makes a token whose roles count within limits.</summary>
    Task<Outcome<NewToken>> CreateAsync(
        string name,
        IReadOnlySet<Role> roles,
        IReadOnlyList<RoleLimit> limits,
        TimeSpan validity,
        Actor by,
        CancellationToken cancellation = default
    );

    /// <summary>Every token, the newest first.</summary>
    Task<IReadOnlyList<TokenLine>> ListAsync(CancellationToken cancellation = default);

    /// <summary>Ends a token from this moment on.</summary>
    Task<Refusal?> RevokeAsync(Guid id, Actor by, CancellationToken cancellation = default);
}

/// <param name="Secret">What the machine sends: <c>Authorization: Bearer baken_…</c>.</param>
public sealed record NewToken(Guid Id, string Secret, DateTimeOffset ValidUntil)
{
    /// <summary>It opens nothing until a second administrator approves it.</summary>
    public bool Waits { get; init; }
}

public sealed record TokenLine(
    Guid Id,
    string Name,
    IReadOnlySet<Role> Roles,
    DateTimeOffset CreatedAt,
    DateTimeOffset ValidUntil,
    DateTimeOffset? RevokedAt
)
{
    /// <summary>Within what its roles count.</summary>
    public IReadOnlyList<RoleLimit> Limits { get; init; } = [];

    /// <summary>It opens nothing until a second administrator approves it.</summary>
    public bool Waits { get; init; }
}
