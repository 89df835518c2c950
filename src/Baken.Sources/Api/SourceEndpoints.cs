using Baken.Kernel;
using Baken.Sources.Screens;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Sources.Api;

/// <summary>The machine's door to sources: where every figure came from.</summary>
internal static class SourceEndpoints
{
    private const int RejectedShown = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Sources").RequireAuthorization(new AuthorizeAttribute { Roles = SourceRoles.Viewers });
        api.MapGet("/sources", ListAsync)
            .WithName("listSources")
            .WithSummary("The registered sources with how recent each is")
            .Produces<IReadOnlyList<SourceSummary>>();
        api.MapGet("/sources/{key}", ShowAsync)
            .WithName("showSource")
            .WithSummary("One source with its purpose, legal basis and indicators")
            .Produces<SourceDetail>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/imports", ImportsAsync)
            .WithName("listImports")
            .WithSummary("What came in, newest first")
            .Produces<Paged<ImportSummary>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/imports/{number:int}", ImportAsync)
            .WithName("showImport")
            .WithSummary("One import with an account of everything that was not taken in")
            .WithDescription(
                "Of the rejected rows the first hundred are here; all are in the download on the page of the import."
            )
            .Produces<ImportDetail>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(SourceQueries queries, CancellationToken cancellation) =>
        Results.Ok((await queries.SourcesAsync(cancellation)).Select(SourceSummary.Of).ToList());

    private static async Task<IResult> ShowAsync(SourceQueries queries, string key, CancellationToken cancellation)
    {
        if (await queries.SourceAsync(key, cancellation) is not { } line)
            return Kernel.Api.Problem(Refusals.NoSuchSource(key), StatusCodes.Status404NotFound);
        var indicators = await queries.IndicatorsAsync(key, cancellation);
        return Results.Ok(
            new SourceDetail(
                SourceSummary.Of(line),
                line.Source.Purpose,
                line.Source.LegalBasis,
                line.Source.RetentionYears,
                line.Source.Address,
                line.Source.Note,
                line.Source.RefreshAfterDays,
                [.. indicators.Select(IndicatorSummary.Of)],
                [.. line.Imports.Select(import => import.Number)]
            )
        );
    }

    private static async Task<IResult> ImportsAsync(
        ISources sources,
        HttpContext context,
        CancellationToken cancellation,
        string? source = null,
        int page = 1,
        int pageSize = 100
    )
    {
        if (source is not null && sources.Find(source) is null)
            return Kernel.Api.Problem(Refusals.NoSuchSource(source), StatusCodes.Status404NotFound);
        var imports = await sources.ImportsAsync(cancellation);
        var paged = Paged<ImportSummary>.Of(
            context,
            [.. imports.Where(import => source is null || import.Source == source).Select(ImportSummary.Of)],
            page,
            pageSize
        );
        return paged.Refusal is { } refusal ? Kernel.Api.Problem(refusal) : Results.Ok(paged.Value);
    }

    private static async Task<IResult> ImportAsync(SourceQueries queries, int number, CancellationToken cancellation)
    {
        if (await queries.ImportAsync(number, cancellation) is not { } found)
            return Kernel.Api.Problem(Refusals.NoSuchImport(number), StatusCodes.Status404NotFound);
        var (import, _, _) = found;
        return Results.Ok(
            new ImportDetail(
                ImportSummary.Of(import),
                import.DroppedColumns,
                import.IgnoredColumns,
                import.Remarks,
                await queries.RejectedAsync(number, 0, RejectedShown, cancellation)
            )
        );
    }
}
