namespace Baken.Access;

/// <summary>A line of the record in words, as it stands on a page of the auditor.</summary>
public sealed record ShownLine(
    long Number,
    DateTimeOffset At,
    string Who,
    string WhoLink,
    string Act,
    string About,
    string Activity,
    string Place
)
{
    /// <param name="filter">What a link to one person keeps.</param>
    internal static ShownLine Of(AuditLine line, IReadOnlyDictionary<string, ActorName> names, RecordFilter filter) =>
        new(
            line.Number,
            line.At,
            ActorName.Of(names, line.ActorId),
            (filter with { Who = line.ActorId, Before = null }).Link(),
            OversightWords.Act(line.Act),
            ActorName.In(line.About, names),
            OversightWords.Activity(line.Activity),
            line.Place.Label()
        );
}
