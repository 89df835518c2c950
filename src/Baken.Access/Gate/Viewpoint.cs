using Baken.Kernel;
using Microsoft.AspNetCore.Http;

namespace Baken.Access;

/// <summary>The view of the current actor under the current activity.</summary>
internal sealed class Viewpoint(ICurrentActor current, ICurrentActivity activity, TimeProvider clock) : IViewpoint
{
    public IReadOnlyList<string> Keys => current.IsKnown ? KeysOf(current.Actor, activity.Key) : [];

    public string Activity => activity.Key;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Pass PassTo(Kind kind, Right right) => current.IsKnown ? PassOf(current.Actor, activity.Key, kind, right) : Pass.None;

    /// <summary>
    /// Nothing can be shared with who works under no activity, has no role left, or only manages the installation: an administrator has no
    /// content, also by name.
    /// </summary>
    public static IReadOnlyList<string> KeysOf(Actor actor, string activity) =>
        activity.Length == 0 || actor.Roles.All(role => role == Role.Administrator)
            ? []
            :
            [
                actor.Id,
                .. Limits(actor, LimitKind.Department).Select(limit => $"department:{limit.Value}").Distinct(),
                .. Limits(actor, LimitKind.Organisation).Select(limit => $"organisation:{limit.Value}").Distinct(),
            ];

    public static Pass PassOf(Actor actor, string activity, Kind kind, Right right)
    {
        var roles = kind
            .Rules.Where(rule => rule.Right >= right && rule.Activity == activity && activity.Length > 0)
            .SelectMany(rule => rule.Roles)
            .Where(actor.Is)
            .ToHashSet();
        if (roles.Count == 0)
            return Pass.None;
        List<string> member = [.. Limits(actor, LimitKind.Department).Select(limit => limit.Value).Distinct()];
        // A limit without a value is still a limit: it opens nothing.
        var everywhere = roles.Any(role => actor.Limits.All(limit => limit.Role != role));
        return new Pass(
            everywhere,
            // To whose role ends nowhere a department's own things open by belonging to it; to others by a role that ends there.
            everywhere ? member : Within(LimitKind.Department),
            Within(LimitKind.Area),
            Within(LimitKind.Sector)
        )
        {
            Member = member,
        };

        List<string> Within(LimitKind by) =>
            [.. Limits(actor, by).Where(limit => roles.Contains(limit.Role)).Select(limit => limit.Value).Distinct()];
    }

    /// <summary>Those of roles that the actor still has; an empty value would be the beginning of every area.</summary>
    private static IEnumerable<RoleLimit> Limits(Actor actor, LimitKind by) =>
        actor.Limits.Where(limit => limit.Kind == by && limit.Value.Length > 0 && actor.Is(limit.Role));
}

/// <summary>The view of an actor under an activity that a job or a command says itself.</summary>
internal sealed class SaidView(Actor actor, string activity, TimeProvider clock) : IViewpoint
{
    public IReadOnlyList<string> Keys => Viewpoint.KeysOf(actor, activity);

    public string Activity => activity;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Pass PassTo(Kind kind, Right right) => Viewpoint.PassOf(actor, activity, kind, right);
}

/// <summary>
/// Looks for whether something is there at all: what a viewer may know of counts as what it may see. Put before the context for the one
/// question of <see cref="IGate.HitAsync"/>, whose answer is yes or no.
/// </summary>
internal sealed class HitView(IViewpoint viewer) : IViewpoint
{
    public IReadOnlyList<string> Keys => viewer.Keys;

    public string Activity => viewer.Activity;

    public DateTimeOffset Now => viewer.Now;

    public Pass PassTo(Kind kind, Right right) => viewer.PassTo(kind, right == Right.See ? Right.Hit : right);

    public IReadOnlyList<Right> Enough(Right right) => viewer.Enough(right == Right.See ? Right.Hit : right);
}

/// <summary>The activity that the current page or endpoint declares; a job or a command says its own.</summary>
internal sealed class CurrentActivity(IHttpContextAccessor http) : ICurrentActivity
{
    private string? said;

    public string Key => said ?? http.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<UnderAttribute>()?.Activity ?? "";

    public void WorkUnder(string activity) => said = activity;
}
