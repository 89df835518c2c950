using Baken.Access;
using Baken.Privacy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Web.Frame;

/// <summary>
/// The frame of a page says under which activity one works. That is asked before the page is drawn: a frame that waits is drawn twice, and
/// the page in it as well, while the page is still asking.
/// </summary>
internal static class ActivityOfPage
{
    public static void UseActivityOfPage(this IApplicationBuilder app) =>
        app.Use(
            async (HttpContext context, RequestDelegate next) =>
            {
                if (
                    context.User.Identity is { IsAuthenticated: true }
                    && context.GetEndpoint()?.Metadata is { } endpoint
                    && endpoint.GetMetadata<ComponentTypeMetadata>() is not null
                    && endpoint.GetMetadata<UnderAttribute>() is { } under
                )
                    context.Items[typeof(ActivityInForce)] = await context
                        .RequestServices.GetRequiredService<IActivities>()
                        .FindAsync(under.Activity, context.RequestAborted);
                await next(context);
            }
        );

    public static ActivityInForce? Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<UnderAttribute>() is null
            ? null
            : context.Items[typeof(ActivityInForce)] as ActivityInForce;
}
