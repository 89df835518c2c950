namespace Baken.Sources.Files;

/// <summary>Which source a file seems to belong to, by its columns: to help a person who chose the wrong one.</summary>
internal static class SourceGuess
{
    public static string? Of(IReadOnlyList<string> columns)
    {
        var names = columns.Select(AreaColumns.Plain).ToHashSet();
        if (names.Contains("soortmisdrijf"))
            return SourceKeys.PoliceCrime;
        if (names.Contains("faillissementen"))
            return SourceKeys.Bankruptcies;
        if (names.Contains("niveau") && (names.Contains("ouder") || names.Contains("omschrijvingnl")) && names.Contains("code"))
            return SourceKeys.Sbi;
        if (
            (
                names.Contains("kwbgroep")
                || names.Contains("sbi")
                || names.Contains("sbi2008")
                || names.Contains("sbi2025")
                || names.Contains("sbicode")
            ) && names.Any(name => name.StartsWith("vestigingen", StringComparison.Ordinal) || name is "opgericht" or "opgeheven")
        )
            return SourceKeys.Establishments;
        var hasCode = AreaColumns.Find(columns, AreaColumns.Codes) >= 0;
        return hasCode && Cbs.KeyFigureColumns.Resolve(columns, new ReadingDraft()).Columns.Count > 0
            ? SourceKeys.KeyFigures
            : null;
    }

    /// <summary>Says no to a file with other columns than expected, and what it seems to be.</summary>
    public static Kernel.Refusal Refuse(SourceText text, string asked, string expected) =>
        Of(text.Columns) is { } other && other != asked
            ? Refusals.OtherSource(text.Name, asked, other)
            : Refusals.WrongColumns(text.Name, expected, text.Columns);
}
