using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>Who finds which pages of this module. What is on a page of a request is for the gate to say, not for a role.</summary>
internal static class PrivacyRoles
{
    /// <summary>The register is for all staff and the auditor.</summary>
    public const string RegisterReaders = FigureRoles.Names + "," + nameof(Role.Handler);

    public const string Drafters = nameof(Role.PrivacyOfficer) + "," + nameof(Role.Coordinator);

    public const string Officer = nameof(Role.PrivacyOfficer);

    /// <summary>With whom a request can be shared. An administrator and an auditor see no content.</summary>
    public const string RequestReaders =
        nameof(Role.PrivacyOfficer)
        + ","
        + nameof(Role.Coordinator)
        + ","
        + nameof(Role.Analyst)
        + ","
        + nameof(Role.CaseLead)
        + ","
        + nameof(Role.Handler)
        + ","
        + nameof(Role.Partner)
        + ","
        + nameof(Role.Executive)
        + ","
        + nameof(Role.ResilienceOfficer);

    public static IReadOnlyList<Role> Readers { get; } = Parse(RequestReaders);

    public static IReadOnlyList<Role> RegisterRoles { get; } = Parse(RegisterReaders);

    /// <summary>Who has no other way to what was shared with him than the list.</summary>
    public static IReadOnlyList<Role> SharedMenu { get; } = [.. Readers.Where(role => role != Role.PrivacyOfficer)];

    public static bool MayDraft(Actor actor) => actor.Is(Role.PrivacyOfficer) || actor.Is(Role.Coordinator);

    private static IReadOnlyList<Role> Parse(string names) => [.. names.Split(',').Select(Enum.Parse<Role>)];
}
