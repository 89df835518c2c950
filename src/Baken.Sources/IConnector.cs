using Baken.Kernel;

namespace Baken.Sources;

/// <summary>
/// Fetches the live table of one source from its publisher into a local file of exactly the form that source's file
/// reader takes: there is one way in, with or without a connection.
/// </summary>
public interface IConnector
{
    /// <summary>The key of the source whose files it fetches.</summary>
    string Source { get; }

    /// <summary>
    /// Fetches what was ordered. A finished download is used again unless the order says refresh; one that was cut off
    /// goes on where it stopped. Columns that may never be used are not asked for, or left out before anything is stored.
    /// </summary>
    Task<Outcome<SourceFile>> FetchAsync(FetchOrder order, IProgress<Progress>? progress, CancellationToken cancellation);
}

/// <summary>What a person asks to be fetched.</summary>
/// <param name="Folder">Where downloads are kept; made when it is not there.</param>
/// <param name="Municipality">Only the areas of this municipality; null for all of the Netherlands.</param>
/// <param name="Level">Only areas of this level; null for every level the table has.</param>
/// <param name="Table">The publisher's number of the table, where it is not the known one of the year.</param>
/// <param name="Refresh">Ask the publisher again although a finished download is there.</param>
public sealed record FetchOrder(
    int Year,
    string Folder,
    AreaCode? Municipality = null,
    AreaLevel? Level = null,
    string? Table = null,
    bool Refresh = false
);
