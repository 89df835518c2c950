using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Baken.Web.Api;

/// <summary>The description of the machine's door: OpenAPI 3.1, by the NL API Design Rules.</summary>
internal static class OpenApiDocumentation
{
    public const string Name = "v1";
    private const string ProblemType = "application/problem+json";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(
            Name,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = description =>
                    description.RelativePath?.StartsWith(Kernel.Api.Root[1..] + "/", StringComparison.Ordinal) == true;
                options.AddDocumentTransformer((document, _, _) => Describe(document));
            }
        );

    public static void MapApiDocument(this WebApplication app) =>
        app.MapOpenApi($"{Kernel.Api.Root}/openapi.json").AllowAnonymous();

    private static Task Describe(OpenApiDocument document)
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
                Name = "Beheerder van deze installatie",
                Email = "beheer@baken.example",
                Url = new Uri("https://baken.example/contact"),
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
                Complete(operation, document);
            paths[path[Kernel.Api.Root.Length..]] = item;
        }

        document.Paths = paths;
        return Task.CompletedTask;
    }

    private static void Complete(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Responses ??= [];
        Add("401", "No valid token or session");
        Add("403", "This is not for your role");
        if (operation.Parameters is { Count: > 0 })
            Add("400", "The request is not well-formed; the detail says what is wrong");
        foreach (var (status, item) in operation.Responses)
        {
            if (item is not OpenApiResponse response)
                continue;
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers[Kernel.Api.VersionHeader] = new OpenApiHeader
            {
                Description = "The full version of this API",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            };
            if (status[0] is '4' or '5')
                response.Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemType] = new() { Schema = new OpenApiSchemaReference("ProblemDetails", document) },
                };
        }

        void Add(string status, string description) =>
            operation.Responses.TryAdd(status, new OpenApiResponse { Description = description });
    }

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
            },
        };
}
