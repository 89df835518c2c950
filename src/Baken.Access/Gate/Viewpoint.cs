using Baken.Kernel;
using Microsoft.AspNetCore.Http;

namespace Baken.Access;

/// <summary>The view of the current actor under the current activity.</summary>
internal sealed class Viewpoint(ICurrentActor current, ICurrentActivity activity, TimeProvider clock) : IViewpoint
{
    public IReadOnlyList<string> Keys => current.IsKnown ? KeysOf(current.Actor) : [];

    public string Activity => activity.Key;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Pass PassTo(Kind kind, Right right) => current.IsKnown ? PassOf(current.Actor, activity.Key, kind, right) : Pass.None;

    public static IReadOnlyList<string> KeysOf(Actor actor) =>
        [
            actor.Id,
            .. actor
                .Limits.Where(limit => limit.Kind is LimitKind.Department or LimitKind.Organisation)
                .Select(limit => limit.Kind == LimitKind.Department ? $"department:{limit.Value}" : $"organisation:{limit.Value}")
                .Distinct(),
        ];

    public static Pass PassOf(Actor actor, string activity, Kind kind, Right right)
    {
        var roles = kind
            .Rules.Where(rule => rule.Right >= right && rule.Activity == activity)
            .SelectMany(rule => rule.Roles)
            .Where(actor.Is)
            .ToHashSet();
        if (roles.Count == 0)
            return Pass.None;
        var limits = actor.Limits.Where(limit => roles.Contains(limit.Role)).ToList();
        return new Pass(
            roles.Any(role => limits.TrueForAll(limit => limit.Role != role)),
            // Who belongs to a department knows what is its own, whether or not the role ends there.
            [.. actor.Limits.Where(limit => limit.Kind == LimitKind.Department).Select(limit => limit.Value).Distinct()],
            [.. limits.Where(limit => limit.Kind == LimitKind.Area).Select(limit => limit.Value)],
            [.. limits.Where(limit => limit.Kind == LimitKind.Sector).Select(limit => limit.Value)]
        );
    }
}

/// <summary>The activity that the current page or endpoint declares; a job or a command says its own.</summary>
internal sealed class CurrentActivity(IHttpContextAccessor http) : ICurrentActivity
{
    private string? said;

    public string Key => said ?? http.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<UnderAttribute>()?.Activity ?? "";

    public void WorkUnder(string activity) => said = activity;
}
