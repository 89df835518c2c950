using System.Diagnostics.CodeAnalysis;

namespace Baken.Kernel;

/// <summary>
/// A code of the Standaard Bedrijfsindeling with its edition, which is part of the code: SBI 2008 and SBI 2025 run side
/// by side and one number means different things in them. Written <c>sbi2008:96021</c>; a section is a letter
/// (<c>sbi2008:S</c>) and a KWB group a range or sum of sections as CBS publishes them (<c>sbi2008:G+I</c>).
/// A sector code is an attribute for policy, never a mark on a firm.
/// </summary>
public readonly record struct SbiCode : IComparable<SbiCode>
{
    private SbiCode(int edition, string code)
    {
        Edition = edition;
        Code = code;
    }

    /// <summary>2008 or 2025.</summary>
    public int Edition { get; }

    /// <summary>Two to five digits without dots, or a section letter, or a KWB group.</summary>
    public string Code { get; }

    /// <summary>The code as people read it: 96.02.1.</summary>
    public string Dotted =>
        Code.Length < 3 || !char.IsAsciiDigit(Code[0]) ? Code
        : Code.Length < 5 ? $"{Code[..2]}.{Code[2..]}"
        : $"{Code[..2]}.{Code[2..4]}.{Code[4..]}";

    /// <summary>Reads 96021, 96.02.1, S, G+I or B-F; the edition is asked for because it cannot be read off the code.</summary>
    public static bool TryParse(int edition, ReadOnlySpan<char> text, [NotNullWhen(true)] out SbiCode code)
    {
        code = default;
        if (edition is not (2008 or 2025))
            return false;
        text = text.Trim();
        Span<char> kept = stackalloc char[8];
        var length = 0;
        var letters = false;
        foreach (var character in text)
        {
            if (character == '.')
                continue;
            if (length == kept.Length)
                return false;
            if (char.IsAsciiLetter(character))
                letters = true;
            else if (!char.IsAsciiDigit(character) && character is not ('+' or '-'))
                return false;
            kept[length++] = char.ToUpperInvariant(character);
        }

        var clean = kept[..length];
        var valid = letters
            ? length == 1
                || (length == 3 && clean[1] is '+' or '-' && char.IsAsciiLetter(clean[0]) && char.IsAsciiLetter(clean[2]))
            : length is >= 2 and <= 5 && clean.IndexOfAny('+', '-') < 0;
        if (!valid)
            return false;
        code = new SbiCode(edition, clean.ToString());
        return true;
    }

    /// <summary>Reads the written form <c>sbi2008:96021</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out SbiCode code)
    {
        code = default;
        text = text.Trim();
        return text.Length > 8
            && text.StartsWith("sbi", StringComparison.OrdinalIgnoreCase)
            && text[7] == ':'
            && int.TryParse(text[3..7], out var edition)
            && TryParse(edition, text[8..], out code);
    }

    /// <summary>Reads a code that is known to be one, from our own tables. Throws where it is not: a bug.</summary>
    public static SbiCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not an SBI code with its edition.");

    public int CompareTo(SbiCode other) =>
        Edition != other.Edition ? Edition.CompareTo(other.Edition) : string.CompareOrdinal(Code, other.Code);

    public override string ToString() => $"sbi{Edition}:{Code}";

    public static bool operator <(SbiCode left, SbiCode right) => left.CompareTo(right) < 0;

    public static bool operator >(SbiCode left, SbiCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(SbiCode left, SbiCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SbiCode left, SbiCode right) => left.CompareTo(right) >= 0;
}
