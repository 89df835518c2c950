namespace Baken.Profiles.Switching;

/// <summary>The day in the Netherlands: a stop date is a day on a Dutch calendar, not a moment.</summary>
internal static class Today
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Of(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime);

    public static DateOnly Day(this TimeProvider clock) => Of(clock.GetUtcNow());
}
