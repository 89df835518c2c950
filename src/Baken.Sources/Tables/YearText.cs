using System.Globalization;

namespace Baken.Sources.Tables;

/// <summary>Reads a year as tables write it: 2024, 2024JJ00 (CBS), a date of that year.</summary>
internal static class YearText
{
    public const int First = 1990;
    public const int Last = 2100;

    public static bool TryParse(Cell cell, out int year)
    {
        if (cell.Date is { } date)
        {
            year = date.Year;
            return year is >= First and <= Last;
        }

        var text = cell.Text.AsSpan().Trim();
        if (cell.Number is { } number)
        {
            year = number is >= First and <= Last && number == Math.Floor(number) ? (int)number : 0;
            return year > 0;
        }

        if (text.Length == 8 && text[4..] is "JJ00")
            text = text[..4];
        if (text.Length == 4)
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= First and <= Last;
        if (DateText.TryParse(text, out var day))
        {
            year = day.Year;
            return year is >= First and <= Last;
        }

        year = 0;
        return false;
    }
}

/// <summary>Reads a date: 2024-12-31, 31-12-2024, 31/12/2024, with a time or without.</summary>
internal static class DateText
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d-M-yyyy", "d/M/yyyy", "yyyy/MM/dd", "d.M.yyyy"];

    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly date)
    {
        text = text.Trim();
        if (
            text.IndexOfAny('T', ' ') is var cut and > 0
            && TimeOnly.TryParse(text[(cut + 1)..].TrimEnd('Z'), CultureInfo.InvariantCulture, out _)
        )
            text = text[..cut];
        return DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
