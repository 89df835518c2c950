using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// A passkey of an account (WebAuthn): its public half. The other half never leaves the device, and works only for the address
/// of this installation, so there is nothing to guess and nothing to hand to a false page.
/// </summary>
internal sealed class Passkey
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>How often the device says it was used; zero for one that does not count. A step back means a copy.</summary>
    public required long SignCount { get; set; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public string Reference => $"passkey:{Id:N}";
}

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> passkey)
    {
        passkey.ToTable("access_passkey");
        passkey.Property(p => p.Id).ValueGeneratedNever();
        passkey.Property(p => p.CredentialId).HasMaxLength(1023);
        passkey.HasIndex(p => p.CredentialId).IsUnique();
        passkey.Property(p => p.Name).HasMaxLength(60);
        passkey.Property(p => p.SignCount).IsConcurrencyToken();
    }
}
