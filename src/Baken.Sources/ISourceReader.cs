using Baken.Kernel;

namespace Baken.Sources;

/// <summary>Reads the files of one source, wholly, without touching anything but the files.</summary>
internal interface ISourceReader
{
    /// <summary>The key of the source: <c>cbs-boundaries</c>.</summary>
    string Key { get; }

    Task<Outcome<Reading>> ReadAsync(ImportOrder order, IProgress<Progress>? progress, CancellationToken cancellation);
}
