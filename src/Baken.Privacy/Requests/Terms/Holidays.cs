namespace Baken.Privacy.Requests.Terms;

/// <summary>The generally recognised holidays of the Algemene termijnenwet (article 3), on which no term ends.</summary>
internal static class Holidays
{
    /// <summary>
    /// Days that royal decree puts on a par with them, for which there is no rule but the decree: of 2023–2025 and of 2026–2028. A later
    /// decree is added here.
    /// </summary>
    private static readonly HashSet<DateOnly> ByDecree =
    [
        new(2023, 4, 28),
        new(2023, 5, 19),
        new(2024, 5, 10),
        new(2024, 12, 27),
        new(2025, 5, 30),
        new(2026, 1, 2),
        new(2026, 5, 15),
        new(2027, 5, 7),
        new(2028, 4, 28),
        new(2028, 5, 26),
    ];

    /// <summary>The last year of which the decree is known here.</summary>
    public const int KnownUntil = 2028;

    public static bool IsHoliday(DateOnly day)
    {
        var easter = Easter(day.Year);
        return day is { Month: 1, Day: 1 } or { Month: 5, Day: 5 } or { Month: 12, Day: 25 } or { Month: 12, Day: 26 }
            || day == KingsDay(day.Year)
            || day == easter.AddDays(-2)
            || day == easter.AddDays(1)
            || day == easter.AddDays(39)
            || day == easter.AddDays(50)
            || ByDecree.Contains(day);
    }

    public static bool IsWorkday(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>27 April, and the day before where that is a Sunday.</summary>
    private static DateOnly KingsDay(int year)
    {
        var birthday = new DateOnly(year, 4, 27);
        return birthday.DayOfWeek == DayOfWeek.Sunday ? birthday.AddDays(-1) : birthday;
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher).</summary>
    internal static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = (8 * b + 13) / 25;
        var h = (19 * a + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var (month, day) = Math.DivRem(h + l - 7 * m + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
