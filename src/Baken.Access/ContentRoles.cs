using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// The roles through which somebody can come to content: what people say about people. They ask for a second factor, a short
/// session, and a second administrator before they count. The administrator is not among them.
/// </summary>
public static class ContentRoles
{
    public static IReadOnlySet<Role> All { get; } =
        new HashSet<Role>
        {
            Role.Coordinator,
            Role.Analyst,
            Role.PrivacyOfficer,
            Role.CaseLead,
            Role.Handler,
            Role.Partner,
            Role.Executive,
            Role.ResilienceOfficer,
            Role.Auditor,
        };

    public static bool HoldsContent(this Role role) => All.Contains(role);

    /// <summary>Whether giving it asks for a second administrator: content, and the role that gives roles.</summary>
    public static bool NeedsSecondAdministrator(this Role role) => role.HoldsContent() || role == Role.Administrator;
}
