using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// That there is a wrapping key, not the key itself: that is with the key provider. Every web node learns from here which version to use.
/// </summary>
internal sealed class WrappingKey
{
    /// <summary>Its name and version: <c>content:3</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>Something known, wrapped under it: tells a key from another that took its place.</summary>
    public required byte[] Probe { get; init; }

    public required DateOnly MadeOn { get; init; }
}

internal sealed class WrappingKeyConfiguration : IEntityTypeConfiguration<WrappingKey>
{
    public const string Table = "access_wrapping_key";

    public void Configure(EntityTypeBuilder<WrappingKey> key)
    {
        key.ToTable(Table);
        key.HasKey(k => k.Id);
        key.Property(k => k.Id).HasMaxLength(40);
        key.Property(k => k.Name).HasMaxLength(20);
        key.HasIndex(k => new { k.Name, k.Version }).IsUnique();
    }
}
