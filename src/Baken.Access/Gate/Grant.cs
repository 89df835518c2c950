using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// One thing shared with one grantee, for one activity, until a day: how need-to-know opens beyond roles. It is recalled, never
/// changed, so that who could see what on which day can always be told.
/// </summary>
internal sealed class Grant
{
    public required Guid Id { get; init; }

    public required Guid ThingId { get; init; }

    /// <summary>The name of the thing's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>An actor's id, <c>department:…</c> or <c>organisation:…</c>.</summary>
    public required string Grantee { get; init; }

    public required Right Right { get; init; }

    public required string Activity { get; init; }

    /// <summary>Why, in words. Holds nothing of the thing's content.</summary>
    public required string Ground { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null: until it is recalled.</summary>
    public DateTimeOffset? Until { get; init; }

    public DateTimeOffset? RecalledAt { get; private set; }

    public string? RecalledBy { get; private set; }

    public void Recall(DateTimeOffset now, string by)
    {
        if (RecalledAt is not null)
            return;
        RecalledAt = now;
        RecalledBy = by;
    }
}

internal sealed class GrantConfiguration : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> grant)
    {
        grant.ToTable("access_grant");
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.Property(g => g.Kind).HasMaxLength(40);
        grant.Property(g => g.Grantee).HasMaxLength(100);
        grant.Property(g => g.Right).HasMaxLength(10);
        grant.Property(g => g.Activity).HasMaxLength(60);
        grant.Property(g => g.Ground).HasMaxLength(500);
        grant.Property(g => g.By).HasMaxLength(64);
        grant.Property(g => g.RecalledBy).HasMaxLength(64);
        grant.HasIndex(g => new { g.ThingId, g.Grantee });
        grant.HasIndex(g => g.Grantee);
    }
}
