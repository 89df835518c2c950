using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>The words for roles, as they stand on the screen and in the addresses of demo accounts.</summary>
internal static class Labels
{
    public static string State(this AccountLine line, DateTimeOffset now) =>
        line.Blocked ? Say("geblokkeerd", "blocked")
        : line.LockedUntil > now ? Say("tijdelijk gesloten na mislukte pogingen", "closed for a while after failed attempts")
        : !line.HasSecondFactor ? Say("zonder tweede factor", "without second factor")
        : Say("actief", "active");

    public static string State(this TokenLine line, DateTimeOffset now) =>
        line.RevokedAt is not null ? Say("ingetrokken", "revoked")
        : line.ValidUntil <= now ? Say("verlopen", "expired")
        : Say("geldig", "valid");

    public static string Listed(this IEnumerable<Role> roles) => string.Join(", ", roles.Order().Select(RoleWords.Label));
}
