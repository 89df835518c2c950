using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>The key of one thing's content, wrapped. Without this row the content is noise, wherever a copy of it lies.</summary>
internal sealed class ContentKey
{
    /// <summary>By kind and number: <c>request:…</c>.</summary>
    public required string Thing { get; init; }

    public required byte[] Wrapped { get; set; }

    /// <summary>The wrapping key and its version, in one column so that they can only change together: <c>content:3</c>.</summary>
    public required string WrappedBy { get; set; }

    public ContentKeyState State { get; set; }
}

internal enum ContentKeyState
{
    Live,

    /// <summary>Wrapped under the parking key: opened by nothing but a reopening on record.</summary>
    Parked,
}

internal sealed class ContentKeyConfiguration : IEntityTypeConfiguration<ContentKey>
{
    public const string Table = "access_content_key";

    public void Configure(EntityTypeBuilder<ContentKey> key)
    {
        key.ToTable(Table);
        key.HasKey(k => k.Thing);
        key.Property(k => k.Thing).HasMaxLength(100);
        key.Property(k => k.WrappedBy).HasMaxLength(40);
        key.Property(k => k.State).HasConversion<string>().HasMaxLength(10);
        // The database itself refuses to forget a wrapping key that something still needs.
        key.HasOne<WrappingKey>().WithMany().HasForeignKey(k => k.WrappedBy).OnDelete(DeleteBehavior.Restrict);
        key.HasIndex(k => k.WrappedBy);
    }
}
