using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Profiles.Computing;

/// <summary>An edition of one profile, whole: the model as its file said, what it was made from, and what came out.</summary>
internal sealed class ProfileEditionRow
{
    public required string Model { get; init; }
    public required int Number { get; init; }
    public required string Version { get; init; }
    public required string ModelHash { get; init; }

    /// <summary>The model file: what was shown can be explained after the file has gone.</summary>
    public required string ModelText { get; init; }
    public required bool ModelShipped { get; init; }
    public required int AreasEdition { get; init; }
    public required string AreasHash { get; init; }
    public string? SectorsHash { get; init; }
    public int? Seed { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required string MadeBy { get; init; }
    public required int Scored { get; init; }

    /// <summary>SHA-256 of the content before it was compressed.</summary>
    public required string Hash { get; init; }

    /// <summary>JSON, compressed with Brotli.</summary>
    public required byte[] Content { get; init; }
}

internal sealed class ProfileEditionRowConfiguration : IEntityTypeConfiguration<ProfileEditionRow>
{
    public void Configure(EntityTypeBuilder<ProfileEditionRow> builder)
    {
        builder.ToTable("profiles_edition");
        builder.HasKey(edition => new { edition.Model, edition.Number });
        builder.Property(edition => edition.Model).HasMaxLength(80);
        builder.Property(edition => edition.Version).HasMaxLength(20);
        builder.Property(edition => edition.ModelHash).HasMaxLength(64);
        builder.Property(edition => edition.AreasHash).HasMaxLength(64);
        builder.Property(edition => edition.SectorsHash).HasMaxLength(64);
        builder.Property(edition => edition.Hash).HasMaxLength(64);
    }
}
