using Baken.Kernel;

namespace Baken.Sources;

/// <summary>Who may do what with sources. They hold figures about areas and sectors, and nothing about persons or firms.</summary>
public static class SourceRoles
{
    /// <summary>All staff; a reporter, a partner and a handler see only what is theirs.</summary>
    public const string Viewers =
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

    public const string Importers = nameof(Role.Analyst) + "," + nameof(Role.Administrator);

    public static bool MayImport(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return List(Importers).Any(actor.Is);
    }

    internal static IReadOnlyList<Role> List(string roles) => [.. roles.Split(',').Select(Enum.Parse<Role>)];
}
