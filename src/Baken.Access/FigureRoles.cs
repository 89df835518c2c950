using Baken.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Baken.Access;

/// <summary>
/// Who may see figures of areas and sectors: all staff. A reporter, a partner and a handler see only what is theirs or was
/// shared with them, and that is never a figure of this kind.
/// </summary>
public static class FigureRoles
{
    /// <summary>For the attribute of a page, which takes names.</summary>
    public const string Names =
        nameof(Role.Coordinator)
        + ","
        + nameof(Role.Analyst)
        + ","
        + nameof(Role.PrivacyOfficer)
        + ","
        + nameof(Role.CaseLead)
        + ","
        + nameof(Role.Executive)
        + ","
        + nameof(Role.Communications)
        + ","
        + nameof(Role.AreaManager)
        + ","
        + nameof(Role.SectorManager)
        + ","
        + nameof(Role.ResilienceOfficer)
        + ","
        + nameof(Role.Auditor)
        + ","
        + nameof(Role.Administrator);

    public static IReadOnlyList<Role> Viewers { get; } = [.. Names.Split(',').Select(Enum.Parse<Role>)];

    /// <summary>Opens the endpoints of a group to who may see figures, and to nobody else.</summary>
    public static RouteGroupBuilder RequireFigures(this RouteGroupBuilder group) =>
        group.RequireAuthorization(new AuthorizeAttribute { Roles = Names });
}
