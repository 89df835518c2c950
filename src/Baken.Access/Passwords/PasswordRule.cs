using System.Text;
using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// Which passwords are good enough. Length counts; what characters it is made of does not (NIST SP 800-63B). What
/// everybody tries first is refused: common words, rows of keys, the person's own name and address.
/// </summary>
internal static class PasswordRule
{
    public const int Shortest = 12;
    public const int Longest = 128;

    public static string Hint =>
        Language.Say(
            $"Ten minste {Shortest} tekens. Een zin of vier losse woorden is goed; cijfers en leestekens hoeven niet.",
            $"At least {Shortest} characters. A sentence or four unrelated words will do; digits and marks are not needed."
        );

    /// <summary>Common passwords and their cores, Dutch and English, in lower case without digits or marks at the ends.</summary>
    private static readonly HashSet<string> Common =
    [
        .. """
            password passwords passwordpassword wachtwoord wachtwoorden wachtwoordwachtwoord mijnwachtwoord welkom
            welkomwelkom welcome welcomewelcome geheim geheimpje hallo hallohallo gemeente gemeentehuis burgemeester
            administrator administratie beheerder admin adminadmin baken ondermijning veiligheid integriteit nederland
            amsterdam rotterdam almere utrecht denhaag ajax feyenoord feijenoord qwerty qwertyuiop qwertyuiopasdf
            qwertyqwerty asdfghjkl zxcvbnm azerty azertyuiop letmein letmeinplease iloveyou ikhouvanjou ikhouvanje
            lovelove sunshine princess football voetbal voetbalvoetbal dragon monkey superman batman starwars master
            changeme changemenow changeit default computer internet windows microsoft november december januari februari
            september oktober augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag zomer winter herfst
            lente voorjaar najaar vakantie summer correcthorsebatterystaple abcdefghijkl abcdefghijklm abcdefghijklmnop
            abcdefghijklmnopqrstuvwxyz abcabcabcabc abcd abc trustno testtest testtesttest test demo demodemo demodemodemo
            user gebruiker login inloggen
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    public static Refusal? Check(string password, string email, string name)
    {
        // Counted as people count: an emoji is one.
        var length = password.EnumerateRunes().Count();
        if (length < Shortest)
            return Refusals.PasswordTooShort;
        if (length > Longest)
            return Refusals.PasswordTooLong;
        var plain = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return IsCommon(plain) || IsOwn(plain, email, name) ? Refusals.PasswordTooCommon : null;
    }

    private static bool IsCommon(string plain) =>
        plain.Distinct().Count() < 5 || IsRow(plain) || Common.Contains(Core(plain)) || Common.Contains(Core(Unmasked(plain)));

    /// <summary>Mostly steps to the next or the previous character: 123456789012, abcdefghijkl.</summary>
    private static bool IsRow(string plain)
    {
        var steps = plain.Zip(plain.Skip(1), (a, b) => b - a).ToList();
        return steps.Count(step => step == 1) > steps.Count * 2 / 3 || steps.Count(step => step == -1) > steps.Count * 2 / 3;
    }

    private static bool IsOwn(string plain, string email, string name)
    {
        var core = Core(plain);
        var local = email.Split('@')[0].ToLowerInvariant();
        var letters = string.Concat(name.ToLowerInvariant().Where(char.IsLetter));
        return core == Core(local)
            || plain.StartsWith(email, StringComparison.OrdinalIgnoreCase)
            || (letters.Length > 3 && core == letters);
    }

    /// <summary>What is left without spaces and without digits and marks at both ends: "Welkom 2026!!!" is "welkom".</summary>
    private static string Core(string plain)
    {
        var together = string.Concat(plain.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_' or '.')));
        var first = 0;
        var last = together.Length;
        while (first < last && !char.IsLetter(together[first]))
            first++;
        while (last > first && !char.IsLetter(together[last - 1]))
            last--;
        return together[first..last];
    }

    private static string Unmasked(string plain) =>
        string.Concat(
            plain.Select(c =>
                c switch
                {
                    '0' => 'o',
                    '1' or '!' => 'i',
                    '3' => 'e',
                    '4' or '@' => 'a',
                    '5' or '$' => 's',
                    '7' => 't',
                    _ => c,
                }
            )
        );
}
