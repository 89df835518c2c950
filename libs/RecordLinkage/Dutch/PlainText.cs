using System.Globalization;
using System.Text;

namespace RecordLinkage;

/// <summary>Small letters without accents; letters that have no plain form get their usual transcription; other signs become blanks.</summary>
internal static class PlainText
{
    public static string? Of(string value)
    {
        var plain = new StringBuilder(value.Length);
        foreach (var sign in value.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark)
                continue;
            var small = char.ToLowerInvariant(sign);
            switch (small)
            {
                case 'ß':
                    plain.Append("ss");
                    break;
                case 'æ' or 'ä':
                    plain.Append("ae");
                    break;
                case 'œ':
                    plain.Append("oe");
                    break;
                case 'ø':
                    plain.Append('o');
                    break;
                case 'ł':
                    plain.Append('l');
                    break;
                case 'đ' or 'ð':
                    plain.Append('d');
                    break;
                case 'ı':
                    plain.Append('i');
                    break;
                case 'þ':
                    plain.Append("th");
                    break;
                case 'ĳ':
                    plain.Append("ij");
                    break;
                case '\'' or '’' or '`' or '´':
                    plain.Append('\'');
                    break;
                case '-' or '–' or '—':
                    plain.Append('-');
                    break;
                case ',' or '.':
                    plain.Append(small);
                    break;
                default:
                    if (char.IsLetterOrDigit(small))
                        plain.Append(small);
                    else if (plain.Length > 0 && plain[^1] != ' ')
                        plain.Append(' ');
                    break;
            }
        }

        var text = plain.ToString().Trim();
        return text.Length == 0 ? null : text;
    }
}
