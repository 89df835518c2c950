using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Web.Frame;

/// <summary>
/// A municipality's own look: <c>tokens.css</c> in the data directory, loaded after Baken's tokens. It holds NL Design
/// System tokens, so that nothing else need change.
/// </summary>
internal static class TokenSheets
{
    private const string FileName = "tokens.css";
    private const string Address = "/huisstijl.css";

    public static string? Of(Installation installation) =>
        File.Exists(Path.Combine(installation.DataDirectory, FileName)) ? Address : null;

    public static void MapTokenSheet(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                Address,
                (Installation installation) =>
                    Of(installation) is null
                        ? Results.NotFound()
                        : Results.File(Path.Combine(installation.DataDirectory, FileName), "text/css; charset=utf-8")
            )
            .AllowAnonymous()
            .ExcludeFromDescription();
}
