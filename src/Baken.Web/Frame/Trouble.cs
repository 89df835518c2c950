using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Baken.Web.Frame;

/// <summary>
/// The edge at which a bug is caught, once: a page with a number for people, problem details for programs, and never a
/// word of what is inside.
/// </summary>
internal static class Trouble
{
    public static void UseTrouble(this IApplicationBuilder app)
    {
        app.UseWhen(IsForProgram, programs => programs.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(
            context => !IsForProgram(context),
            people =>
                people
                    .UseExceptionHandler("/fout", createScopeForErrors: true)
                    .UseStatusCodePagesWithReExecute("/niet-gevonden", createScopeForStatusCodePages: true)
        );
    }

    private static bool IsForProgram(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase);
}
