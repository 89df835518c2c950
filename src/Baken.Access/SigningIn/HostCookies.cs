using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Baken.Access;

/// <summary>
/// Gives cookies the <c>__Host-</c> prefix over https, so that no other host or path can set or read them. Over http they
/// keep their plain name, for a demonstration on one's own machine; elsewhere they are marked secure, and a browser
/// refuses to keep them.
/// </summary>
internal sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, Name(context, key), value, Fit(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, Name(context, key), Fit(context, options));

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? $"__Host-{key}" : key;

    private static CookieOptions Fit(HttpContext context, CookieOptions options)
    {
        options.Secure = context.Request.IsHttps || !IsLoopback(context.Request.Host.Host);
        options.Path = "/";
        options.Domain = null;
        return options;
    }

    private static bool IsLoopback(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
