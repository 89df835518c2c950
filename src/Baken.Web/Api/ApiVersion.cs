using Microsoft.AspNetCore.Builder;

namespace Baken.Web.Api;

/// <summary>Every answer of the API says its full version (NL API Design Rules, /core/version-header).</summary>
internal static class ApiVersion
{
    public static IApplicationBuilder UseApiVersion(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Request.Path.StartsWithSegments(Kernel.Api.Root, StringComparison.OrdinalIgnoreCase))
                    context.Response.Headers[Kernel.Api.VersionHeader] = Kernel.Api.Version;
                return next(context);
            }
        );
}
