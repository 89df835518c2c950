using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Privacy;

/// <summary>
/// Why a thing is kept longer than its term, until somebody lifts it. It does not end by itself: a review that is overdue is shown, and
/// the thing stays.
/// </summary>
internal sealed class Hold
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required Guid ThingId { get; init; }

    public required HoldGround Ground { get; init; }

    /// <summary>In words. Holds nothing of the thing's content.</summary>
    public required string Reason { get; init; }

    public required DateOnly ReviewOn { get; init; }

    public required string ById { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftedBy { get; private set; }

    public string? LiftReason { get; private set; }

    public string Thing => $"{Kind}:{ThingId:N}";

    public void Lift(string reason, string by, DateTimeOffset now) => (LiftReason, LiftedBy, LiftedAt) = (reason, by, now);
}

internal sealed class HoldConfiguration : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> hold)
    {
        hold.ToTable("privacy_hold");
        hold.Ignore(h => h.Thing);
        hold.Property(h => h.Id).ValueGeneratedNever();
        hold.Property(h => h.Kind).HasMaxLength(40);
        hold.Property(h => h.Ground).HasMaxLength(10);
        hold.Property(h => h.Reason).HasMaxLength(500);
        hold.Property(h => h.ById).HasMaxLength(64);
        hold.Property(h => h.ByName).HasMaxLength(200);
        hold.Property(h => h.LiftedBy).HasMaxLength(64);
        hold.Property(h => h.LiftReason).HasMaxLength(500);
        hold.Property(h => h.LiftedAt).IsConcurrencyToken();
        hold.HasIndex(h => new { h.Kind, h.ThingId });
        hold.HasIndex(h => h.ReviewOn);
    }
}
