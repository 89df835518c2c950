using Baken.Access;
using Baken.Kernel;

namespace Baken.Sectors;

/// <summary>Who may do what with sectors. They hold figures and judgements about sectors, and nothing about persons or firms.</summary>
public static class SectorRoles
{
    /// <summary>All staff; a reporter, a partner and a handler see only what is theirs.</summary>
    public static IReadOnlyList<Role> Viewers => FigureRoles.Viewers;

    public static IReadOnlyList<Role> Judges { get; } = [Role.Analyst, Role.SectorManager, Role.Coordinator];

    public static bool MayView(Actor actor) => Viewers.Any(actor.Is);

    public static bool MayJudge(Actor actor) => Judges.Any(actor.Is);
}

/// <summary>For who judges sectors.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForJudgesAttribute() : ForAttribute([.. SectorRoles.Judges]);
