using System.Text;

namespace Baken.Ui;

/// <summary>An id for an element, made from its text, so that the same page always has the same ids.</summary>
internal static class Slug
{
    public static string Of(string prefix, string? text)
    {
        var slug = new StringBuilder(prefix);
        foreach (var c in (text ?? "").ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if ((c is ' ' or '-' or '/' or '_') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length > 48)
                break;
        }
        return slug.ToString().TrimEnd('-');
    }
}
