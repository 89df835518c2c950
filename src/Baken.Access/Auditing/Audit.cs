using Baken.Kernel;
using Microsoft.AspNetCore.Http;

namespace Baken.Access;

/// <summary>Adds audit lines to the unit of work of the current scope. <see cref="AuditChain"/> links them when they are saved.</summary>
internal sealed class Audit(
    ModuleDb db,
    TimeProvider clock,
    ICurrentActivity activity,
    ICurrentActor current,
    IHttpContextAccessor http
) : IAudit
{
    public void Record(Actor by, string act, string about)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentException.ThrowIfNullOrEmpty(act);
        ArgumentNullException.ThrowIfNull(about);
        db.Set<AuditLine>().Add(Line(by, act, about));
    }

    public async Task SeenAsync(IReadOnlyCollection<string> things, CancellationToken cancellation)
    {
        foreach (var thing in things)
            Record(current.Actor, Acts.Seen, thing);
        await db.SaveChangesAsync(cancellation);
    }

    private AuditLine Line(Actor by, string act, string about) =>
        new()
        {
            At = Now(),
            ActorId = by.Id,
            Act = act,
            About = about,
            Activity = activity.Key,
            Place =
                http.HttpContext is not { } context ? Place.CommandLine
                : context.Request.Path.StartsWithSegments(Api.Root) ? Place.Api
                : Place.Page,
        };

    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
