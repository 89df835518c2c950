using Baken.Access;
using Baken.Kernel;

namespace Baken.Sectors;

/// <summary>Who may do what with sectors. They hold figures and judgements about sectors, and nothing about persons or firms.</summary>
public static class SectorRoles
{
    /// <summary>All staff; a reporter, a partner and a handler see only what is theirs.</summary>
    public const string Viewers = FigureRoles.Names;

    public const string Judges = nameof(Role.Analyst) + "," + nameof(Role.SectorManager) + "," + nameof(Role.Coordinator);

    public static bool MayView(Actor actor) => Among(actor, Viewers);

    public static bool MayJudge(Actor actor) => Among(actor, Judges);

    internal static IReadOnlyList<Role> List(string roles) => [.. roles.Split(',').Select(Enum.Parse<Role>)];

    private static bool Among(Actor actor, string roles)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return List(roles).Any(actor.Is);
    }
}
