using System.Numerics;

namespace RecordLinkage;

/// <summary>Numbers of Dutch registers: cleaned, and missing where they fail their own test.</summary>
internal static class DutchIdentifiers
{
    public static string? Bsn(string value)
    {
        var digits = Digits(value);
        if (digits.Length is 8 or 7)
            digits = digits.PadLeft(9, '0');
        return digits.Length == 9 && PassesElevenTest(digits) ? digits : null;
    }

    /// <summary>The number of a legal person: the same test as a BSN.</summary>
    public static string? Rsin(string value) => Bsn(value);

    /// <summary>9, 8, …, 2 times the digits, minus the last, is a multiple of eleven.</summary>
    public static bool PassesElevenTest(ReadOnlySpan<char> digits)
    {
        var sum = -(digits[8] - '0');
        for (var i = 0; i < 8; i++)
            sum += (9 - i) * (digits[i] - '0');
        return sum % 11 == 0 && digits.IndexOfAnyExcept('0') >= 0;
    }

    public static string? Kvk(string value)
    {
        var digits = Digits(value);
        if (digits.Length == 7)
            digits = "0" + digits;
        return digits.Length == 8 ? digits : null;
    }

    public static string? Iban(string value)
    {
        var text = new string([.. value.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        if (text.Length is < 15 or > 34)
            return null;
        var number = string.Concat(
            (text[4..] + text[..4]).Select(sign => char.IsAsciiDigit(sign) ? $"{sign}" : $"{sign - 'A' + 10}")
        );
        return BigInteger.Parse(number, System.Globalization.CultureInfo.InvariantCulture) % 97 == 1 ? text : null;
    }

    public static string? Phone(string value)
    {
        var digits = Digits(value);
        if (digits.StartsWith("0031", StringComparison.Ordinal))
            digits = digits[4..];
        else if (digits.StartsWith("31", StringComparison.Ordinal) && digits.Length > 10)
            digits = digits[2..];
        digits = digits.TrimStart('0');
        return digits.Length < 6 ? null : "0" + digits;
    }

    public static string? Plate(string value)
    {
        var text = new string([.. value.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return text.Length == 6 ? text : null;
    }

    public static string? BagId(string value) =>
        Digits(value) is { Length: > 0 and <= 16 } digits ? digits.PadLeft(16, '0') : null;

    private static string Digits(string value) => new([.. value.Where(char.IsAsciiDigit)]);
}
