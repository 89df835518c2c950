using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>That a parked thing was brought back: by whom and on which ground. It is written once and never changed.</summary>
internal sealed class Reopening
{
    public required Guid Id { get; init; }

    public required string Thing { get; init; }

    /// <summary>Why, in words. Holds nothing of the thing's content.</summary>
    public required string Ground { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class ReopeningConfiguration : IEntityTypeConfiguration<Reopening>
{
    public void Configure(EntityTypeBuilder<Reopening> reopening)
    {
        reopening.ToTable("access_reopening");
        reopening.Property(r => r.Id).ValueGeneratedNever();
        reopening.Property(r => r.Thing).HasMaxLength(100);
        reopening.Property(r => r.Ground).HasMaxLength(1000);
        reopening.Property(r => r.By).HasMaxLength(64);
        reopening.HasIndex(r => r.Thing);
    }
}
