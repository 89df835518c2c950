using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Baken.Access;

/// <summary>Which lines of the record somebody wants to see, as it stands in the address of the page.</summary>
internal sealed record RecordFilter
{
    public string? Who { get; init; }
    public string? Act { get; init; }
    public string? Thing { get; init; }
    public string? Activity { get; init; }
    public string? Place { get; init; }
    public string? From { get; init; }
    public string? Until { get; init; }

    /// <summary>Only lines with a lower number: the next page.</summary>
    public long? Before { get; init; }

    public AuditPeriod Period => new(OversightWords.Parse(From), OversightWords.Parse(Until, end: true));

    public bool IsEmpty => this with { Before = null } == new RecordFilter();

    /// <summary>Whether a moment was given that is none.</summary>
    public bool HasBadPeriod =>
        (From is { Length: > 0 } && Period.From is null)
        || (Until is { Length: > 0 } && Period.Until is null)
        || Period.From >= Period.Until;

    public string Link(string page = OversightRoutes.Record)
    {
        var parts = new Dictionary<string, string?>
        {
            ["wie"] = Who,
            ["handeling"] = Act,
            ["ding"] = Thing,
            ["activiteit"] = Activity,
            ["plaats"] = Place,
            ["van"] = From,
            ["tot"] = Until,
            ["voor"] = Before?.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString(page, parts.Where(part => part.Value is { Length: > 0 }));
    }

    public IQueryable<AuditLine> Of(IQueryable<AuditLine> lines)
    {
        lines = lines.Between(Period);
        if (Who is { Length: > 0 } who)
            lines = lines.Where(l => l.ActorId == who);
        if (Act == OversightWords.LookUps)
            lines = lines.LookUps();
        else if (Act is { Length: > 0 } act)
            lines = lines.Where(l => l.Act == act);
        if (Thing is { Length: > 0 } thing)
#pragma warning disable CA1310 // The database compares; it knows no culture.
            lines = lines.Where(l => l.About.StartsWith(thing));
#pragma warning restore CA1310
        if (Activity is { Length: > 0 } activity)
            lines = activity == NoActivity ? lines.Where(l => l.Activity == "") : lines.Where(l => l.Activity == activity);
        if (Enum.TryParse<Place>(Place, out var place))
            lines = lines.Where(l => l.Place == place);
        if (Before is { } before)
            lines = lines.Where(l => l.Number < before);
        return lines;
    }

    /// <summary>In the filter: lines that belong to no activity.</summary>
    public const string NoActivity = "geen";
}
