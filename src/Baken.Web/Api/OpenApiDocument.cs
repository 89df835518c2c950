using System.Globalization;
using System.Text.Json.Nodes;
using Baken.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Baken.Web.Api;

/// <summary>The description of the machine's door: OpenAPI 3.1, by the NL API Design Rules.</summary>
internal static class OpenApiDocumentation
{
    public const string Name = "v1";
    public const string ProblemType = "application/problem+json";

    /// <summary>Of an answer that says no: the codes with which it can.</summary>
    public const string CodesExtension = "x-codes";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(
            Name,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = description =>
                    description.RelativePath?.StartsWith(Kernel.Api.Root[1..] + "/", StringComparison.Ordinal) == true;
                options.AddOperationTransformer((operation, context, _) => Complete(operation, context));
                options.AddDocumentTransformer(
                    (document, context, _) =>
                        Describe(document, context.ApplicationServices.GetRequiredService<Installation>().ApiContact)
                );
            }
        );

    public static void MapApiDocument(this WebApplication app) =>
        app.MapOpenApi($"{Kernel.Api.Root}/openapi.json").AllowAnonymous();

    private static Task Describe(OpenApiDocument document, ApiContact contact)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Baken",
            Version = Kernel.Api.Version,
            Description =
                "Areas, sectors and profiles with the source of every figure. No personal data. "
                + "A token goes in the Authorization header: `Bearer baken_…`.",
            Contact = new OpenApiContact
            {
                Name = contact.Name,
                Email = contact.Email,
                Url = contact.Url,
            },
            License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
        };
        document.Servers = [new OpenApiServer { Url = Kernel.Api.Root }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas["ProblemDetails"] = Problem;

        // The server's address already ends in the version: the paths come after it.
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
        {
            foreach (var operation in item.Operations?.Values.AsEnumerable() ?? [])
                Answers(operation, document);
            paths[path[Kernel.Api.Root.Length..]] = item;
        }

        document.Paths = paths;
        return Task.CompletedTask;
    }

    /// <summary>What an endpoint says of itself: its other forms, its refusals and the parameters that many share.</summary>
    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var says = context.Description.ActionDescriptor.EndpointMetadata;
        var forms = says.OfType<OtherForms>().SelectMany(one => one.Formats).ToList();
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            SharedParameters.Describe(parameter, forms);
        if (operation.Responses?.GetValueOrDefault("200") is OpenApiResponse { Content: { } content })
            foreach (var form in forms)
                content[form.MediaType()] = new OpenApiMediaType { Schema = SharedParameters.SchemaOf(form) };

        foreach (var group in says.OfType<PossibleRefusals>().GroupBy(one => one.Status))
        {
            var refusals = group.SelectMany(one => one.Refusals).ToList();
            var status = group.Key.ToString(CultureInfo.InvariantCulture);
            if (refusals.Count == 0 || operation.Responses?.GetValueOrDefault(status) is not OpenApiResponse response)
                continue;
            response.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            response.Extensions[CodesExtension] = new JsonNodeExtension(
                new JsonArray([.. refusals.Select(refusal => (JsonNode)refusal.Code)])
            );
            response.Content = ProblemContent(
                new JsonObject
                {
                    ["status"] = group.Key,
                    ["title"] = refusals[0].Reason,
                    ["detail"] = refusals[0].ToString(),
                    ["code"] = refusals[0].Code,
                }
            );
        }

        return Task.CompletedTask;
    }

    private static void Answers(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Responses ??= [];
        foreach (var status in new[] { "401", "403", "500" })
            operation.Responses.TryAdd(status, new OpenApiResponse());
        if (operation.Parameters is { Count: > 0 })
            operation.Responses.TryAdd("400", new OpenApiResponse());
        foreach (var (status, item) in operation.Responses)
        {
            if (item is not OpenApiResponse response)
                continue;
            response.Description = MeaningOf(status) ?? response.Description;
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers[Kernel.Api.VersionHeader] = new OpenApiHeader
            {
                Description = "The full version of this API",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
            if (status[0] is '4' or '5')
            {
                response.Content = ProblemContent(
                    response.Content?.TryGetValue(ProblemType, out var said) == true ? said.Example : null
                );
                response.Content[ProblemType].Schema = new OpenApiSchemaReference("ProblemDetails", document);
            }

            if (status is "200" && operation.Responses.ContainsKey("304"))
                response.Headers["ETag"] = new OpenApiHeader
                {
                    Description = "Send it back in If-None-Match: 304 says that nothing has changed",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
        }
    }

    private static string? MeaningOf(string status) =>
        status switch
        {
            "200" => "What was asked for",
            "304" => "Nothing has changed since the ETag that was sent along",
            "400" => "A parameter is missing or not what it should be",
            "401" => "No valid token or session",
            "403" => "This is not for your role",
            "404" => "It is not there",
            "500" => "A fault in Baken; reference is the number under which the log tells more",
            _ => null,
        };

    private static Dictionary<string, OpenApiMediaType> ProblemContent(JsonNode? example) =>
        new() { [ProblemType] = new OpenApiMediaType { Example = example } };

    /// <summary>RFC 9457, with the stable code of the refusal.</summary>
    private static OpenApiSchema Problem { get; } =
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "status", "title", "detail" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference" },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable; never reused" },
                ["reference"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "Of a fault: the number to give to the administrator",
                },
            },
        };
}
