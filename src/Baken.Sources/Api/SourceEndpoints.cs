using System.ComponentModel;
using System.Globalization;
using Baken.Access;
using Baken.Kernel;
using Baken.Sources.Screens;
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
        var api = routes.MapApi("Sources").RequireAuthorization(new ForFiguresAttribute()).Under(ActivityKeys.Figures);
        var noSource = Refusals.NoSuchSource("eigen-tabel");
        var noImport = Refusals.NoSuchImport(99);
        api.MapGet("/sources", ListAsync)
            .WithName("listSources")
            .WithSummary("The registered sources with how recent each is")
            .Produces<IReadOnlyList<SourceSummary>>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified);
        api.MapGet("/sources/{key}", ShowAsync)
            .WithName("showSource")
            .WithSummary("One source with its purpose, legal basis and indicators")
            .Produces<SourceDetail>()
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status404NotFound, noSource);
        api.MapGet("/imports", ImportsAsync)
            .WithName("listImports")
            .WithSummary("What came in, newest first")
            .WithDescription("CSV gives all imports at once.")
            .Produces<Paged<ImportSummary>>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, Kernel.Api.PageOutOfBounds(0, 100))
            .Refuses(StatusCodes.Status404NotFound, noSource);
        api.MapGet("/imports/{number:int}", ImportAsync)
            .WithName("showImport")
            .WithSummary("One import with an account of everything that was not taken in")
            .WithDescription("Of the rejected rows the first hundred are here; all are in rejected-rows.")
            .Produces<ImportDetail>()
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status404NotFound, noImport);
        api.MapGet("/imports/{number:int}/rejected-rows", RejectedAsync)
            .WithName("listRejectedRows")
            .WithSummary("The rows that an import could not take in, each with its reason")
            .WithDescription("CSV gives all rows at once.")
            .Produces<Paged<RejectedRow>>()
            .AlsoAs(ApiFormat.Csv)
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(StatusCodes.Status400BadRequest, Kernel.Api.PageOutOfBounds(0, 100))
            .Refuses(StatusCodes.Status404NotFound, noImport);
    }

    private static async Task<IResult> ListAsync(
        SourceQueries queries,
        HttpContext context,
        CancellationToken cancellation,
        string? format = null
    )
    {
        if (context.IsKnown(await queries.StampAsync(cancellation)))
            return Results.Empty;
        var sources = (await queries.SourcesAsync(cancellation)).Select(SourceSummary.Of).ToList();
        return context.Format(format) == ApiFormat.Csv
            ? Kernel.Api.Csv(
                "bronnen.csv",
                ["bron", "naam", "eigenaar", "stand", "ingelezen-op", "import", "jaren", "niveaus", "licentie"],
                sources.Select(one =>
                    (IReadOnlyList<object?>)
                        [
                            one.Key,
                            one.Name,
                            one.Owner,
                            one.State,
                            Moment(one.NewestImportAt),
                            one.NewestImport,
                            string.Join(' ', one.Years),
                            string.Join(' ', one.Levels),
                            one.Licence,
                        ]
                )
            )
            : Results.Ok(sources);
    }

    private static async Task<IResult> ShowAsync(
        SourceQueries queries,
        HttpContext context,
        string key,
        CancellationToken cancellation
    )
    {
        if (await queries.SourceAsync(key, cancellation) is not { } line)
            return Kernel.Api.Problem(Refusals.NoSuchSource(key), StatusCodes.Status404NotFound);
        if (context.IsKnown(await queries.StampAsync(cancellation)))
            return Results.Empty;
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
        SourceQueries queries,
        HttpContext context,
        CancellationToken cancellation,
        [Description("Only imports of this source; its key from /sources.")] string? source = null,
        string? format = null,
        int page = 1,
        int pageSize = 100
    )
    {
        if (source is not null && sources.Find(source) is null)
            return Kernel.Api.Problem(Refusals.NoSuchSource(source), StatusCodes.Status404NotFound);
        if (context.IsKnown(await queries.StampAsync(cancellation)))
            return Results.Empty;
        var imports = (await sources.ImportsAsync(cancellation))
            .Where(import => source is null || import.Source == source)
            .Select(ImportSummary.Of)
            .ToList();
        if (context.Format(format) == ApiFormat.Csv)
            return Kernel.Api.Csv(
                "imports.csv",
                ["import", "bron", "bestanden", "op", "jaren", "rijen", "gebieden", "cijfers", "sectoren", "geweigerd"],
                imports.Select(one =>
                    (IReadOnlyList<object?>)
                        [
                            one.Number,
                            one.Source,
                            string.Join(' ', one.Files),
                            Moment(one.At),
                            string.Join(' ', one.Years),
                            one.Rows,
                            one.Areas,
                            one.Figures,
                            one.Sectors,
                            one.RejectedCount,
                        ]
                )
            );
        var paged = Paged<ImportSummary>.Of(context, imports, page, pageSize);
        return paged.Refusal is { } refusal ? Kernel.Api.Problem(refusal) : Results.Ok(paged.Value);
    }

    private static async Task<IResult> ImportAsync(
        SourceQueries queries,
        HttpContext context,
        int number,
        CancellationToken cancellation
    )
    {
        if (await queries.ImportAsync(number, cancellation) is not { } found)
            return Kernel.Api.Problem(Refusals.NoSuchImport(number), StatusCodes.Status404NotFound);
        // An import never changes.
        if (context.IsKnown($"import-{number}"))
            return Results.Empty;
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

    private static async Task<IResult> RejectedAsync(
        ISources sources,
        HttpContext context,
        int number,
        CancellationToken cancellation,
        string? format = null,
        int page = 1,
        int pageSize = 100
    )
    {
        if (await sources.ImportAsync(number, cancellation) is not { } import)
            return Kernel.Api.Problem(Refusals.NoSuchImport(number), StatusCodes.Status404NotFound);
        if (context.IsKnown($"import-{number}"))
            return Results.Empty;
        if (context.Format(format) == ApiFormat.Csv)
            return SourceDownloads.Rejected(import);
        var paged = Paged<RejectedRow>.Of(context, import.Rejected, page, pageSize);
        return paged.Refusal is { } refusal ? Kernel.Api.Problem(refusal) : Results.Ok(paged.Value);
    }

    private static string Moment(DateTimeOffset? at) =>
        at?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) ?? "";
}
