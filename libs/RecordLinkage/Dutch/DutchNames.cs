namespace RecordLinkage;

/// <summary>Given names, initials, surname prefixes and double names as Dutch registers write them.</summary>
internal static class DutchNames
{
    private static readonly HashSet<string> Prefixes =
    [
        .. "van v. v de d d. der den het 't 't t in op aan bij onder over uit uijt voor te ten ter tot la le les l' du des el al von vom zu zum zur da di dos af v.d. v.d vd vander vande vanden".Split(
            ' '
        ),
    ];

    public static string? GivenName(string value)
    {
        var name = PlainText.Of(value)?.Replace(".", " ", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(name) ? null : string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static string? Initial(string value) => GivenName(value) is { } name && char.IsLetter(name[0]) ? name[..1] : null;

    public static bool IsInitial(string value) =>
        GivenName(value) is { } name && name.Split(' ', '-').All(part => part.Length <= 1);

    public static string? Root(string value) => GivenName(value) is not { } name ? null : GivenNameRoots.Of(name);

    public static string? Surname(string value)
    {
        var parts = Parts(value);
        return parts.Count == 0 ? null : string.Join('-', parts);
    }

    public static string? SurnameParts(string value)
    {
        var parts = Parts(value);
        return parts.Count == 0 ? null : string.Join('|', parts);
    }

    // "Vries, de", "de Vries", "Jansen-de Vries", "J. de Vries e/v Jansen": prefixes may stand before any part, or after a comma.
    private static List<string> Parts(string value)
    {
        if (PlainText.Of(value) is not { } plain)
            return [];
        var comma = plain.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
            plain = plain[..comma];
        var parts = new List<string>();
        foreach (var part in plain.Split('-', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var first = 0;
            while (first < words.Length - 1 && Prefixes.Contains(words[first]))
                first++;
            var name = string.Join(' ', words[first..])
                .Replace("'", "", StringComparison.Ordinal)
                .Replace(".", "", StringComparison.Ordinal);
            if (name.Length > 0)
                parts.Add(name);
        }

        return parts;
    }
}
