using Baken.Access;
using Baken.Kernel;

namespace Baken.Profiles;

/// <summary>Who may do what with profiles. They hold figures about areas and sectors, and nothing about persons or firms.</summary>
public static class ProfileRoles
{
    /// <summary>All staff; a reporter, a partner and a handler see only what is theirs.</summary>
    public static IReadOnlyList<Role> Viewers => FigureRoles.Viewers;

    public static IReadOnlyList<Role> Switchers { get; } = [Role.Analyst, Role.Coordinator];

    public static bool MayView(Actor actor) => Viewers.Any(actor.Is);

    public static bool MaySwitch(Actor actor) => Switchers.Any(actor.Is);
}
