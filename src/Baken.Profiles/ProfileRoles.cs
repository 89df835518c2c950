using Baken.Access;
using Baken.Kernel;

namespace Baken.Profiles;

/// <summary>Who may do what with profiles. They hold figures about areas and sectors, and nothing about persons or firms.</summary>
public static class ProfileRoles
{
    /// <summary>All staff; a reporter, a partner and a handler see only what is theirs.</summary>
    public const string Viewers = FigureRoles.Names;

    public const string Switchers = nameof(Role.Analyst) + "," + nameof(Role.Coordinator);

    public static bool MayView(Actor actor) => Among(actor, Viewers);

    public static bool MaySwitch(Actor actor) => Among(actor, Switchers);

    internal static IReadOnlyList<Role> List(string roles) => [.. roles.Split(',').Select(Enum.Parse<Role>)];

    private static bool Among(Actor actor, string roles)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return List(roles).Any(actor.Is);
    }
}
