using Baken.Kernel;
using Baken.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace Baken.Web.Frame;

/// <summary>How a reader wants to see the pages: kept in two cookies that hold nothing else.</summary>
internal static class Preferences
{
    public const string LanguageCookie = "baken-taal";
    private const string ThemeCookie = "baken-thema";

    public static Theme ThemeOf(HttpContext? context) => Themes.Parse(context?.Request.Cookies[ThemeCookie]);

    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/voorkeur", Keep).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();

    private static async Task<IResult> Keep(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest();
        var form = await context.Request.ReadFormAsync();
        var options = new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            Path = "/",
            IsEssential = true,
        };
        if (form["thema"].ToString() is { Length: > 0 } theme)
            context.Response.Cookies.Append(ThemeCookie, Themes.Parse(theme).Value(), options);
        if (form["taal"].ToString() is "nl" or "en")
        {
            var culture = form["taal"] == "en" ? Language.English : Language.Dutch;
            context.Response.Cookies.Append(
                LanguageCookie,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
                options
            );
        }

        // Only a path of this site: "//elders.example" is another one.
        var back = form["terug"].ToString();
        var local =
            back.StartsWith('/')
            && !back.StartsWith("//", StringComparison.Ordinal)
            && !back.StartsWith("/\\", StringComparison.Ordinal);
        return Results.LocalRedirect(local ? "~" + back : "~/");
    }
}
