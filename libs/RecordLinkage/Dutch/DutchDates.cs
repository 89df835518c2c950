using System.Globalization;

namespace RecordLinkage;

/// <summary>Dates in the notations of Dutch forms and registers.</summary>
internal static class DutchDates
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyyMMdd",
        "d-M-yyyy",
        "d/M/yyyy",
        "d.M.yyyy",
        "d M yyyy",
        "d MMMM yyyy",
        "d MMM yyyy",
        "yyyy/MM/dd",
        "yyyy-MM-ddTHH:mm:ss",
    ];

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static string? Iso(string value) =>
        DateOnly.TryParseExact(value.Trim(), Formats, Dutch, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
