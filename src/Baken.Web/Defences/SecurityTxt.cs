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
                        ? Results.Text(
                            $"""
                            Contact: {contact}
                            Expires: {clock.GetUtcNow().AddDays(180).ToString(
                                "yyyy-MM-dd'T'00:00:00'Z'",
                                CultureInfo.InvariantCulture
                            )}
                            Preferred-Languages: nl, en
                            Canonical: {context.Request.Scheme}://{context.Request.Host}/.well-known/security.txt

                            """.ReplaceLineEndings("\n"),
                            "text/plain; charset=utf-8"
                        )
                        : Results.NotFound()
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
}
