using System.Text.Json.Serialization;
using Baken.Sources;

namespace Baken.Web.Imports;

/// <summary>Files that a person handed over and has not imported yet. Only that person sees them: nobody has checked what is in them.</summary>
/// <param name="Source">The key of a shipped source; <c>table</c> for every own table.</param>
/// <param name="Mapping">For an own table: its mapping, or what was filled in of it so far.</param>
internal sealed record Upload(
    Guid Id,
    string OwnerId,
    DateTimeOffset At,
    string Source,
    int? Year,
    int SbiEdition,
    IReadOnlyList<UploadedFile> Files,
    string? Mapping = null
)
{
    [JsonIgnore]
    public bool IsTable => Source == SourceKeys.Table;

    [JsonIgnore]
    public TableMappingFile? MappingFile => Mapping is null ? null : new TableMappingFile("toewijzing.json", Mapping);
}

/// <summary>A file as it lies in the folder of its upload, under a number of ours, and what the person calls it.</summary>
internal sealed record UploadedFile(string Stored, string Name, long Bytes);

/// <summary>How much may be handed over at once.</summary>
internal sealed record UploadLimits(long MaxBytes = SourceLimits.LargestFile, int MaxFiles = 50, int MaxOpen = 50)
{
    public const int MaxMappingBytes = 1 << 20;
    public const int MaxFieldBytes = 16 << 10;

    /// <summary>An upload that nobody imports is thrown away after this long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);
}

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(Upload))]
internal sealed partial class UploadJson : JsonSerializerContext;
