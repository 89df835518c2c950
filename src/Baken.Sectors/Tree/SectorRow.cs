using Baken.Kernel;
using Baken.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Sectors.Tree;

/// <summary>A node of the SBI as one import brought it. Imports are never changed: of each edition the newest one speaks.</summary>
internal sealed class SectorRow
{
    public required int Import { get; init; }

    /// <summary>The code with its edition: <c>sbi2008:96021</c>.</summary>
    public required string Code { get; init; }
    public required int Edition { get; init; }
    public required string Level { get; init; }
    public string? Parent { get; init; }
    public required string Name { get; init; }
    public string? NameEnglish { get; init; }

    /// <summary>The KWB group it counts under.</summary>
    public string? KwbGroup { get; init; }

    public static SectorRow From(SectorEntry entry, int import) =>
        new()
        {
            Import = import,
            Code = entry.Code.ToString(),
            Edition = entry.Code.Edition,
            Level = entry.Level,
            Parent = entry.Parent?.ToString(),
            Name = entry.Name,
            NameEnglish = entry.NameEnglish,
            KwbGroup = entry.Group?.ToString(),
        };

    public SectorEntry Entry => new(SbiCode.Parse(Code), Level, Read(Parent), Name, NameEnglish, Read(KwbGroup));

    private static SbiCode? Read(string? text) => text is null ? null : SbiCode.Parse(text);
}

internal sealed class SectorRowConfiguration : IEntityTypeConfiguration<SectorRow>
{
    public void Configure(EntityTypeBuilder<SectorRow> builder)
    {
        builder.ToTable("sectors_sector");
        builder.HasKey(row => new { row.Import, row.Code });
        builder.Property(row => row.Code).HasMaxLength(16);
        builder.HasIndex(row => new { row.Edition, row.Import });
        builder.Ignore(row => row.Entry);
    }
}
