using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>Who may do what with keeping and destroying.</summary>
internal static class RetentionRoles
{
    public static bool MayDecide(Actor actor) => actor.Is(Role.PrivacyOfficer) || actor.Is(Role.Coordinator);
}
