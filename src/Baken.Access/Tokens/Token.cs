using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// The key of a machine. Only the hash of its secret is kept; it ends by itself, or is revoked, and stays on the
/// list.
/// </summary>
internal sealed class Token
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlySet<Role> Roles { get; init; }

    public IReadOnlyList<RoleLimit> Limits { get; init; } = [];

    /// <summary>It waits for a second administrator, and opens nothing until then.</summary>
    public bool Waits { get; set; }

    public required string SecretHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string Reference => $"token:{Id:N}";

    /// <summary>Why it may not be used now; null when it may.</summary>
    public Refusal? Refuse(DateTimeOffset now) =>
        RevokedAt is not null ? Refusals.TokenRevoked
        : now >= ValidUntil ? Refusals.TokenExpired
        : Waits ? Refusals.TokenWaiting
        : null;

    public GivenRoles Given => new(Roles, Limits);

    /// <summary>A second administrator approved it.</summary>
    public void Release() => Waits = false;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

internal sealed class TokenConfiguration : IEntityTypeConfiguration<Token>
{
    public void Configure(EntityTypeBuilder<Token> token)
    {
        token.ToTable("access_token");
        token.Property(t => t.Id).ValueGeneratedNever();
        token.Property(t => t.Name).HasMaxLength(100);
        token.Property(t => t.Roles).HasRoles();
        token.Property(t => t.Limits).HasLimits();
        token.Property(t => t.SecretHash).HasMaxLength(64);
        token.HasIndex(t => t.SecretHash).IsUnique();
    }
}
