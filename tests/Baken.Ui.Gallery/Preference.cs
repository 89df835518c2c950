using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Baken.Ui.Gallery;

/// <summary>Keeps the choice of the preference form in a cookie and goes back to a path of this site only.</summary>
internal static class Preference
{
    public static IResult Save(HttpContext http, [FromForm] string? thema, [FromForm] string? taal, [FromForm] string? terug)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = TimeSpan.FromDays(365),
        };
        if (thema is not null)
            http.Response.Cookies.Append("thema", Themes.Parse(thema).Value(), options);
        if (taal is "nl" or "en")
            http.Response.Cookies.Append(
                "taal",
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(taal is "en" ? "en-GB" : "nl-NL")),
                options
            );
        return Results.LocalRedirect(terug is ['/', not ('/' or '\\'), ..] or "/" ? terug : "/");
    }
}
