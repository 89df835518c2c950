using Baken.Access;
using Baken.Kernel;
using Baken.Privacy.Activities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Baken.Privacy.Requests;

/// <summary>The files of a request: attachments, letters and the package. Each is written down before it is given, and never shown in the browser.</summary>
internal static class RequestFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes
            .MapGroup(Addresses.Requests + "/{id:guid}")
            .RequireAuthorization(new ForRequestsAttribute())
            .Under(ActivityKeys.PersonRights)
            .ExcludeFromDescription();
        files.MapGet("/bijlagen/{attachment:guid}", AttachmentAsync);
        files.MapGet("/brieven/{letter:guid}/brief.html", LetterAsync);
        files.MapGet("/pakket.zip", PackageAsync);
    }

    private static async Task<IResult> AttachmentAsync(
        HttpContext http,
        Guid id,
        Guid attachment,
        RequestQueries queries,
        ICurrentActor current
    ) =>
        await queries.FileAsync(id, attachment, current.Actor, http.RequestAborted) is { } file
            ? Give(http, file.Bytes, file.Kind.MediaType(), file.Name)
            : Results.NotFound();

    private static async Task<IResult> LetterAsync(
        HttpContext http,
        Guid id,
        Guid letter,
        RequestQueries queries,
        IAudit audit,
        ModuleDb db,
        ICurrentActor current
    )
    {
        if (
            await queries.OpenAsync(id, http.RequestAborted) is not { } opened
            || opened.Request.Letters.Find(one => one.Id == letter) is not { } found
        )
            return Results.NotFound();
        var content = await queries.LetterAsync(opened.Request, found, http.RequestAborted);
        audit.Record(current.Actor, Acts.LetterTaken, $"{opened.Request.Reference} letter:{letter:N}");
        await db.SaveChangesAsync(http.RequestAborted);
        return Give(http, Papers.LetterPage(content), "text/html; charset=utf-8", $"brief-{opened.Request.Number}.html");
    }

    /// <summary>For who deals with it, once it is decided and the letter is written.</summary>
    private static async Task<IResult> PackageAsync(
        HttpContext http,
        Guid id,
        RequestQueries queries,
        ActivityQueries activities,
        IAudit audit,
        ModuleDb db,
        ICurrentActor current,
        TimeProvider clock
    )
    {
        if (
            await queries.OpenAsync(id, http.RequestAborted) is not { MayDo: true } opened
            || opened.Request.Letters.LastOrDefault(letter => letter.Kind.IsDecision()) is not { } letter
        )
            return Results.NotFound();
        var content = await queries.LetterAsync(opened.Request, letter, http.RequestAborted);
        var given = await queries.FindingsAsync(opened.Request, http.RequestAborted, finding => finding.IsGiven);
        audit.Record(current.Actor, Acts.PackageTaken, opened.Request.Reference);
        await db.SaveChangesAsync(http.RequestAborted);
        var register = (await activities.ListAsync(http.RequestAborted)).ToDictionary(line => line.Key, line => line.Text);
        return Give(
            http,
            Papers.Package(opened.Request, content, [.. given.Select(one => one.Holding)], register, clock.GetUtcNow()),
            "application/zip",
            $"verzoek-{opened.Request.Number}.zip"
        );
    }

    /// <summary>To be saved and not to be shown: whatever is in it runs nowhere near this site.</summary>
    private static IResult Give(HttpContext http, byte[] bytes, string type, string name)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.File(bytes, type, name);
    }
}
