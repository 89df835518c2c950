using System.Globalization;
using System.Text.Json.Nodes;
using Baken.Kernel;
using Microsoft.OpenApi;

namespace Baken.Web.Api;

/// <summary>The parameters that mean the same on every endpoint, described once.</summary>
internal static class SharedParameters
{
    public static void Describe(OpenApiParameter parameter, IReadOnlyList<ApiFormat> forms)
    {
        if (parameter.Schema is not OpenApiSchema schema)
            return;
        parameter.Description ??= parameter.Name switch
        {
            "page" => "1 is the first page.",
            "pageSize" => "How many items a page holds.",
            "format" => "Wins over the Accept header.",
            "level" => "The level of the areas.",
            "within" => "Only areas inside this one; the code of a municipality or district.",
            "code" => "The code of the area: GM and four, WK and six or BU and eight digits.",
            "key" => "The key from the list.",
            "number" => "The number from the list.",
            _ => null,
        };
        switch (parameter.Name)
        {
            case "page":
                schema.Minimum = "1";
                break;
            case "pageSize":
                schema.Minimum = "1";
                schema.Maximum = Kernel.Api.LargestPage.ToString(CultureInfo.InvariantCulture);
                break;
            case "format":
                schema.Enum = [.. forms.Prepend(ApiFormat.Json).Select(form => (JsonNode)Word(form))];
                break;
            case "level":
                schema.Enum = [.. Enum.GetValues<AreaLevel>().Select(level => (JsonNode)level.Word())];
                break;
        }
    }

    /// <summary>A table is text; a map is an object (RFC 7946).</summary>
    public static OpenApiSchema SchemaOf(ApiFormat form) =>
        new() { Type = form == ApiFormat.GeoJson ? JsonSchemaType.Object : JsonSchemaType.String };

    private static string Word(ApiFormat form) => form.ToString().ToLowerInvariant();
}
