namespace Baken.Kernel;

/// <summary>
/// What a figure measures: an indicator, or one part of its breakdown. Written <c>inwoners</c>,
/// <c>misdrijven/1.1.1</c> (a crime type), <c>vestigingen/sbi2008:96021</c> (a sector).
/// </summary>
/// <param name="Indicator">The key of an indicator of the catalogue: lower case, digits and dashes.</param>
/// <param name="Part">The part of the breakdown; null for the whole.</param>
public readonly record struct Measure(string Indicator, string? Part = null) : IComparable<Measure>
{
    public static Measure Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new Measure(text) : new Measure(text[..slash], text[(slash + 1)..]);
    }

    public int CompareTo(Measure other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => Part is null ? Indicator : $"{Indicator}/{Part}";

    public static bool operator <(Measure left, Measure right) => left.CompareTo(right) < 0;

    public static bool operator >(Measure left, Measure right) => left.CompareTo(right) > 0;

    public static bool operator <=(Measure left, Measure right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Measure left, Measure right) => left.CompareTo(right) >= 0;
}
