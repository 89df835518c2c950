using Baken.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Baken.Access;

/// <summary>
/// Who may see figures of areas and sectors: all staff. A reporter, a partner and a handler see only what is theirs or was
/// shared with them, and that is never a figure of this kind.
/// </summary>
public static class FigureRoles
{
    public static IReadOnlyList<Role> Viewers { get; } =
    [
        Role.Coordinator,
        Role.Analyst,
        Role.PrivacyOfficer,
        Role.CaseLead,
        Role.Executive,
        Role.Communications,
        Role.AreaManager,
        Role.SectorManager,
        Role.ResilienceOfficer,
        Role.Auditor,
        Role.Administrator,
    ];

    /// <summary>Opens the endpoints of a group to who may see figures, under the activity of figures, and to nobody else.</summary>
    public static RouteGroupBuilder RequireFigures(this RouteGroupBuilder group) =>
        group.RequireAuthorization(new ForFiguresAttribute()).Under(ActivityKeys.Figures);
}

/// <summary>For who may see figures.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForFiguresAttribute() : ForAttribute([.. FigureRoles.Viewers]);
