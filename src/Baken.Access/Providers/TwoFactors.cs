using System.Security.Claims;

namespace Baken.Access;

/// <summary>
/// Whether an ID token proves two factors, for a provider of which the settings do not say how it proves them: by its ways (<c>amr</c>, RFC
/// 8176) or by a level (<c>acr</c>) that means nothing else.
/// </summary>
internal static class TwoFactors
{
    private static readonly HashSet<string> Levels =
    [
        // OpenID Connect Extended Authentication Profile: phishing-resistant, and that in hardware.
        "phr",
        "phrh",
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
        "https://refeds.org/profile/mfa",
    ];

    private static readonly HashSet<string> Knowing = ["pwd", "pin", "kba"];
    private static readonly HashSet<string> Having = ["otp", "hwk", "swk", "sc", "sms", "tel"];
    private static readonly HashSet<string> Being = ["face", "fpt", "iris", "retina", "vbm"];

    public static bool AreProvedBy(ClaimsPrincipal proved)
    {
        if (proved.FindAll("acr").Any(level => Levels.Contains(level.Value)))
            return true;
        var ways = proved.FindAll("amr").Select(way => way.Value).ToHashSet();
        return ways.Contains("mfa") || new[] { Knowing, Having, Being }.Count(kind => kind.Overlaps(ways)) > 1;
    }
}
