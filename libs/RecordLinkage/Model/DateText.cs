namespace RecordLinkage;

/// <summary>Reads dates as <c>strptime</c> does with %Y, %m, %d and literal text: strictly, and to nothing where it is no date.</summary>
internal static class DateText
{
    /// <summary>The days since 1970-01-01, or null.</summary>
    public static int? Parse(ReadOnlySpan<char> text, ReadOnlySpan<char> format)
    {
        int year = 1900,
            month = 1,
            day = 1;
        text = text.Trim();
        while (!format.IsEmpty)
        {
            if (format[0] != '%' || format.Length == 1)
            {
                if (text.IsEmpty || text[0] != format[0])
                    return null;
                text = text[1..];
                format = format[1..];
                continue;
            }

            var field = format[1];
            format = format[2..];
            if (TakeNumber(ref text, field is 'Y' ? 4 : 2) is not { } number)
                return null;
            switch (field)
            {
                case 'Y':
                    year = number;
                    break;
                case 'm':
                    month = number;
                    break;
                case 'd':
                    day = number;
                    break;
                default:
                    throw new InvalidDataException($"A date format may have %Y, %m and %d, not %{field}.");
            }
        }

        return
            text.IsEmpty
            && year is >= 1 and <= 9999
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber
            : null;
    }

    private static int? TakeNumber(ref ReadOnlySpan<char> text, int digits)
    {
        int number = 0,
            taken = 0;
        while (taken < digits && taken < text.Length && char.IsAsciiDigit(text[taken]))
            number = (number * 10) + (text[taken++] - '0');
        text = text[taken..];
        return taken == 0 ? null : number;
    }
}
