using System.Text;
using Baken.Access;
using Baken.Kernel;
using Baken.Sources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Web.Imports;

/// <summary>What the forms on the pages of importing post to. Each does its work and sends the browser back to a page.</summary>
internal static class ImportEndpoints
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.TryAddSingleton(new UploadLimits());
        services.AddSingleton<Uploads>().AddSingleton<SavedMappings>().AddSingleton<ImportDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportDesk>());
        services.AddScoped<ReceiveUpload>();
        return services;
    }

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var pages = routes
            .MapGroup(ImportRoutes.New)
            .RequireAuthorization(new ForImportersAttribute())
            .Under(ActivityKeys.Figures)
            .ExcludeFromDescription()
            .DisableAntiforgery(); // every one checks the token itself: the framework's own way reads the whole form first
        pages.MapPost(ImportRoutes.Files, ReceiveAsync);
        pages.MapPost("/{id:guid}/start", StartAsync);
        pages.MapPost("/{id:guid}/weggooien", DiscardAsync);
        pages.MapPost("/{id:guid}/toewijzing", MapAsync);
        pages.MapPost("/{id:guid}/toewijzing-bestand", TakeMappingAsync);
        pages.MapGet("/{id:guid}/toewijzing.json", MappingFile);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext http,
        ReceiveUpload receive,
        ImportDesk desk,
        ICurrentActor current,
        CancellationToken cancellation
    )
    {
        var (upload, refused, source) = await receive.HandleAsync(http, current.Actor, cancellation);
        if (upload is null)
            return Results.LocalRedirect(
                QueryHelpers.AddQueryString(
                    ImportRoutes.New,
                    new Dictionary<string, string?> { ["weigering"] = refused, ["bron"] = source }.Where(item =>
                        item.Value is not null
                    )
                )
            );
        desk.Ask(upload.Id, Work.Read, current.Actor);
        return Back(upload.Id);
    }

    private static async Task<IResult> StartAsync(
        HttpContext http,
        Guid id,
        Uploads uploads,
        ImportDesk desk,
        IAntiforgery antiforgery,
        ICurrentActor current
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        if (uploads.Find(id, current.Actor) is not null && desk.StateOf(id) is { Preview.Reading: not null })
            desk.Ask(id, Work.Import, current.Actor);
        return Back(id);
    }

    private static async Task<IResult> DiscardAsync(
        HttpContext http,
        Guid id,
        Uploads uploads,
        ImportDesk desk,
        IAntiforgery antiforgery,
        ICurrentActor current,
        IAudit audit,
        ModuleDb db,
        CancellationToken cancellation
    )
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        if (uploads.Find(id, current.Actor) is null)
            return Results.LocalRedirect("/bronnen");
        if (!desk.Forget(id))
            return Back(id);
        uploads.Delete(id);
        audit.Record(current.Actor, "upload.discarded", $"upload:{id:N}");
        await db.SaveChangesAsync(cancellation);
        return Results.LocalRedirect($"{ImportRoutes.New}?stand=weggegooid");
    }

    private static async Task<IResult> MapAsync(
        HttpContext http,
        Guid id,
        Uploads uploads,
        SavedMappings saved,
        ITableMappings mappings,
        ImportDesk desk,
        IAntiforgery antiforgery,
        ICurrentActor current,
        CancellationToken cancellation
    )
    {
        // A wide table has many fields; the check of the token then finds the form already read.
        var form = await http.Request.ReadFormAsync(
            new FormOptions { ValueCountLimit = 10 * MappingAnswers.MostColumns },
            cancellation
        );
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        if (uploads.Find(id, current.Actor) is not { IsTable: true } upload)
            return Back(id);
        return Settle(
            mappings.Write(MappingAnswers.Of(form), Basis(upload, desk)),
            upload,
            uploads,
            saved,
            mappings,
            desk,
            current.Actor
        );
    }

    private static async Task<IResult> TakeMappingAsync(
        HttpContext http,
        Guid id,
        Uploads uploads,
        SavedMappings saved,
        ITableMappings mappings,
        ImportDesk desk,
        IAntiforgery antiforgery,
        ICurrentActor current,
        CancellationToken cancellation
    )
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = 2 * UploadLimits.MaxMappingBytes;
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();
        if (uploads.Find(id, current.Actor) is not { IsTable: true } upload)
            return Back(id);
        if (http.Request.Form.Files.GetFile("toewijzing") is not { Length: > 0 and <= UploadLimits.MaxMappingBytes } sent)
            return Results.LocalRedirect($"{ImportRoutes.Of(id)}?weigering=toewijzing");
        using var reader = new StreamReader(sent.OpenReadStream(), Encoding.UTF8);
        var file = new TableMappingFile("toewijzing.json", await reader.ReadToEndAsync(cancellation));
        return mappings.Read(file) is null
            ? Results.LocalRedirect($"{ImportRoutes.Of(id)}?weigering=toewijzing")
            : Settle(file, upload, uploads, saved, mappings, desk, current.Actor);
    }

    /// <summary>Keeps what was filled in; once it is complete it is saved for next time, and the files are read with it.</summary>
    private static IResult Settle(
        TableMappingFile mapping,
        Upload upload,
        Uploads uploads,
        SavedMappings saved,
        ITableMappings mappings,
        ImportDesk desk,
        Actor by
    )
    {
        if (desk.StateOf(upload.Id)?.Doing is not null)
            return Back(upload.Id);
        uploads.Save(upload with { Mapping = mapping.Json });
        if (mappings.Check(mapping) is not null)
            return Results.LocalRedirect($"{ImportRoutes.Of(upload.Id)}?stand=toewijzing");
        saved.Save(mapping);
        desk.Ask(upload.Id, Work.Read, by);
        return Back(upload.Id);
    }

    private static IResult MappingFile(Guid id, Uploads uploads, ITableMappings mappings, ImportDesk desk, ICurrentActor current)
    {
        if (uploads.Find(id, current.Actor) is not { IsTable: true } upload || Basis(upload, desk) is not { } mapping)
            return Results.NotFound();
        var key = mappings.Read(mapping)?.Key is { Length: > 0 } written && mappings.IsKey(written) ? written : "toewijzing";
        return Results.File(Encoding.UTF8.GetBytes(mapping.Json), "application/json", $"{key}.json");
    }

    /// <summary>What was filled in so far, else what a look at the table proposes.</summary>
    internal static TableMappingFile? Basis(Upload upload, ImportDesk desk) =>
        upload.MappingFile
        ?? (
            desk.StateOf(upload.Id)?.Preview?.Looks is [var look, ..]
                ? new TableMappingFile("voorstel.json", look.ProposedMapping)
                : null
        );

    private static IResult Back(Guid id) => Results.LocalRedirect(ImportRoutes.Of(id));
}

/// <summary>The addresses of importing.</summary>
internal static class ImportRoutes
{
    public const string New = "/bronnen/inlezen";
    public const string Files = "/bestanden";

    public static string Of(Guid id) => $"{New}/{id}";
}
