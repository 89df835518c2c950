using System.Text.RegularExpressions;

namespace RecordLinkage;

/// <summary>Streets, house numbers and postcodes as Dutch registers write them.</summary>
internal static partial class DutchAddresses
{
    private static readonly (Regex Short, string Long)[] Abbreviations =
    [
        (Word(@"str\.?$"), "straat"),
        (Word(@"ln\.$|\bln$"), "laan"),
        (Word(@"wg\.$"), "weg"),
        (Word(@"pln\.?$"), "plein"),
        (Word(@"sngl\.?$"), "singel"),
        (Word(@"\bburg\. ?"), "burgemeester "),
        (Word(@"\bdr\. ?"), "dokter "),
        (Word(@"\bprof\. ?"), "professor "),
        (Word(@"\bmr\. ?"), "meester "),
        (Word(@"\bpr\. ?"), "prins "),
        (Word(@"\bkon\. ?"), "koningin "),
        (Word(@"\bst\. ?"), "sint "),
        (Word(@"\bnwe\.? ?"), "nieuwe "),
        (Word(@"\bn\. ?"), "noord "),
        (Word(@"\bz\. ?"), "zuid "),
        (Word(@"\bo\. ?"), "oost "),
        (Word(@"\bw\. ?"), "west "),
        (Word(@"\bv\. ?d\. ?"), "van de "),
    ];

    public static string? Street(string value)
    {
        if (PlainText.Of(value) is not { } street)
            return null;
        foreach (var (shortForm, longForm) in Abbreviations)
            street = shortForm.Replace(street, longForm);
        street = NoLetter().Replace(street, "");
        return street.Length == 0 ? null : street;
    }

    public static string? HouseNumber(string value) =>
        FirstDigits().Match(value) is { Success: true } digits
            ? digits.Value.TrimStart('0') is { Length: > 0 } number
                ? number
                : null
            : null;

    public static string? HouseAddition(string value)
    {
        var digits = FirstDigits().Match(value);
        if (!digits.Success)
            return null;
        var rest = new string([.. value[(digits.Index + digits.Length)..].Where(char.IsLetterOrDigit)]);
        return rest.Length == 0 ? null : rest.ToUpperInvariant();
    }

    public static string? Postcode(string value)
    {
        var text = new string([.. value.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        return text.Length == 0 ? null : text;
    }

    public static string? PostcodeDigits(string value) =>
        Postcode(value) is { Length: >= 4 } text && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 ? text[..4] : null;

    private static Regex Word(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex FirstDigits();

    [GeneratedRegex("[^a-z0-9]")]
    private static partial Regex NoLetter();
}
