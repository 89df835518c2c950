using System.Text.RegularExpressions;

namespace Baken.Sources.Tables;

/// <summary>What kind of personal data a column holds.</summary>
internal enum PersonalKind
{
    CitizenNumber,
    EmailAddress,
    PhoneNumber,
    BirthDate,
    BankAccount,
    PersonName,
}

/// <summary>
/// Recognises columns that are about persons, by their name and by what stands in them. Such a column can be no input of
/// a figure about an area, not even of a count, and its values are not shown. It recognises; it does not prove absence.
/// </summary>
internal sealed partial class PersonalData
{
    private const int Fewest = 3;

    private readonly PersonalKind? byName;
    private int filled;
    private int citizenNumbers;
    private int emails;
    private int phones;
    private int dates;
    private int oldest = int.MaxValue;
    private int youngest = int.MinValue;

    public PersonalData(string column) => byName = ByName(column);

    /// <summary>What the column holds as far as it was looked at; null for nothing that was recognised.</summary>
    public PersonalKind? Verdict
    {
        get
        {
            if (byName is not null)
                return byName;
            // An address with an at sign is one, however few there are.
            if (emails > 0 && emails * 10 >= filled)
                return PersonalKind.EmailAddress;
            if (filled < Fewest)
                return null;
            if (citizenNumbers * 2 > filled)
                return PersonalKind.CitizenNumber;
            // This shape is unmistakable: a tenth of the cells is enough.
            if (phones * 10 >= filled)
                return PersonalKind.PhoneNumber;
            // Dates of most rows that spread over half a century are lives, not events.
            return dates * 2 > filled && youngest - oldest >= 50 ? PersonalKind.BirthDate : null;
        }
    }

    public void Look(Cell cell)
    {
        if (cell.IsEmpty)
            return;
        filled++;
        var text = cell.Text.AsSpan().Trim();
        if (IsCitizenNumber(text))
            citizenNumbers++;
        else if (cell.Number is null && Email().IsMatch(text))
            emails++;
        else if (cell.Number is null && Phone().IsMatch(text))
            phones++;
        else if (cell.Date is { } date || DateText.TryParse(text, out date))
        {
            dates++;
            oldest = Math.Min(oldest, date.Year);
            youngest = Math.Max(youngest, date.Year);
        }
    }

    /// <summary>The eleven-test of the burgerservicenummer: nine digits (eight with the leading zero lost), weights 9 to 2 and −1.</summary>
    public static bool IsCitizenNumber(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[9];
        var length = 0;
        foreach (var character in text)
        {
            if (character is '.' or ' ' or '-')
                continue;
            if (!char.IsAsciiDigit(character) || length == 9)
                return false;
            digits[length++] = character;
        }

        if (length is < 8)
            return false;
        var sum = 0;
        for (var i = 0; i < length; i++)
        {
            var place = length - i;
            sum += (digits[i] - '0') * (place == 1 ? -1 : place);
        }

        return sum % 11 == 0 && sum > 0;
    }

    private static PersonalKind? ByName(string column)
    {
        var name = Words().Replace(column, " ").Trim().ToLowerInvariant();
        var joined = name.Replace(" ", "", StringComparison.Ordinal);
        return joined switch
        {
            _ when name.Split(' ').Contains("bsn")
                    || joined.Contains("burgerservicenummer", StringComparison.Ordinal)
                    || joined.Contains("sofinummer", StringComparison.Ordinal) => PersonalKind.CitizenNumber,
            _ when joined.StartsWith("email", StringComparison.Ordinal)
                    || joined.Contains("mailadres", StringComparison.Ordinal) => PersonalKind.EmailAddress,
            _ when joined.StartsWith("telefoon", StringComparison.Ordinal)
                    || joined.StartsWith("mobielnummer", StringComparison.Ordinal) => PersonalKind.PhoneNumber,
            _ when joined.Contains("geboortedat", StringComparison.Ordinal)
                    || joined is "gebdat" or "gebdatum" or "dateofbirth" or "birthdate" => PersonalKind.BirthDate,
            _ when joined.StartsWith("iban", StringComparison.Ordinal)
                    || joined.Contains("bankrekening", StringComparison.Ordinal) => PersonalKind.BankAccount,
            _ when joined.Contains("achternaam", StringComparison.Ordinal)
                    || joined.Contains("voornaam", StringComparison.Ordinal)
                    || joined.Contains("voornamen", StringComparison.Ordinal)
                    || joined is "geslachtsnaam" => PersonalKind.PersonName,
            _ => null,
        };
    }

    [GeneratedRegex(
        @"^[^@\s]+@[^@\s]+\.[a-z]{2,}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Email();

    /// <summary>Dutch: +31 or 0, then nine digits, with blanks or dashes between; a bare number of ten digits that starts with 0 counts.</summary>
    [GeneratedRegex(
        @"^(\+31|0031|0)[ -]?\(?0?\)?[ -]?([1-9][ -]?)([0-9][ -]?){8}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Phone();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
