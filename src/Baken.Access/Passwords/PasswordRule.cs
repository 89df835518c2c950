using System.Text;
using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// Which passwords are good enough. Length counts; what characters it is made of does not (NIST SP 800-63B). What
/// everybody tries first is refused: common passwords and what is made of them, words of the trade and of the house, rows of keys,
/// repetitions, the person's own name and address.
/// </summary>
internal static class PasswordRule
{
    public const int Shortest = 12;
    public const int Longest = 128;
    private const int LongestWord = 32;

    public static string Hint =>
        Language.Say(
            $"Ten minste {Shortest} tekens. Een zin of vier losse woorden is goed; cijfers en leestekens hoeven niet.",
            $"At least {Shortest} characters. A sentence or four unrelated words will do; digits and marks are not needed."
        );

    /// <summary>How few characters are nobody's own: what a password has beside what everybody tries.</summary>
    private const int Own = 5;

    /// <summary>With so many common words it is a phrase, and their order is what must be guessed.</summary>
    private const int Phrase = 4;

    private static readonly string[] Rows =
    [
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "azertyuiop",
        "qsdfghjklm",
        "1234567890",
        "abcdefghijklmnopqrstuvwxyz",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
        "qazwsxedcrfvtgbyhnujm",
    ];

    /// <summary>Those rows in both directions.</summary>
    private static readonly string[] Walks = [.. Rows, .. Rows.Select(row => string.Concat(row.Reverse()))];

    /// <param name="house">How this installation is called, with the name of the municipality in it.</param>
    public static Refusal? Check(string password, string email, string name, string house)
    {
        // Counted as people count: an emoji is one.
        var length = password.EnumerateRunes().Count();
        if (length < Shortest)
            return Refusals.PasswordTooShort;
        if (length > Longest)
            return Refusals.PasswordTooLong;
        var plain = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return
            IsCommon(plain)
            || IsOwn(plain, email, name)
            || IsMadeOfCommon(plain, $"{email} {name} {house}")
            || IsMadeOfCommon(Unmasked(plain), $"{email} {name} {house}")
            ? Refusals.PasswordTooCommon
            : null;
    }

    /// <summary>
    /// Whether hardly anything is left of it without common words, the words of this person and this house, rows of keys, digits and marks:
    /// "Zwanendam2026!", "welkom-op-kantoor1".
    /// </summary>
    private static bool IsMadeOfCommon(string plain, string near)
    {
        var own = near.ToLowerInvariant()
            .Split([' ', '@', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 3)
            .ToHashSet(StringComparer.Ordinal);
        var rest = 0;
        var words = 0;
        for (var at = 0; at < plain.Length; )
        {
            var step = KnownFrom(plain, at, own, out var word);
            rest +=
                step == 0
                    ? char.IsLetter(plain[at])
                        ? 1
                        : 0
                    : 0;
            words += word ? 1 : 0;
            at += Math.Max(1, step);
        }

        return rest < Own && words < Phrase;
    }

    /// <summary>How far from here it is a word that is known, or a walk over the keys.</summary>
    private static int KnownFrom(string plain, int at, HashSet<string> own, out bool word)
    {
        for (var length = Math.Min(plain.Length - at, LongestWord); length > 2; length--)
        {
            var part = plain.Substring(at, length);
            word = length > 3 && (CommonWords.All.Contains(part) || own.Contains(part));
            if (word || (length > 3 && Array.Exists(Walks, walk => walk.Contains(part, StringComparison.Ordinal))))
                return length;
        }

        word = false;
        return 0;
    }

    /// <summary>One piece again and again: abcabcabcabc, liverpoolliverpool.</summary>
    private static bool IsRepetition(string plain)
    {
        for (var length = 1; length <= plain.Length / 2; length++)
            if (Enumerable.Range(length, plain.Length - length).All(at => plain[at] == plain[at - length]))
                return true;
        return false;
    }

    private static bool IsCommon(string plain) =>
        plain.Distinct().Count() < 5
        || IsRow(plain)
        || IsRepetition(plain)
        || CommonWords.All.Contains(Core(plain))
        || CommonWords.All.Contains(Core(Unmasked(plain)));

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
