using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Baken.Web.Defences;

/// <summary>
/// Gives the cookies that the framework names itself the <c>__Host-</c> prefix over https, so that no other host, no
/// subdomain and no plain connection can set them (RFC 6265bis, 4.1.3.2). Sessions have theirs from their own cookie manager.
/// </summary>
internal static class HostCookieNames
{
    private const string Prefix = "__Host-";
    private const string Ours = "baken";

    public static IApplicationBuilder UseHostCookieNames(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (!context.Request.IsHttps)
                    return next(context);
                context.Request.Headers.Cookie = Inward(context.Request.Headers.Cookie);
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.SetCookie = Outward(context.Response.Headers.SetCookie);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    /// <summary>Takes the prefix off, and drops a cookie of ours without it: that one came from elsewhere.</summary>
    private static StringValues Inward(StringValues sent)
    {
        if (StringValues.IsNullOrEmpty(sent) || !CookieHeaderValue.TryParseList(sent, out var cookies))
            return sent;
        var kept = new List<string>();
        foreach (var cookie in cookies)
        {
            var name = cookie.Name.ToString();
            if (IsSession(name))
                kept.Add(cookie.ToString());
            else if (name.StartsWith(Prefix + Ours, StringComparison.Ordinal))
                kept.Add($"{name[Prefix.Length..]}={cookie.Value}");
            else if (!name.StartsWith(Ours, StringComparison.Ordinal))
                kept.Add(cookie.ToString());
        }

        return string.Join("; ", kept);
    }

    private static StringValues Outward(StringValues set) =>
        new([
            .. set.Select(text =>
                text is not null
                && text.StartsWith(Ours, StringComparison.Ordinal)
                && SetCookieHeaderValue.TryParse(text, out var cookie)
                    ? Fit(cookie)
                    : text
            ),
        ]);

    private static string Fit(SetCookieHeaderValue cookie)
    {
        cookie.Name = Prefix + cookie.Name;
        cookie.Secure = true;
        cookie.Path = "/";
        cookie.Domain = null;
        return cookie.ToString();
    }

    // The session's own cookie manager reads these under their full names.
    private static bool IsSession(string name) => name is Prefix + Ours or Prefix + Ours + "-half";
}
