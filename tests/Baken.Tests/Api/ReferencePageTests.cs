using System.Net;
using System.Text.RegularExpressions;
using Baken.Tests.Imports;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Api;

public sealed class ReferencePageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reference_has_every_address_with_its_parameters_bounds_codes_and_an_example()
    {
        await using var host = await ImportsHost.StartAsync();
        var visitor = await host.SignInAsync(Role.Executive);
        var paths = OpenApiTests.Operations(
            System.Text.Json.JsonDocument.Parse(await visitor.Http.GetStringAsync("/api/v1/openapi.json", Cancel)).RootElement
        );

        var page = (await visitor.GetAsync("/api")).Text;

        foreach (var (path, operation) in paths)
        {
            page.ShouldContain($"href=\"#{operation.GetProperty("operationId").GetString()}\"");
            page.ShouldContain(path);
            page.ShouldContain(operation.GetProperty("summary").GetString()!);
            foreach (var parameter in OpenApiTests.Parameters(operation))
                page.ShouldContain(parameter.GetProperty("description").GetString()!);
        }

        page.ShouldContain("1 – 1000");
        page.ShouldContain("land, gemeente, wijk, buurt");
        page.ShouldContain("<code>areas.no-such-area</code>");
        page.ShouldContain("/api/v1/locations?longitude={longitude}&latitude={latitude}");
        page.ShouldNotContain("<script>");
        page.ShouldNotContain("style=");
        // Every link inside the page leads somewhere, and nothing has the name of something else.
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        ids.ShouldBeUnique();
        Regex.Matches(page, "href=\"#([^\"]+)\"").Select(match => match.Groups[1].Value).ShouldBeSubsetOf(ids);
    }

    [Theory]
    [InlineData(Role.Analyst, HttpStatusCode.OK)]
    [InlineData(Role.Administrator, HttpStatusCode.OK)]
    [InlineData(Role.Reporter, HttpStatusCode.Redirect)]
    [InlineData(Role.Partner, HttpStatusCode.Redirect)]
    public async Task The_reference_is_for_who_may_see_figures(Role role, HttpStatusCode expected)
    {
        await using var host = await ImportsHost.StartAsync();
        var visitor = await host.SignInAsync(role);

        (await visitor.GetAsync("/api")).Status.ShouldBe(expected);
        // Nor is it offered to who may not open it.
        (await visitor.GetAsync("/"))
            .Html.Contains("href=\"/api\"", StringComparison.Ordinal)
            .ShouldBe(expected == HttpStatusCode.OK);
    }
}
