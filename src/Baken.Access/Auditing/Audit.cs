using System.Diagnostics;
using Baken.Kernel;
using Microsoft.AspNetCore.Http;

namespace Baken.Access;

/// <summary>
/// Writes audit lines for the current scope: acts in its unit of work, where <see cref="AuditChain"/> links them when they are saved, and
/// what was seen through the <see cref="AuditAppender"/>.
/// </summary>
internal sealed class Audit(
    ModuleDb db,
    AuditAppender appender,
    TimeProvider clock,
    ICurrentActivity activity,
    ICurrentActor current,
    IHttpContextAccessor http
) : IAudit
{
    private string? own;

    public void Record(Actor by, string act, string about)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentException.ThrowIfNullOrEmpty(act);
        ArgumentNullException.ThrowIfNull(about);
        db.Set<AuditLine>().Add(Line(by, act, about));
    }

    public Task SeenAsync(IReadOnlyCollection<string> things, CancellationToken cancellation) =>
        appender.AppendAsync([.. things.Select(thing => Line(current.Actor, Acts.Seen, thing))], cancellation);

    /// <summary>Writes one line at once, outside the unit of work.</summary>
    public Task WriteAsync(Actor by, string act, string about, CancellationToken cancellation) =>
        appender.AppendAsync([Line(by, act, about)], cancellation);

    private AuditLine Line(Actor by, string act, string about)
    {
        var place = PlaceNow();
        var (trace, caller) = Trace(place);
        return new AuditLine
        {
            At = Now(),
            ActorId = by.Id,
            Act = act,
            About = about,
            Activity = activity.Key,
            Place = place,
            Trace = trace,
            Caller = caller,
        }.Checked();
    }

    private Place PlaceNow() =>
        http.HttpContext is not { } context ? Place.CommandLine
        : context.Request.Path.StartsWithSegments(Api.Root) ? Place.Api
        : Place.Page;

    /// <summary>A program that calls may go on with its own trace; a browser gets one of ours.</summary>
    private (string Trace, string Caller) Trace(Place place) =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } span && (place == Place.Api || !span.HasRemoteParent)
            ? (span.TraceId.ToHexString(), span.HasRemoteParent ? span.ParentSpanId.ToHexString() : "")
            : (own ??= ActivityTraceId.CreateRandom().ToHexString(), "");

    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
