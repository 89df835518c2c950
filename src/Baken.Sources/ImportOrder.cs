using Baken.Kernel;

namespace Baken.Sources;

/// <summary>What a person asks to be imported.</summary>
/// <param name="Source">The key of a registered source.</param>
/// <param name="Year">The year of the figures or boundaries, for files that do not say it themselves.</param>
/// <param name="Mapping">For the source <c>table</c>: the saved mapping.</param>
/// <param name="SbiEdition">The edition of SBI codes in files that do not say it; 2008 until told otherwise.</param>
/// <param name="Places">Names of municipalities with their codes, from the loaded areas: for sources that name a place.</param>
public sealed record ImportOrder(
    string Source,
    IReadOnlyList<SourceFile> Files,
    int? Year = null,
    TableMappingFile? Mapping = null,
    int SbiEdition = 2008,
    IReadOnlyDictionary<string, AreaCode>? Places = null
);

/// <summary>A file to read: where it lies and what the person calls it.</summary>
public sealed record SourceFile(string Path, string Name)
{
    public SourceFile(string path)
        : this(path, System.IO.Path.GetFileName(path)) { }
}

/// <summary>A saved mapping, as text: it goes into the import's fingerprint and is kept with the import.</summary>
public sealed record TableMappingFile(string Name, string Json);

/// <summary>One import as it went: what came in, from which files, and what did not.</summary>
/// <param name="Number">1, 2, 3 … in this installation; figures point to it.</param>
/// <param name="Unchanged">The same files were imported before: nothing changed.</param>
public sealed record ImportReport(
    int Number,
    string Source,
    IReadOnlyList<string> Files,
    DateTimeOffset At,
    string By,
    long Rows,
    long Areas,
    long Figures,
    long Sectors,
    long RejectedCount,
    IReadOnlyList<RejectedRow> Rejected,
    IReadOnlyList<string> DroppedColumns,
    IReadOnlyList<string> IgnoredColumns,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<int> Years,
    bool Unchanged
);
