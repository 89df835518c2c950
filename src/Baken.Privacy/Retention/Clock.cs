using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Privacy;

/// <summary>
/// The clock of one thing. Whatever bears on its destruction (a hold, a new start) changes this row, so that a destruction that looked
/// at it before fails and looks again.
/// </summary>
internal sealed class Clock
{
    public required string Kind { get; init; }

    public required Guid ThingId { get; init; }

    public string Activity { get; private set; } = "";

    public DateTimeOffset From { get; private set; }

    public DateOnly Due { get; private set; }

    public int Months { get; private set; }

    /// <summary>Where the term comes from.</summary>
    public string Ground { get; private set; } = "";

    /// <summary>How many holds keep it.</summary>
    public int Holds { get; private set; }

    public int Revision { get; private set; }

    public string Thing => $"{Kind}:{ThingId:N}";

    public void Start(string activity, DateTimeOffset from, RetentionRule rule)
    {
        (Activity, From) = (activity, from);
        Count(rule);
    }

    public void Count(RetentionRule rule)
    {
        (Months, Ground, Due) = (rule.Months, rule.Ground, Calendar.Day(From).AddMonths(rule.Months));
        Revision++;
    }

    public void Hold()
    {
        Holds++;
        Revision++;
    }

    public void Release()
    {
        Holds--;
        Revision++;
    }
}

internal sealed class ClockConfiguration : IEntityTypeConfiguration<Clock>
{
    public void Configure(EntityTypeBuilder<Clock> clock)
    {
        clock.ToTable("privacy_clock");
        clock.HasKey(c => new { c.Kind, c.ThingId });
        clock.Ignore(c => c.Thing);
        clock.Property(c => c.Kind).HasMaxLength(40);
        clock.Property(c => c.Activity).HasMaxLength(60);
        clock.Property(c => c.Ground).HasMaxLength(300);
        clock.Property(c => c.Revision).IsConcurrencyToken();
        clock.HasIndex(c => c.Due);
        clock.HasIndex(c => c.Activity);
    }
}

/// <summary>The day in the Netherlands: a term ends on a day of the Dutch calendar, not at a moment.</summary>
internal static class Calendar
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Day(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime);

    public static DateOnly Day(this TimeProvider clock) => Day(clock.GetUtcNow());
}
