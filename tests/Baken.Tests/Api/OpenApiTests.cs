using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Api;

/// <summary>The description of the machine's door, held against the rules of the Dutch government and against the door itself.</summary>
public sealed partial class OpenApiTests(SmallTown town) : IClassFixture<SmallTown>
{
    [Fact]
    public async Task The_document_breaks_no_rule_of_the_NL_API_Design_Rules()
    {
        var found = await LintAsync((await town.Host.DocumentAsync()).GetRawText());

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_linter_sees_what_breaks_a_rule()
    {
        var document = JsonNode.Parse((await town.Host.DocumentAsync()).GetRawText())!;
        var paths = document["paths"]!.AsObject();
        var areas = paths["/areas"]!.DeepClone();
        paths["/Areas_List"] = areas;
        areas["get"]!["operationId"] = "other";
        areas["get"]!["parameters"]![0]!["name"] = "Not-camel";
        areas["get"]!["responses"]!["200"]!.AsObject().Remove("headers");
        document["info"]!["contact"]!.AsObject().Remove("email");

        var found = await LintAsync(document.ToJsonString());

        found
            .Select(line => line.Split(' ')[0])
            .Distinct()
            .ShouldBe(
                [
                    "nlgov:info-contact-fields-exist",
                    "nlgov:missing-header",
                    "nlgov:paths-kebab-case",
                    "nlgov:query-keys-camel-case",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Every_address_of_the_door_is_in_the_document_with_its_words()
    {
        var document = await town.Host.DocumentAsync();
        var described = Operations(document).ToList();

        var mapped = town
            .Host.Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern =>
                pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && !pattern.EndsWith(".json", StringComparison.Ordinal)
            )
            .Select(pattern => Constraint().Replace(pattern["/api/v1".Length..], "}"));
        described.Select(one => one.Path).ShouldBe(mapped, ignoreOrder: true);
        described.Count.ShouldBeGreaterThan(15);
        foreach (var (path, operation) in described)
        {
            operation.GetProperty("operationId").GetString().ShouldNotBeNullOrEmpty(path);
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty(path);
            operation.GetProperty("tags").GetArrayLength().ShouldBe(1, path);
            foreach (var parameter in Parameters(operation))
                parameter.TryGetProperty("description", out _).ShouldBeTrue($"{path}: {parameter}");
        }
    }

    internal static IEnumerable<(string Path, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (path.Name, operation.Value);

    internal static IEnumerable<JsonElement> Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    /// <returns>A line per finding, errors and warnings alike.</returns>
    private static async Task<List<string>> LintAsync(string document)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Baken.Tests", "Api");
        var linter = Path.Combine(folder, "node_modules", "@stoplight", "spectral-cli", "dist", "index.js");
        if (!File.Exists(linter))
            Assert.Skip("The linter is not there: ./test installs it, or run npm ci in tests/Baken.Tests/Api.");
        var file = Path.Combine(Directory.CreateTempSubdirectory("baken-lint-").FullName, "openapi.json");
        await File.WriteAllTextAsync(file, document);
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(
                    "node",
                    [linter, "lint", "--ruleset", Path.Combine(folder, "adr-spectral-linter.yaml"), "--format", "json", file]
                )
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            // 2 and up: it did not lint at all.
            process.ExitCode.ShouldBeLessThan(2, await error);
            // It ends with a line of its own after the list.
            var list = output[..(output.LastIndexOf(']') + 1)];
            return
            [
                .. JsonDocument
                    .Parse(list)
                    .RootElement.EnumerateArray()
                    .Select(one =>
                        $"{one.GetProperty("code").GetString()} at {string.Join('.', one.GetProperty("path").EnumerateArray())}: "
                        + one.GetProperty("message").GetString()
                    ),
            ];
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    [GeneratedRegex(@":int\}")]
    private static partial Regex Constraint();
}
