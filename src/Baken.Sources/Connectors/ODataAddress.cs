using System.Text.Json;
using System.Web;

namespace Baken.Sources.Connectors;

/// <summary>Addresses and values of an OData service.</summary>
internal static class ODataAddress
{
    public static Uri Of(Uri below, string path, params (string Name, string Value)[] query)
    {
        var start = below.AbsoluteUri.EndsWith('/') ? below.AbsoluteUri : below.AbsoluteUri + "/";
        var asked = string.Join(
            '&',
            query.Where(pair => pair.Value.Length > 0).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}")
        );
        return new Uri(start + path + (asked.Length == 0 ? "" : "?" + asked));
    }

    /// <summary>The same question, for the rows after those that were answered.</summary>
    public static Uri Skip(Uri address, int count)
    {
        var asked = HttpUtility.ParseQueryString(address.Query);
        var skipped = int.TryParse(asked["$skip"], out var before) ? before : 0;
        asked["$skip"] = $"{skipped + count}";
        var query = string.Join('&', asked.AllKeys.Select(key => $"{key}={Uri.EscapeDataString(asked[key] ?? "")}"));
        return new UriBuilder(address) { Query = query }.Uri;
    }

    /// <summary>A value as text, exactly as published; nothing for null.</summary>
    public static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() ?? "",
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number or JsonValueKind.Object or JsonValueKind.Array =>
                value.GetRawText(),
        };
}
