using Baken.Kernel;
using Baken.Sources.Screens;

namespace Baken.Sources.Api;

/// <summary>A source as the machine's door tells it.</summary>
/// <param name="State">never, current or out-of-date.</param>
internal record SourceSummary(
    string Key,
    string Name,
    string Owner,
    string Controller,
    string State,
    DateTimeOffset? NewestImportAt,
    int? NewestImport,
    IReadOnlyList<int> Years,
    IReadOnlyList<string> Levels,
    string Licence,
    bool Mapped
)
{
    public static SourceSummary Of(SourceLine line) =>
        new(
            line.Source.Key,
            line.Source.Name,
            line.Source.Owner,
            Word(line.Source.Controller),
            Word(line.State),
            line.Newest?.At,
            line.Newest?.Number,
            line.Years,
            [.. line.Source.Levels.Select(level => level.Word())],
            line.Source.Licence,
            line.IsMapped
        );

    internal static string Word(Controller controller) =>
        controller switch
        {
            Kernel.Controller.College => "college",
            Kernel.Controller.Mayor => "mayor",
        };

    internal static string Word(Freshness state) =>
        state switch
        {
            Freshness.Never => "never",
            Freshness.Current => "current",
            Freshness.OutOfDate => "out-of-date",
        };
}

/// <summary>A source with its registration and the indicators it brings.</summary>
internal sealed record SourceDetail(
    SourceSummary Source,
    string Purpose,
    string LegalBasis,
    int RetentionYears,
    string Address,
    string Note,
    int RefreshAfterDays,
    IReadOnlyList<IndicatorSummary> Indicators,
    IReadOnlyList<int> Imports
);

internal sealed record IndicatorSummary(string Key, string Label, string Unit, string Kind)
{
    public static IndicatorSummary Of(Indicator indicator) =>
        new(indicator.Key, indicator.Label, indicator.Unit, indicator.Kind.ToString().ToLowerInvariant());
}

/// <summary>An import: what came in and how much did not.</summary>
internal sealed record ImportSummary(
    int Number,
    string Source,
    IReadOnlyList<string> Files,
    DateTimeOffset At,
    IReadOnlyList<int> Years,
    long Rows,
    long Areas,
    long Figures,
    long Sectors,
    long RejectedCount
)
{
    public static ImportSummary Of(ImportReport import) =>
        new(
            import.Number,
            import.Source,
            import.Files,
            import.At,
            import.Years,
            import.Rows,
            import.Areas,
            import.Figures,
            import.Sectors,
            import.RejectedCount
        );
}

/// <summary>An import with an account of everything that was not taken in. Of very many rejected rows only the first are here.</summary>
internal sealed record ImportDetail(
    ImportSummary Import,
    IReadOnlyList<string> DroppedColumns,
    IReadOnlyList<string> IgnoredColumns,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<RejectedRow> Rejected
);
