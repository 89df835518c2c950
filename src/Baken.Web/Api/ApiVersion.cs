using Microsoft.AspNetCore.Builder;

namespace Baken.Web.Api;

/// <summary>Every answer of the API says its full version (NL API Design Rules, /core/version-header).</summary>
internal static class ApiVersion
{
    public static IApplicationBuilder UseApiVersion(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                // At the last moment: whoever catches a fault empties the answer first.
                if (context.Request.Path.StartsWithSegments(Kernel.Api.Root, StringComparison.OrdinalIgnoreCase))
                    context.Response.OnStarting(() =>
                    {
                        context.Response.Headers[Kernel.Api.VersionHeader] = Kernel.Api.Version;
                        return Task.CompletedTask;
                    });
                return next(context);
            }
        );
}
