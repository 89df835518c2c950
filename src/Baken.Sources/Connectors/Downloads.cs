using Baken.Kernel;

namespace Baken.Sources.Connectors;

/// <summary>
/// Runs a download from its folder: uses the finished file, goes on with an interrupted one, or asks the publisher
/// whether anything changed.
/// </summary>
internal sealed class Downloads(IHttpClientFactory http, Patience patience, ConnectorLimits limits, TimeProvider clock)
{
    /// <param name="name">Of the download, without extension: it becomes its folder.</param>
    /// <param name="question">The address and the choice: what makes this download another than that one.</param>
    /// <param name="table">What is fetched, in the person's words.</param>
    /// <param name="fetch">Fetches all pages and writes the one file; returns its path.</param>
    public async Task<Outcome<SourceFile>> RunAsync(
        string name,
        string question,
        string table,
        FetchOrder order,
        IProgress<Progress>? progress,
        Func<PagedDownload, DownloadFolder, Task<Outcome<string>>> fetch,
        CancellationToken cancellation
    )
    {
        var opened = DownloadFolder.Open(Path.Combine(order.Folder, name), question, clock);
        if (opened.Refusal is { } refusal)
            return refusal;
        using var folder = opened.Value;
        using var client = http.CreateClient(PageClient.Name);
        var download = new PagedDownload(new PageClient(client, patience, clock), folder, table, limits, progress);

        if (folder.Finished() is { } finished)
        {
            if (!order.Refresh)
                return new SourceFile(finished);
            var unchanged = await download.IsUnchangedAsync(cancellation);
            if (unchanged.Refusal is { } failed)
                return failed;
            if (unchanged.Value)
                return new SourceFile(finished);
        }

        if (folder.Manifest.Result is not null)
            folder.StartOver(clock);
        var written = await fetch(download, folder);
        return written.Refusal is { } no ? no : new SourceFile(written.Value);
    }

    /// <summary>A name for the download of an order: <c>police-crime-2023-GM0034-buurt</c>.</summary>
    public static string Name(string source, FetchOrder order) =>
        string.Join(
            '-',
            new[]
            {
                source,
                $"{order.Year}",
                order.Table,
                order.Municipality?.Value,
                order.Level is { } level ? Prefix(level) : null,
            }.Where(part => part is not null)
        );

    /// <summary>The letters with which the codes of a level start.</summary>
    public static string Prefix(AreaLevel level) =>
        level switch
        {
            AreaLevel.Country => "NL",
            AreaLevel.Municipality => "GM",
            AreaLevel.District => "WK",
            AreaLevel.Neighbourhood => "BU",
        };
}
