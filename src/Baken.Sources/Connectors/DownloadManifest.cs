using System.Text.Json.Serialization;

namespace Baken.Sources.Connectors;

/// <summary>What a download folder holds: which pages are in, so that only the missing ones are fetched.</summary>
/// <param name="Request">What was asked, in one line: another question is another download.</param>
internal sealed record DownloadManifest(string Request, DateTimeOffset StartedAt)
{
    public int Manifest { get; init; } = 1;

    public List<PageSeries> Series { get; init; } = [];

    /// <summary>The finished file; null while pages are missing.</summary>
    public string? Result { get; set; }

    /// <summary>SHA-256 of the finished file: a file that someone changed is not used again.</summary>
    public string? ResultHash { get; set; }
}

/// <summary>Pages of one list, each with a link to the next.</summary>
internal sealed record PageSeries(string Name, string First)
{
    public List<StoredPage> Pages { get; init; } = [];

    [JsonIgnore]
    public bool IsComplete => Pages.Count > 0 && Pages[^1].Next is null;
}

/// <summary>A page as it was stored: what of it may be kept, and where the next one is.</summary>
internal sealed record StoredPage(string Address, string File, long Rows, long Bytes, string? ETag, string? Next);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DownloadManifest))]
internal sealed partial class DownloadJson : JsonSerializerContext;
