using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Baken.Web.Api;

/// <summary>The OpenAPI document as a person reads it: nothing stands here that the document does not say.</summary>
internal sealed record Reference(
    string Version,
    string Root,
    IReadOnlyList<ReferenceTag> Tags,
    IReadOnlyList<ReferenceShape> Shapes
)
{
    public static Reference Of(OpenApiDocument document)
    {
        var root = document.Servers is [{ Url: { } url }, ..] ? url : "";
        return new Reference(
            document.Info.Version ?? "",
            root,
            [
                .. document
                    .Paths.SelectMany(path =>
                        (path.Value.Operations ?? []).Select(operation =>
                            (
                                Tag: operation.Value.Tags?.FirstOrDefault()?.Name ?? "",
                                Endpoint: ReferenceEndpoint.Of(root, path.Key, operation.Key, operation.Value)
                            )
                        )
                    )
                    .GroupBy(one => one.Tag)
                    .Select(tag => new ReferenceTag(tag.Key, [.. tag.Select(one => one.Endpoint)])),
            ],
            [
                .. (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
                    .Where(schema => schema.Value.Properties is { Count: > 0 })
                    .OrderBy(schema => schema.Key, StringComparer.Ordinal)
                    .Select(schema => ReferenceShape.Of(schema.Key, schema.Value)),
            ]
        );
    }
}

internal sealed record ReferenceTag(string Name, IReadOnlyList<ReferenceEndpoint> Endpoints);

/// <summary>One method on one path.</summary>
internal sealed record ReferenceEndpoint(
    string Id,
    string Method,
    string Path,
    string Summary,
    string? Description,
    IReadOnlyList<ReferenceParameter> Parameters,
    IReadOnlyList<ReferenceAnswer> Answers,
    string Query
)
{
    public static ReferenceEndpoint Of(string root, string path, HttpMethod method, OpenApiOperation operation) =>
        new(
            operation.OperationId ?? "",
            method.Method,
            path,
            operation.Summary ?? "",
            operation.Description,
            [.. (operation.Parameters ?? []).Select(ReferenceParameter.Of)],
            [.. (operation.Responses ?? []).OrderBy(one => one.Key, StringComparer.Ordinal).Select(ReferenceAnswer.Of)],
            root + path + Needed(operation)
        );

    /// <summary>The parameters without which the endpoint does not answer, with their type in place of a value.</summary>
    private static string Needed(OpenApiOperation operation)
    {
        var needed = (operation.Parameters ?? []).Where(one => one is { In: ParameterLocation.Query, Required: true }).ToList();
        return needed.Count == 0 ? "" : "?" + string.Join('&', needed.Select(one => $"{one.Name}={{{one.Name}}}"));
    }
}

/// <param name="In">path or query.</param>
/// <param name="Bounds">What a value may be: "1 – 1000", or the words to choose from.</param>
internal sealed record ReferenceParameter(
    string Name,
    string In,
    bool Required,
    ReferenceType Type,
    string? Default,
    string Bounds,
    string? Description
)
{
    public static ReferenceParameter Of(IOpenApiParameter parameter) =>
        new(
            parameter.Name ?? "",
            parameter.In?.ToString().ToLowerInvariant() ?? "",
            parameter.Required,
            // Words to choose from are its bounds; its type is text.
            parameter.Schema
                is { Enum.Count: > 0 }
                ? new ReferenceType("string", null, false)
                : ReferenceType.Of(parameter.Schema),
            parameter.Schema?.Default?.ToString(),
            BoundsOf(parameter.Schema),
            parameter.Description
        );

    private static string BoundsOf(IOpenApiSchema? schema) =>
        schema switch
        {
            null => "",
            { Enum: { Count: > 0 } words } => string.Join(", ", words.Select(word => word.ToString())),
            { Minimum: { } least, Maximum: { } most } => $"{least} – {most}",
            { Minimum: { } least } => $"≥ {least}",
            { Maximum: { } most } => $"≤ {most}",
            _ => "",
        };
}

/// <param name="Forms">The media types, the first being what is given when nothing is asked for.</param>
/// <param name="Codes">Of a refusal: the codes with which it can say no.</param>
internal sealed record ReferenceAnswer(
    string Status,
    string Meaning,
    IReadOnlyList<string> Forms,
    ReferenceType? Type,
    IReadOnlyList<string> Codes
)
{
    public static ReferenceAnswer Of(KeyValuePair<string, IOpenApiResponse> answer) =>
        new(
            answer.Key,
            answer.Value.Description ?? "",
            [.. (answer.Value.Content ?? new Dictionary<string, OpenApiMediaType>()).Keys],
            answer.Value.Content?.Values.FirstOrDefault()?.Schema is { } schema ? ReferenceType.Of(schema) : null,
            answer.Value.Extensions?.TryGetValue(OpenApiDocumentation.CodesExtension, out var codes) == true
            && codes is JsonNodeExtension { Node: JsonArray list }
                ? [.. list.Select(code => code!.ToString())]
                : []
        );
}

/// <summary>A kind of value: a word such as "integer", or the name of a shape that is described elsewhere on the page.</summary>
/// <param name="Many">Zero or more of it.</param>
public sealed record ReferenceType(string Word, string? Shape, bool Many)
{
    internal static ReferenceType Of(IOpenApiSchema? schema)
    {
        switch (schema)
        {
            case null:
                return new ReferenceType("", null, false);
            case OpenApiSchemaReference reference:
                var name = reference.Reference.Id ?? "";
                // A reference to words is shown as those words: it has no fields to describe.
                return reference.Properties is { Count: > 0 }
                    ? new ReferenceType(name, name, false)
                    : new ReferenceType(WordOf(reference), null, false);
            case { Items: { } items }:
                return Of(items) with { Many = true };
            case { OneOf: { Count: > 0 } choices }:
                return Of(choices.FirstOrDefault(one => one.Type != JsonSchemaType.Null));
            default:
                return new ReferenceType(WordOf(schema), null, false);
        }
    }

    private static string WordOf(IOpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 } words && schema.Type is null or JsonSchemaType.String)
            return string.Join(" | ", words.Where(word => word is not null).Select(word => word.ToString()));
        var word = new StringBuilder();
        foreach (var kind in Enum.GetValues<JsonSchemaType>())
            if (kind != JsonSchemaType.Null && schema.Type?.HasFlag(kind) == true)
                word.Append(word.Length == 0 ? "" : " | ").Append(kind.ToString().ToLowerInvariant());
        if (schema.Format is "date" or "date-time" or "uri-reference")
            word.Append(CultureInfo.InvariantCulture, $" ({schema.Format})");
        return word.ToString();
    }
}

/// <summary>The fields of what comes back.</summary>
internal sealed record ReferenceShape(string Name, string? Description, IReadOnlyList<ReferenceField> Fields)
{
    public static ReferenceShape Of(string name, IOpenApiSchema schema) =>
        new(
            name,
            schema.Description,
            [
                .. (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(field => new ReferenceField(
                    field.Key,
                    ReferenceType.Of(field.Value),
                    field.Value.Type?.HasFlag(JsonSchemaType.Null) == true
                        || field.Value.OneOf?.Any(one => one.Type == JsonSchemaType.Null) == true,
                    field.Value.Description
                )),
            ]
        );
}

/// <param name="MayBeNull">Null says that there is nothing to say: missing or hidden, never zero.</param>
internal sealed record ReferenceField(string Name, ReferenceType Type, bool MayBeNull, string? Description);
