using Baken.Kernel;

namespace Baken.Sources;

/// <summary>What other modules may ask of Sources.</summary>
public interface ISources
{
    /// <summary>The registered sources: those shipped, and each own table that was imported, as its newest mapping registers it.</summary>
    IReadOnlyList<SourceDescription> All { get; }

    SourceDescription? Find(string key);

    /// <summary>The catalogue of indicators: shipped ones and those that mapped tables have brought.</summary>
    Task<IReadOnlyDictionary<string, Indicator>> IndicatorsAsync(CancellationToken cancellation);

    /// <summary>Titles of the parts of breakdowns, by the part's code.</summary>
    Task<IReadOnlyDictionary<string, string>> PartTitlesAsync(CancellationToken cancellation);

    /// <summary>Reads the files of an order wholly, without touching the database. Refuses a file that is not what it should be.</summary>
    Task<Outcome<Reading>> ReadAsync(ImportOrder order, IProgress<Progress>? progress, CancellationToken cancellation);

    /// <summary>The earlier import of the same files with the same options, if any: they change nothing a second time.</summary>
    Task<ImportReport?> EarlierAsync(string source, string fingerprint, CancellationToken cancellation);

    /// <summary>Enters the import in the register, in the caller's transaction. The number is final.</summary>
    Task<ImportReport> RegisterAsync(ImportOrder order, Reading reading, Actor by, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ImportReport>> ImportsAsync(CancellationToken cancellation);

    /// <summary>One import with all its rejected rows.</summary>
    Task<ImportReport?> ImportAsync(int number, CancellationToken cancellation);

    /// <summary>The newest mapping of an own table, to read its next file with; null for a source that needs none.</summary>
    Task<TableMappingFile?> MappingAsync(string source, CancellationToken cancellation);
}
