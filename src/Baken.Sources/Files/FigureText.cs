using System.Buffers;
using System.Globalization;

namespace Baken.Sources.Files;

/// <summary>What separates the decimals in a file's numbers.</summary>
internal enum DecimalMark
{
    /// <summary>No number with decimals seen yet: the first one decides.</summary>
    Unknown,
    Point,
    Comma,
}

/// <summary>
/// Reads the numbers of a file as their publishers write them. A blank, a point, an x and the codes of CBS mean that the
/// publisher withheld the value: <see cref="double.NaN"/>, never zero.
/// </summary>
internal static class FigureText
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,-");

    /// <summary>False when the text is neither a number nor a known sign for a missing value.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref DecimalMark mark, out double value)
    {
        value = double.NaN;
        text = text.Trim();
        if (IsMissing(text))
            return true;

        Span<char> digits = stackalloc char[32];
        if (text.Length > digits.Length)
            return false;
        var comma = text.LastIndexOf(',');
        var point = text.LastIndexOf('.');
        var decimals = Decimals(text, comma, point, ref mark);
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (char.IsAsciiDigit(character) || (character == '-' && at == 0))
                digits[length++] = character;
            else if (at == decimals)
                digits[length++] = '.';
            else if (!IsGroup(text, at, decimals < 0 ? text.Length : decimals))
                return false;
        }

        return double.TryParse(
            digits[..length],
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out value
        );
    }

    /// <summary>Blank, '.', '-', 'x', NULL, NA, and numbers such as -99997 and -99999999 that CBS uses for "no value".</summary>
    public static bool IsMissing(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text is "." or "-" or "x" or "X" or ".." or "…")
            return true;
        if (text[0] == '-' && text.Length >= 6)
        {
            var body = text[1..];
            var stop = body.IndexOfAny('.', ',');
            if (stop > 0 && body[(stop + 1)..].Trim('0').IsEmpty)
                body = body[..stop];
            return body.Length >= 5 && char.IsAsciiDigit(body[^1]) && body[..^1].Trim('9').IsEmpty;
        }

        return text.Equals("null", StringComparison.OrdinalIgnoreCase)
            || text.Equals("na", StringComparison.OrdinalIgnoreCase)
            || text.Equals("n/a", StringComparison.OrdinalIgnoreCase)
            || text.Equals("nan", StringComparison.OrdinalIgnoreCase)
            || text.Equals("none", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Decides from a sample of cells. A cell decides when its mark cannot group thousands: 12,5 or 0.75, or 1.234,5 with
    /// both; 1.234 alone decides nothing.
    /// </summary>
    public static DecimalMark Sniff(IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            var text = cell.AsSpan().Trim();
            if (text.IsEmpty || text.ContainsAnyExcept(NumberCharacters))
                continue;
            var comma = text.LastIndexOf(',');
            var point = text.LastIndexOf('.');
            if (comma < 0 && point < 0 || IsMissing(text))
                continue;
            var last = Math.Max(comma, point);
            var single = text.Count(text[last]) == 1;
            var decisive = (comma >= 0 && point >= 0) || (single && (text.Length - last - 1 != 3 || last > 3 || text[0] == '0'));
            if (decisive && single)
                return last == comma ? DecimalMark.Comma : DecimalMark.Point;
        }

        return DecimalMark.Unknown;
    }

    /// <summary>Where the decimals of this number start; -1 where it has none.</summary>
    private static int Decimals(ReadOnlySpan<char> text, int comma, int point, ref DecimalMark mark)
    {
        if (comma < 0 && point < 0)
            return -1;
        if (mark == DecimalMark.Unknown)
        {
            var last = Math.Max(comma, point);
            if (text.Count(text[last]) > 1)
                return -1;
            mark = last == comma ? DecimalMark.Comma : DecimalMark.Point;
        }

        return mark == DecimalMark.Comma ? comma : point;
    }

    /// <summary>A point, comma, blank or apostrophe between groups of three digits.</summary>
    private static bool IsGroup(ReadOnlySpan<char> text, int at, int end)
    {
        if (
            text[at] is not ('.' or ',' or ' ' or '\u00A0' or '\u202F' or '\'')
            || at == 0
            || at >= end
            || !char.IsAsciiDigit(text[at - 1])
        )
            return false;
        if (end - at - 1 < 3)
            return false;
        return char.IsAsciiDigit(text[at + 1])
            && char.IsAsciiDigit(text[at + 2])
            && char.IsAsciiDigit(text[at + 3])
            && (at + 4 == end || text[at + 4] == text[at]);
    }
}
