using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Areas.Editions;

/// <summary>
/// An edition as its recipe and the hash of what came out. Imports are never changed, so the recipe is enough to make
/// the same bytes again, and the hash proves it.
/// </summary>
internal sealed class AreasEditionRow
{
    public required int Number { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required string MadeBy { get; init; }
    public required string Hash { get; init; }

    /// <summary>The own municipality, as it was set then.</summary>
    public string? Home { get; init; }

    /// <summary>The last import that is in it: an edition holds all imports up to this one.</summary>
    public required int LastImport { get; init; }
}

internal sealed class AreasEditionRowConfiguration : IEntityTypeConfiguration<AreasEditionRow>
{
    public void Configure(EntityTypeBuilder<AreasEditionRow> builder)
    {
        builder.ToTable("areas_edition");
        builder.HasKey(edition => edition.Number);
        builder.Property(edition => edition.Number).ValueGeneratedNever();
    }
}
