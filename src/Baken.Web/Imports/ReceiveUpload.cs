using System.Globalization;
using System.Text;
using Baken.Access;
using Baken.Kernel;
using Baken.Sources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Baken.Web.Imports;

/// <summary>
/// Takes in the form with files. It is read as it comes, straight to disk, and only after the token at its head was found
/// right: a file of a gigabyte is never in memory, and nobody fills the disk from another site.
/// </summary>
internal sealed class ReceiveUpload(
    Uploads uploads,
    UploadLimits limits,
    SavedMappings saved,
    ISources sources,
    ITableMappings mappings,
    IAntiforgery antiforgery,
    IAudit audit,
    ModuleDb db,
    TimeProvider clock
)
{
    private const int MostSections = 200;

    /// <returns>The upload, or the code of a refusal; see <see cref="Refusals.Of"/>.</returns>
    public async Task<(Upload? Upload, string? Refused, string? Source)> HandleAsync(
        HttpContext http,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (uploads.Count >= limits.MaxOpen)
            return (null, Refusals.Full, null);
        if (http.Request.ContentLength > limits.MaxBytes + UploadLimits.MaxMappingBytes)
            return (null, Refusals.Large, null);
        if (
            !MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 100 } boundary
        )
            return (null, Refusals.Broken, null);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = limits.MaxBytes + 2 * UploadLimits.MaxMappingBytes;

        var id = Guid.CreateVersion7();
        var received = new Received();
        string? refused;
        try
        {
            refused = await ReadAsync(
                http,
                new MultipartReader(boundary.ToString(), http.Request.Body),
                id,
                received,
                cancellation
            );
            refused ??= received.Files.Count == 0 ? Refusals.None : null;
            var (upload, wrong) = refused is null ? await MakeAsync(id, received, by, cancellation) : (null, refused);
            if (upload is null)
            {
                uploads.Delete(id);
                return (null, wrong, received.Fields.GetValueOrDefault("bron"));
            }

            uploads.Save(upload);
            audit.Record(by, "upload.done", $"upload:{id:N}");
            await db.SaveChangesAsync(cancellation);
            return (upload, null, null);
        }
        catch (Exception broken) when (broken is IOException or BadHttpRequestException or InvalidDataException)
        {
            uploads.Delete(id);
            var tooLarge = broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
            return (null, tooLarge ? Refusals.Large : Refusals.Broken, received.Fields.GetValueOrDefault("bron"));
        }
        catch (OperationCanceledException)
        {
            uploads.Delete(id);
            throw;
        }
    }

    private async Task<string?> ReadAsync(
        HttpContext http,
        MultipartReader reader,
        Guid id,
        Received received,
        CancellationToken cancellation
    )
    {
        var trusted = false;
        long left = limits.MaxBytes;
        for (var sections = 0; await reader.ReadNextSectionAsync(cancellation) is { } section; sections++)
        {
            if (sections == MostSections)
                return Refusals.Many;
            if (
                !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part)
                || HeaderUtilities.RemoveQuotes(part.Name).ToString() is not { Length: > 0 } name
            )
                return Refusals.Broken;
            if (!part.IsFileDisposition())
            {
                var (text, fits) = await TextAsync(section.Body, UploadLimits.MaxFieldBytes, cancellation);
                if (!fits)
                    return Refusals.Broken;
                received.Fields[name] = text.Trim();
                if (name == antiforgery.GetTokens(http).FormFieldName)
                {
                    // The check looks at the header first, so it need not read the form.
                    http.Request.Headers[antiforgery.GetTokens(http).HeaderName!] = text;
                    trusted = await antiforgery.IsRequestValidAsync(http);
                }

                continue;
            }

            if (!trusted)
                return Refusals.Expired;
            if (NameOf(part) is not { Length: > 0 } fileName)
                continue;
            if (name == "toewijzing")
            {
                var (text, fits) = await TextAsync(section.Body, UploadLimits.MaxMappingBytes, cancellation);
                if (!fits)
                    return Refusals.Large;
                received.Mapping = text;
                continue;
            }

            if (received.Files.Count == limits.MaxFiles)
                return Refusals.Many;
            uploads.Make(id);
            var number = received.Files.Count;
            var written = await CopyAsync(section.Body, uploads.PathOf(id, number), left, cancellation);
            if (written is not { } bytes)
                return Refusals.Large;
            left -= bytes;
            received.Files.Add(new UploadedFile(number.ToString(CultureInfo.InvariantCulture), fileName, bytes));
        }

        return trusted ? null : Refusals.Expired;
    }

    private async Task<(Upload? Upload, string? Refused)> MakeAsync(
        Guid id,
        Received received,
        Actor by,
        CancellationToken cancellation
    )
    {
        var key = received.Fields.GetValueOrDefault("bron") ?? "";
        int? year = null;
        if (received.Fields.GetValueOrDefault("jaar") is { Length: > 0 } written)
        {
            if (
                !int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
                || given is < 1900 or > 2100
            )
                return (null, Refusals.Year);
            year = given;
        }

        var mapping = await saved.FindAsync(key, sources, cancellation);
        if (mapping is null && sources.Find(key) is null)
            return (null, Refusals.Source);
        var source = mapping is null ? key : SourceKeys.Table;
        if (
            source == SourceKeys.Table
            && received.Mapping is { } given2
            && mappings.Read(new TableMappingFile("", given2)) is not null
        )
            mapping = new TableMappingFile("", given2);
        return (
            new Upload(
                id,
                by.Id,
                clock.GetUtcNow(),
                source,
                year,
                received.Fields.GetValueOrDefault("sbi") == "2025" ? 2025 : 2008,
                received.Files,
                mapping?.Json
            ),
            null
        );
    }

    /// <summary>What the person calls the file: the last part of what the browser sent, for the eye only.</summary>
    private static string NameOf(ContentDispositionHeaderValue part)
    {
        var sent = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).ToString();
        var last = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(
            last.Where(sign => !char.IsControl(sign) && char.GetUnicodeCategory(sign) != UnicodeCategory.Format)
        );
        return clean.Length > 150 ? clean[..100] + "…" + clean[^49..] : clean;
    }

    private static async Task<(string Text, bool Fits)> TextAsync(Stream body, int limit, CancellationToken cancellation)
    {
        var buffer = new byte[limit + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return (Encoding.UTF8.GetString(buffer.AsSpan(0, Math.Min(read, limit))).TrimStart('\uFEFF'), read <= limit);
    }

    private static async Task<long?> CopyAsync(Stream body, string path, long limit, CancellationToken cancellation)
    {
        await using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            1 << 16,
            useAsync: true
        );
        var buffer = new byte[1 << 16];
        long written = 0;
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0; )
        {
            written += read;
            if (written > limit)
                return null;
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return written;
    }

    private sealed class Received
    {
        public Dictionary<string, string> Fields { get; } = [];
        public List<UploadedFile> Files { get; } = [];
        public string? Mapping { get; set; }
    }
}
