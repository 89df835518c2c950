using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>Who finds which pages of this module. What is on a page of a request is for the gate to say, not for a role.</summary>
internal static class PrivacyRoles
{
    /// <summary>The register is for all staff and the auditor.</summary>
    public static IReadOnlyList<Role> RegisterRoles { get; } = [.. FigureRoles.Viewers, Role.Handler];

    public static IReadOnlyList<Role> Drafters { get; } = [Role.PrivacyOfficer, Role.Coordinator];

    /// <summary>With whom a request can be shared. An administrator and an auditor see no content.</summary>
    public static IReadOnlyList<Role> Readers { get; } =
    [
        Role.PrivacyOfficer,
        Role.Coordinator,
        Role.Analyst,
        Role.CaseLead,
        Role.Handler,
        Role.Partner,
        Role.Executive,
        Role.ResilienceOfficer,
    ];

    /// <summary>Who has no other way to what was shared with him than the list.</summary>
    public static IReadOnlyList<Role> SharedMenu { get; } = [.. Readers.Where(role => role != Role.PrivacyOfficer)];

    public static bool MayDraft(Actor actor) => Drafters.Any(actor.Is);
}

/// <summary>For who may read the register of processing activities.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ForRegisterAttribute() : ForAttribute([.. PrivacyRoles.RegisterRoles]);

/// <summary>For who writes versions of the register.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ForDraftersAttribute() : ForAttribute([.. PrivacyRoles.Drafters]);

/// <summary>For those with whom a request can be shared; the gate says which requests.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ForRequestsAttribute() : ForAttribute([.. PrivacyRoles.Readers]);
