using Microsoft.AspNetCore.Http;

namespace Baken.Access;

/// <summary>What pages ask of their request.</summary>
internal static class Requests
{
    /// <summary>Who asks, as far as the network tells; for slowing down guessing, never kept.</summary>
    public static string Address(this HttpContext http) => NetworkAddress.Of(http.Connection.RemoteIpAddress);

    /// <summary>A page that shows a secret or is reached by one: kept nowhere, and its address told to nobody.</summary>
    public static void KeepToItself(this HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>An address of this site in full, to hand to somebody.</summary>
    public static string Full(this HttpContext http, string path) =>
        $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{path}";
}
