using Microsoft.AspNetCore.Builder;
using Microsoft.Net.Http.Headers;

namespace Baken.Web.Defences;

/// <summary>
/// What the browser may do with our pages: load from here, post to here, be framed nowhere. No inline script or style, no
/// third party, and no text that becomes script or markup unless the one policy of <c>trusted.js</c> lets it (OWASP Secure
/// Headers; CSP level 3; Trusted Types).
/// </summary>
internal static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        + "require-trusted-types-for 'script'; trusted-types default";

    /// <summary>A year, as the preload list asks; sent over https only, where it means something.</summary>
    public const string StrictTransport = "max-age=31536000; includeSubDomains";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    headers.ContentSecurityPolicy = ContentSecurityPolicy;
                    headers.XContentTypeOptions = "nosniff";
                    headers.XFrameOptions = "DENY";
                    // A page with a secret in its address says "no-referrer" itself.
                    headers.TryAdd("Referrer-Policy", "same-origin");
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Cross-Origin-Resource-Policy"] = "same-origin";
                    headers["Permissions-Policy"] =
                        "camera=(), geolocation=(), microphone=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";
                    if (context.Request.IsHttps)
                        headers.StrictTransportSecurity = StrictTransport;
                    if (!headers.ContainsKey(HeaderNames.CacheControl))
                        headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}
