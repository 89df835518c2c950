using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baken.Profiles;

/// <summary>Enums as words for machines: too-few. The same from the API and the command line.</summary>
internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
