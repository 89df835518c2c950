using System.Text.RegularExpressions;

namespace RecordLinkage;

/// <summary>Streets, house numbers and postcodes as Dutch registers write them.</summary>
internal static partial class DutchAddresses
{
    private static readonly (string Sign, Regex Short, string Long)[] Abbreviations =
    [
        ("str", Word(@"str\.?$"), "straat"),
        ("ln", Word(@"ln\.$|\bln$"), "laan"),
        ("wg", Word(@"wg\.$"), "weg"),
        ("pln", Word(@"pln\.?$"), "plein"),
        ("sngl", Word(@"sngl\.?$"), "singel"),
        ("burg", Word(@"\bburg\. ?"), "burgemeester "),
        ("dr", Word(@"\bdr\. ?"), "dokter "),
        ("prof", Word(@"\bprof\. ?"), "professor "),
        ("mr", Word(@"\bmr\. ?"), "meester "),
        ("pr", Word(@"\bpr\. ?"), "prins "),
        ("kon", Word(@"\bkon\. ?"), "koningin "),
        ("st", Word(@"\bst\. ?"), "sint "),
        ("nwe", Word(@"\bnwe\.? ?"), "nieuwe "),
        ("n.", Word(@"\bn\. ?"), "noord "),
        ("z.", Word(@"\bz\. ?"), "zuid "),
        ("o.", Word(@"\bo\. ?"), "oost "),
        ("w.", Word(@"\bw\. ?"), "west "),
        ("v.", Word(@"\bv\. ?d\. ?"), "van de "),
    ];

    public static string? Street(string value)
    {
        if (PlainText.Of(value) is not { } street)
            return null;
        foreach (var (sign, shortForm, longForm) in Abbreviations)
            if (street.Contains(sign, StringComparison.Ordinal))
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
