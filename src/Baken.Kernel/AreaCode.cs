using System.Diagnostics.CodeAnalysis;

namespace Baken.Kernel;

/// <summary>
/// A code of the CBS regional classification: NL00, GM0034, WK003401, BU00340101. It says which area is meant only
/// together with the year of the classification (<see cref="AreaId"/>): boundaries change between years.
/// </summary>
public readonly record struct AreaCode : IComparable<AreaCode>
{
    private AreaCode(string value, AreaLevel level)
    {
        Value = value;
        Level = level;
    }

    public string Value { get; }

    public AreaLevel Level { get; }

    /// <summary>Reads a code; blanks around it, as CBS and police publish them, are no part of it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out AreaCode code)
    {
        code = default;
        text = text.Trim();
        if (text.Length < 4)
            return false;

        AreaLevel? level = (char.ToUpperInvariant(text[0]), char.ToUpperInvariant(text[1]), text.Length) switch
        {
            ('N', 'L', 4) => AreaLevel.Country,
            ('G', 'M', 6) => AreaLevel.Municipality,
            ('W', 'K', 8) => AreaLevel.District,
            ('B', 'U', 10) => AreaLevel.Neighbourhood,
            _ => null,
        };
        if (level is null)
            return false;
        // Amsterdam has letters where other municipalities number their districts: WK0363AA, BU0363AA01.
        var letters = text.Length >= 8 && char.IsAsciiLetter(text[6]) && char.IsAsciiLetter(text[7]);
        for (var at = 2; at < text.Length; at++)
            if (!char.IsAsciiDigit(text[at]) && !(letters && at is (6 or 7)))
                return false;

        code = new AreaCode(text.ToString().ToUpperInvariant(), level.Value);
        return true;
    }

    /// <summary>Reads a code that is known to be one, from our own tables. Throws where it is not: a bug.</summary>
    public static AreaCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not an area code.");

    /// <summary>The municipality in whose code this one starts; null for the country.</summary>
    public AreaCode? Municipality => Level == AreaLevel.Country ? null : new AreaCode("GM" + Value[2..6], AreaLevel.Municipality);

    /// <summary>The area one level up according to the code alone: a neighbourhood's district, a district's municipality.</summary>
    public AreaCode? Parent =>
        Level switch
        {
            AreaLevel.Country => null,
            AreaLevel.Municipality => new AreaCode("NL00", AreaLevel.Country),
            AreaLevel.District => Municipality,
            AreaLevel.Neighbourhood => new AreaCode("WK" + Value[2..8], AreaLevel.District),
        };

    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(AreaCode left, AreaCode right) => left.CompareTo(right) < 0;

    public static bool operator >(AreaCode left, AreaCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(AreaCode left, AreaCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AreaCode left, AreaCode right) => left.CompareTo(right) >= 0;
}

/// <summary>An area in the classification of one year.</summary>
public readonly record struct AreaId(AreaCode Code, int Year)
{
    public override string ToString() => $"{Code}@{Year}";
}
