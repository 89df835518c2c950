using System.Text;
using Baken.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Sources.Screens;

/// <summary>The files that the pages of sources offer.</summary>
internal static class SourceDownloads
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes
            .MapGroup("/bronnen")
            .RequireAuthorization(new ForFiguresAttribute())
            .Under(ActivityKeys.Figures)
            .ExcludeFromDescription();
        pages.MapGet("/imports/{number:int}/afgewezen.csv", RejectedAsync);
        pages.MapGet("/{key}/toewijzing.json", MappingAsync);
    }

    /// <summary>Every row that an import could not take in.</summary>
    public static IResult Rejected(ImportReport import) =>
        Kernel.Api.Csv(
            $"import-{import.Number}-afgewezen.csv",
            ["bestand", "regel", "kolom", "reden"],
            import.Rejected.Select(row => (IReadOnlyList<object?>)[row.File, row.Line, row.Column, row.Reason])
        );

    private static async Task<IResult> RejectedAsync(int number, ISources sources, CancellationToken cancellation) =>
        await sources.ImportAsync(number, cancellation) is { } import ? Rejected(import) : Results.NotFound();

    private static async Task<IResult> MappingAsync(string key, ISources sources, CancellationToken cancellation) =>
        await sources.MappingAsync(key, cancellation) is { } mapping
            ? Results.File(Encoding.UTF8.GetBytes(mapping.Json), "application/json", mapping.Name)
            : Results.NotFound();
}
