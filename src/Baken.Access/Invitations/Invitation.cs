using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// A one-time link. For a new person it makes an account with these roles; for an account it renews the password and the
/// second factor. Only the hash of the link is kept.
/// </summary>
internal sealed class Invitation
{
    public required Guid Id { get; init; }

    public required string SecretHash { get; init; }

    /// <summary>Null for the first administrator, who says it.</summary>
    public string? Email { get; init; }

    public required IReadOnlySet<Role> Roles { get; set; }

    public IReadOnlyList<RoleLimit> Limits { get; set; } = [];

    /// <summary>It waits for a second administrator, and opens nothing until then.</summary>
    public bool Waits { get; set; }

    /// <summary>The account that is renewed; null where one is made.</summary>
    public Guid? AccountId { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>When it was used or replaced; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public string Reference => $"invitation:{Id:N}";

    public bool IsOpen(DateTimeOffset now) => ClosedAt is null && now < ValidUntil;

    public GivenRoles Given => new(Roles, Limits);

    /// <summary>A second administrator approved it.</summary>
    public void Release(GivenRoles given)
    {
        Roles = given.Roles;
        Limits = given.Limits;
        Waits = false;
    }

    public void Close(DateTimeOffset now) => ClosedAt ??= now;
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("access_invitation");
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.SecretHash).HasMaxLength(64);
        invitation.HasIndex(i => i.SecretHash).IsUnique();
        invitation.Property(i => i.Email).HasMaxLength(254);
        invitation.Property(i => i.Roles).HasRoles();
        invitation.Property(i => i.Limits).HasLimits();
        // Two requests with one link: the second finds it closed.
        invitation.Property(i => i.ClosedAt).IsConcurrencyToken();
    }
}
