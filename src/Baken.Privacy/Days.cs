using System.Globalization;
using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>Days as the desk counts them: those of the Dutch calendar.</summary>
internal static class Days
{
    private static readonly TimeZoneInfo Netherlands = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static DateOnly Today(this TimeProvider clock) => Calendar.Day(clock.GetUtcNow());

    public static DateOnly DayOf(DateTimeOffset moment) => Calendar.Day(moment);

    /// <summary>The end of a day, as a moment.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Netherlands.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Reads the value of a date field; null where it is none.</summary>
    public static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>As a date field wants it.</summary>
    public static string Value(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>For the screen: 2 maart 2026.</summary>
    public static string Long(this DateOnly day) =>
        day.ToString("d MMMM yyyy", Language.IsEnglish ? Language.English : Language.Dutch);

    /// <summary>For a letter, which is Dutch.</summary>
    public static string InLetter(this DateOnly day) => day.ToString("d MMMM yyyy", Language.Dutch);
}
