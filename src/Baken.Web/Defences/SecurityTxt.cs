using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Web.Defences;

/// <summary>Where somebody who found a weakness can tell it (RFC 9116). There once the settings name a contact.</summary>
internal static class SecurityTxt
{
    public static void MapSecurityTxt(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/.well-known/security.txt",
                (HttpContext context, Installation installation, TimeProvider clock) =>
                    installation.SecurityContact is { } contact
                        ? Results.Text(Text(context.Request, contact, clock.GetUtcNow()), "text/plain; charset=utf-8")
                        : Results.NotFound()
            )
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static string Text(HttpRequest request, string contact, DateTimeOffset now)
    {
        var expires = now.AddDays(180).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture);
        string[] lines =
        [
            $"Contact: {contact}",
            $"Expires: {expires}",
            "Preferred-Languages: nl, en",
            $"Canonical: {request.Scheme}://{request.Host}/.well-known/security.txt",
        ];
        return string.Join('\n', lines) + "\n";
    }
}
