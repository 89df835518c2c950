using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>What pages ask of their request.</summary>
internal static class Requests
{
    /// <summary>Who asks, as far as the network tells; for slowing down guessing, never kept.</summary>
    public static string Address(this HttpContext http) => NetworkAddress.Of(http.Connection.RemoteIpAddress);

    /// <summary>The session that a person uses now; null for a token.</summary>
    public static Guid? SessionId(this ClaimsPrincipal user) =>
        Guid.TryParseExact(user.FindFirstValue(SessionHandler.SessionClaim), "N", out var id) ? id : null;

    /// <summary>A page that shows a secret or is reached by one: kept nowhere, and its address told to nobody.</summary>
    public static void KeepToItself(this HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>An address of this site in full, to hand to somebody.</summary>
    public static string Full(this HttpContext http, string path) =>
        (
            http.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.Address?.GetLeftPart(UriPartial.Authority)
            ?? $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}"
        ) + path;
}
