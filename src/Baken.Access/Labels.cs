using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>The words for roles, as they stand on the screen and in the addresses of demo accounts.</summary>
internal static class Labels
{
    public static string State(this AccountLine line, DateTimeOffset now) =>
        line.Blocked ? Say("geblokkeerd", "blocked")
        : line.LockedUntil > now ? Say("tijdelijk gesloten voor onbekende apparaten", "closed to unknown devices for a while")
        : !line.HasSecondFactor ? Say("zonder tweede factor", "without second factor")
        : Say("actief", "active");

    public static string State(this TokenLine line, DateTimeOffset now) =>
        line.RevokedAt is not null ? Say("ingetrokken", "revoked")
        : line.Waits ? Say("wacht op een tweede beheerder", "waits for a second administrator")
        : line.ValidUntil <= now ? Say("verlopen", "expired")
        : Say("geldig", "valid");

    public static string Label(this ProposalKind kind) =>
        kind switch
        {
            ProposalKind.Roles => Say("Rollen", "Roles"),
            ProposalKind.Invitation => Say("Uitnodiging", "Invitation"),
            ProposalKind.Renewal => Say("Nieuwe link", "New link"),
            ProposalKind.Token => Say("Token", "Token"),
        };

    public static string Label(this ProposalState state) =>
        state switch
        {
            ProposalState.Open => Say("wacht op een tweede beheerder", "waits for a second administrator"),
            ProposalState.Approved => Say("goedgekeurd", "approved"),
            ProposalState.Refused => Say("afgewezen", "refused"),
            ProposalState.Replaced => Say("vervangen", "replaced"),
            ProposalState.Alone => Say("zonder tweede beheerder", "without a second administrator"),
        };

    public static string Label(this SignInWay way) =>
        way switch
        {
            SignInWay.Password => Say("Wachtwoord", "Password"),
            SignInWay.Authenticator => Say("Wachtwoord en app", "Password and app"),
            SignInWay.Passkey => Say("Passkey", "Passkey"),
            SignInWay.Provider => Say("Organisatie", "Organisation"),
        };

    public static string Label(this LimitKind kind) =>
        kind switch
        {
            LimitKind.Department => Say("Afdeling", "Department"),
            LimitKind.Area => Say("Gebied", "Area"),
            LimitKind.Sector => Say("Branche", "Sector"),
            LimitKind.Organisation => Say("Partnerorganisatie", "Partner organisation"),
        };

    /// <summary>The code as people know it: an area with the letters of its level.</summary>
    public static string Coded(this RoleLimit limit) =>
        (limit.Kind, limit.Value.Length) switch
        {
            (LimitKind.Area, 4) => "GM" + limit.Value,
            (LimitKind.Area, 6) => "WK" + limit.Value,
            (LimitKind.Area, 8) => "BU" + limit.Value,
            _ => limit.Value,
        };

    /// <summary>"Analist (gebied WK003401), Auditor".</summary>
    public static string Listed(this GivenRoles given) =>
        string.Join(
            ", ",
            given
                .Roles.Order()
                .Select(role =>
                    given.LimitsOf(role) is { Count: > 0 } limits
                        ? $"{role.Label()} ({string.Join("; ", limits.Select(limit => $"{limit.Kind.Label().ToLowerInvariant()} {limit.Coded()}"))})"
                        : role.Label()
                )
        );

    public static string Listed(this IEnumerable<Role> roles) => string.Join(", ", roles.Order().Select(RoleWords.Label));
}
