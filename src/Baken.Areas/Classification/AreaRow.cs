using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Areas.Classification;

/// <summary>An area as one import brought it. Imports are never changed: the newest one speaks.</summary>
internal sealed class AreaRow
{
    public required int Import { get; init; }
    public required string Code { get; init; }
    public required int Year { get; init; }
    public required string Name { get; init; }
    public string? Parent { get; init; }
    public bool IsWater { get; init; }

    /// <summary>Hectares of the boundary, NULL without one.</summary>
    public double? Hectares { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }

    /// <summary>The boundary as well-known binary in WGS84: SQLite has no geometry type and every tool reads WKB.</summary>
    public byte[]? Shape { get; init; }
}

internal sealed class AreaRowConfiguration : IEntityTypeConfiguration<AreaRow>
{
    public void Configure(EntityTypeBuilder<AreaRow> builder)
    {
        builder.ToTable("areas_area");
        builder.HasKey(area => new
        {
            area.Import,
            area.Code,
            area.Year,
        });
        builder.Property(area => area.Code).HasMaxLength(10);
        builder.HasIndex(area => new { area.Code, area.Year });
    }
}

/// <summary>Part of an area of an older classification in one of the present, as computed for an edition.</summary>
internal sealed class SuccessionRow
{
    public required int Edition { get; init; }
    public required string FromCode { get; init; }
    public required int FromYear { get; init; }
    public required string ToCode { get; init; }
    public required int ToYear { get; init; }
    public required double Share { get; init; }
}

internal sealed class SuccessionRowConfiguration : IEntityTypeConfiguration<SuccessionRow>
{
    public void Configure(EntityTypeBuilder<SuccessionRow> builder)
    {
        builder.ToTable("areas_succession");
        builder.HasKey(row => new
        {
            row.Edition,
            row.FromCode,
            row.FromYear,
            row.ToCode,
        });
    }
}
