using System.Text.Json.Serialization;

namespace Baken.Privacy.Activities;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    WriteIndented = false
)]
[JsonSerializable(typeof(ActivityText))]
[JsonSerializable(typeof(Dictionary<string, ActivityText>))]
internal sealed partial class ActivityJson : JsonSerializerContext;
