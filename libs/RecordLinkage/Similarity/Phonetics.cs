using System.Text;

namespace RecordLinkage;

/// <summary>Keys that names get which sound alike: for blocking, where a typing error must not part two records.</summary>
public static class Phonetics
{
    /// <summary>The American Soundex: the first letter and three digits.</summary>
    /// <remarks>Russell (1918), as given by Knuth, The Art of Computer Programming 3.</remarks>
    public static string Soundex(string text)
    {
        const string Codes = "01230120022455012623010202";
        var key = new StringBuilder(4);
        var last = '0';
        foreach (var letter in text.ToUpperInvariant())
        {
            if (letter is < 'A' or > 'Z')
                continue;
            var code = Codes[letter - 'A'];
            if (key.Length == 0)
                key.Append(letter);
            else if (code != '0' && code != last)
                key.Append(code);
            if (letter is not ('H' or 'W'))
                last = code;
            if (key.Length == 4)
                break;
        }

        return key.Length == 0 ? "" : key.ToString().PadRight(4, '0');
    }

    /// <summary>How a Dutch name sounds: spellings of one sound become one, doubled letters single, vowels after the first are dropped.</summary>
    /// <remarks>The equivalences that name studies use for Dutch (Bloothooft 1998): ij/y/ei, c/k/ck, ph/f, v/f, z/s, dt/d/t, g/ch, x/ks, q/k, th/t.</remarks>
    public static string Dutch(string text)
    {
        var plain = text.ToLowerInvariant()
            .Replace("sch", "s", StringComparison.Ordinal)
            .Replace("ch", "g", StringComparison.Ordinal)
            .Replace("ck", "k", StringComparison.Ordinal)
            .Replace("ph", "f", StringComparison.Ordinal)
            .Replace("th", "t", StringComparison.Ordinal)
            .Replace("dt", "t", StringComparison.Ordinal)
            .Replace("x", "ks", StringComparison.Ordinal);
        var key = new StringBuilder(plain.Length);
        var last = '\0';
        foreach (var letter in plain)
        {
            var sound = letter switch
            {
                'c' or 'q' => 'k',
                'v' or 'w' => 'f',
                'z' => 's',
                'd' => 't',
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'j' or 'h' => '*',
                >= 'a' and <= 'z' => letter,
                _ => '\0',
            };
            if (sound != '\0' && sound != last && (sound != '*' || key.Length == 0))
                key.Append(sound);
            if (sound != '\0')
                last = sound;
        }

        return key.ToString();
    }
}
