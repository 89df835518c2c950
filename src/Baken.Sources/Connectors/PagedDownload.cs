using System.Text.Json;
using Baken.Kernel;

namespace Baken.Sources.Connectors;

/// <summary>What of an answer may be kept, in lines, and where the next page is.</summary>
/// <param name="Total">How many rows there are in all, where the publisher says so.</param>
internal sealed record Page(byte[] Content, long Rows, Uri? Next, long? Total = null);

/// <summary>Reads an answer: what may be kept, or the refusal of an answer that is not what it should be.</summary>
internal delegate Outcome<Page> ReadPage(JsonElement answer, Uri address);

/// <summary>Fetches the pages of a download that are not yet in, one after the other as their links say.</summary>
internal sealed class PagedDownload(
    PageClient client,
    DownloadFolder folder,
    string table,
    ConnectorLimits limits,
    IProgress<Progress>? progress
)
{
    private long bytes;

    /// <summary>Fetches one list to its last page; null when it is in.</summary>
    public async Task<Refusal?> FetchAsync(string name, string stage, Uri first, ReadPage read, CancellationToken cancellation)
    {
        var series = folder.Series(name, first);
        var rows = series.Pages.Sum(page => page.Rows);
        while (!series.IsComplete)
        {
            cancellation.ThrowIfCancellationRequested();
            var address = series.Pages is [.., { Next: { } next }] ? new Uri(next) : first;
            if (address.Authority != first.Authority || address.Scheme != first.Scheme)
                return ConnectorRefusals.ForeignLink(first, address.Authority);
            if (series.Pages.Exists(page => page.Address == address.AbsoluteUri) || series.Pages.Count >= limits.Pages)
                return ConnectorRefusals.EndlessPages(address);

            var answer = await client.GetAsync(
                address,
                table,
                null,
                Math.Min(limits.Page, limits.Download - bytes),
                cancellation
            );
            if (answer.Refusal is { } refusal)
                return refusal;
            bytes += answer.Value.Body!.Length;
            var page = Read(answer.Value.Body, address, read);
            if (page.Refusal is { } unreadable)
                return unreadable;
            folder.Store(series, address, page.Value, answer.Value.ETag);
            rows += page.Value.Rows;
            progress?.Report(new Progress(stage, rows, page.Value.Total));
        }

        return null;
    }

    /// <summary>Whether the publisher says of every page that it is as it was. A page without a tag may have changed.</summary>
    public async Task<Outcome<bool>> IsUnchangedAsync(CancellationToken cancellation)
    {
        var pages = folder.Manifest.Series.SelectMany(series => series.Pages).ToList();
        if (pages.Count == 0 || pages.Exists(page => page.ETag is null))
            return false;
        foreach (var page in pages)
        {
            var answer = await client.GetAsync(new Uri(page.Address), table, page.ETag, limits.Page, cancellation);
            if (answer.Refusal is { } refusal)
                return refusal;
            if (answer.Value.Body is not null)
                return false;
        }

        return true;
    }

    private Outcome<Page> Read(byte[] body, Uri address, ReadPage read)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind == JsonValueKind.Object
                ? read(answer.RootElement, address)
                : ConnectorRefusals.SchemaChanged(table, "het antwoord is geen JSON-object");
        }
        catch (JsonException)
        {
            return ConnectorRefusals.SchemaChanged(table, "het antwoord is geen JSON");
        }
    }
}

/// <summary>How much a connector takes in before it says that it is too much.</summary>
/// <param name="Page">Bytes of one answer.</param>
/// <param name="Download">Bytes of all answers of one run.</param>
/// <param name="Pages">Pages of one list.</param>
internal sealed record ConnectorLimits(long Page = 256L << 20, long Download = 4L << 30, int Pages = 5_000);
