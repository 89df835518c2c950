using System.Security.Claims;
using Baken.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Access;

/// <summary>Writes on a connection of its own: what was refused has no unit of work, and what was begun is not saved with it.</summary>
internal sealed class Denials(Audit audit, Seldom seldom, IHttpContextAccessor http) : IDenials
{
    /// <returns>Whether a line was written; false where there was one less than a minute ago.</returns>
    public async Task<bool> RecordAsync(Actor by, string act, string about, CancellationToken cancellation)
    {
        var stranger = by.Id == SignIn.Visitor.Id || by.Id == SignInWithProvider.Provider.Id;
        if (!seldom.May($"{act}\n{(stranger ? http.HttpContext?.Address() : by.Id)}", stranger))
            return false;
        await audit.WriteAsync(by, act, about, cancellation);
        return true;
    }

    /// <summary>Somebody is signed in, and may not come here.</summary>
    public Task ForbiddenAsync(HttpContext context, ClaimsPrincipal? who) =>
        RecordAsync(Named(who), Acts.AccessRefused, RouteOf(context), context.RequestAborted);

    public Task LimitedAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RecordAsync(Named(context.User), Acts.RequestLimited, RouteOf(context), context.RequestAborted);
    }

    private static Actor Named(ClaimsPrincipal? who) =>
        who?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? new Actor(id, "", new HashSet<Role>()) : SignIn.Visitor;

    /// <summary>The pattern and not the address: an address may hold a secret.</summary>
    private static string RouteOf(HttpContext context)
    {
        var pattern = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
        return $"route:{pattern[..Math.Min(pattern.Length, 150)]}";
    }
}

/// <summary>Whether something may be said again: once a minute about each subject, on this node.</summary>
internal sealed class Seldom(TimeProvider clock)
{
    /// <summary>Strangers can come from any number of addresses.</summary>
    public const int StrangersInAll = 60;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> said = [];
    private readonly Dictionary<string, DateTimeOffset> strangers = [];
    private readonly Lock one = new();

    public bool May(string subject, bool stranger)
    {
        var now = clock.GetUtcNow();
        var among = stranger ? strangers : said;
        lock (one)
        {
            foreach (var (old, at) in among)
                if ((now - at).Duration() >= Every)
                    among.Remove(old);
            return (!stranger || among.Count < StrangersInAll) && among.TryAdd(subject, now);
        }
    }
}
