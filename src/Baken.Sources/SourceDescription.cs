using Baken.Kernel;

namespace Baken.Sources;

/// <summary>
/// A registered source: what it is, whose it is, and under which purpose and legal basis its data may be used. Every
/// figure on a screen leads back to one of these.
/// </summary>
/// <param name="Key">As on the command line: <c>cbs-boundaries</c>.</param>
/// <param name="Name">Dutch, for the screen.</param>
/// <param name="Owner">Who publishes it.</param>
/// <param name="Controller">Which of the municipality's two controllers uses it.</param>
/// <param name="Purpose">What it is used for, in Dutch.</param>
/// <param name="LegalBasis">Dutch, with the article.</param>
/// <param name="RetentionYears">How long an import is kept after a newer one has replaced it.</param>
/// <param name="Levels">The levels it speaks of.</param>
/// <param name="Licence">The publisher's licence.</param>
/// <param name="Address">Where the publisher describes it; empty for own files.</param>
/// <param name="Note">What a reader must know before using its figures, in Dutch.</param>
/// <param name="RefreshAfterDays">After how many days without a newer import it is shown as out of date.</param>
public sealed record SourceDescription(
    string Key,
    string Name,
    string Owner,
    Controller Controller,
    string Purpose,
    string LegalBasis,
    int RetentionYears,
    IReadOnlyList<AreaLevel> Levels,
    string Licence,
    string Address,
    string Note,
    int RefreshAfterDays
);
