using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Baken.Tests.Cli;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Api;

/// <summary>The machine's door does what its description says, at every address.</summary>
public sealed class DoorTests(SmallTown town) : IClassFixture<SmallTown>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_address_answers_in_every_form_that_it_is_described_with()
    {
        var client = await town.Host.ClientAsync(Role.Analyst);

        foreach (var (path, operation) in OpenApiTests.Operations(await town.Host.DocumentAsync()))
        {
            var address = await AddressAsync(client, path, operation);
            var answers = operation.GetProperty("responses");
            foreach (var form in answers.GetProperty("200").GetProperty("content").EnumerateObject().Select(one => one.Name))
            {
                using var answer = await SendAsync(client, address, request => request.Headers.Add("Accept", form));
                var text = await answer.Content.ReadAsStringAsync(Cancel);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{address} {text}");
                answer.Content.Headers.ContentType?.MediaType.ShouldBe(form, address);
                answer.Headers.GetValues("API-Version").ShouldBe(["1.0.0"]);
                text.Length.ShouldBeGreaterThan(form == "text/csv" ? 10 : 1, address);
                if (form != "text/csv")
                    JsonDocument.Parse(text).RootElement.ValueKind.ShouldBeOneOf(JsonValueKind.Object, JsonValueKind.Array);
                if (!answers.TryGetProperty("304", out _))
                    continue;
                using var again = await SendAsync(
                    client,
                    address,
                    request =>
                    {
                        request.Headers.Add("Accept", form);
                        request.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
                    }
                );
                again.StatusCode.ShouldBe(HttpStatusCode.NotModified, $"{address} {form}");
            }
        }
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData(Role.Reporter, HttpStatusCode.Forbidden)]
    [InlineData(Role.Partner, HttpStatusCode.Forbidden)]
    [InlineData(Role.Handler, HttpStatusCode.Forbidden)]
    public async Task Nobody_gets_a_figure_who_may_not_see_any(Role? role, HttpStatusCode expected)
    {
        var analyst = await town.Host.ClientAsync(Role.Analyst);
        var client = await town.Host.ClientAsync(role);

        foreach (var (path, operation) in OpenApiTests.Operations(await town.Host.DocumentAsync()))
        {
            // The register of processing activities holds no figures, and whoever works here may read it.
            if (role == Role.Handler && path.StartsWith("/processing-activities", StringComparison.Ordinal))
                continue;
            using var answer = await client.GetAsync(await AddressAsync(analyst, path, operation), Cancel);
            answer.StatusCode.ShouldBe(expected, path);
            answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", path);
        }
    }

    [Theory]
    [InlineData("/api/v1/areas?level=straat", 400, "areas.not-a-level")]
    [InlineData("/api/v1/areas?page=veel", 400, "web.malformed")]
    [InlineData("/api/v1/areas?page=0", 400, "api.page-out-of-bounds")]
    [InlineData("/api/v1/areas?pageSize=1001", 400, "api.page-out-of-bounds")]
    [InlineData("/api/v1/areas/WK009999", 404, "areas.no-such-area")]
    [InlineData("/api/v1/figures?measure=niets", 404, "areas.no-such-measure")]
    [InlineData("/api/v1/figures", 400, "web.malformed")]
    [InlineData("/api/v1/locations?longitude=500&latitude=0", 400, "areas.not-a-place")]
    [InlineData("/api/v1/imports/999", 404, "sources.no-such-import")]
    [InlineData("/api/v1/imports/999/rejected-rows", 404, "sources.no-such-import")]
    [InlineData("/api/v1/profiles/personen/algorithm-record", 404, "profiles.no-such-profile")]
    [InlineData("/api/v1/niets", 404, "web.not-found")]
    public async Task A_no_is_problem_details_with_a_stable_code(string address, int status, string code)
    {
        using var answer = await (await town.Host.ClientAsync(Role.Analyst)).GetAsync(address, Cancel);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        answer.Headers.Contains("API-Version").ShouldBeTrue();
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        problem.TryGetProperty("traceId", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_lead_to_each_other_and_hold_everything_once()
    {
        var client = await town.Host.ClientAsync(Role.Analyst);
        var codes = new List<string>();
        var pages = 0;
        for (var next = "/api/v1/areas?level=buurt&pageSize=7"; next is not null; pages++)
        {
            var page = JsonDocument.Parse(await client.GetStringAsync(next, Cancel)).RootElement;
            codes.AddRange(page.GetProperty("items").EnumerateArray().Select(area => area.GetProperty("code").GetString()!));
            next = page.GetProperty("next").GetString()!;
            if (next is null)
                codes.Count.ShouldBe(page.GetProperty("total").GetInt32());
        }

        pages.ShouldBeGreaterThan(1);
        codes.ShouldBeUnique();
    }

    /// <summary>The page of an area, the command line and the door say the same, to the last figure.</summary>
    [Theory]
    [InlineData("areas show {area}", "/api/v1/areas/{area}")]
    [InlineData("areas show {area} --measure inwoners", "/api/v1/areas/{area}/figures/inwoners")]
    [InlineData("sectors show kappers", "/api/v1/sectors/kappers")]
    public async Task The_command_line_says_what_the_door_says(string command, string address)
    {
        var client = await town.Host.ClientAsync(Role.Analyst);
        var area = await FirstAsync(client, "/api/v1/areas?level=wijk", "code");

        var typed = (
            await CommandLine.RunAsync([.. command.Replace("{area}", area).Split(' '), "--data", town.Data, "--json"])
        ).ShouldBeDone();

        JsonElement
            .DeepEquals(
                typed.Json,
                JsonDocument.Parse(await client.GetStringAsync(address.Replace("{area}", area), Cancel)).RootElement
            )
            .ShouldBeTrue(typed.Out);
    }

    [Theory]
    [InlineData("areas list --level wijk", "code,naam,jaar,cijfers")]
    [InlineData("areas list --level buurt", "code,naam,jaar,cijfers")]
    [InlineData("sectors list", "branche,naam,sbi 2008,criteria die gelden,onbekend")]
    [InlineData("sectors show kappers", "gebied,sbi,cijfer,jaar,waarde,bereik")]
    [InlineData("profile list", "profiel,versie,naam,stand,evaluatie,stop,editie")]
    [InlineData("profile show areas", "rang,code,naam,score,waarom")]
    [InlineData("profile show sectors", "rang,code,naam,score,waarom")]
    [InlineData("import list", "nr,bron,bestanden,op,rijen,gebieden,cijfers,sectoren,afgewezen")]
    [InlineData("import sources", "bron,naam,eigenaar,licentie,import,op")]
    [InlineData("import show 1", "Import 1 van")]
    public async Task A_command_gives_a_table_for_people_and_one_document_for_programs(string command, string heading)
    {
        var table = (await CommandLine.RunAsync([.. command.Split(' '), "--data", town.Data])).ShouldBeDone();
        var json = (await CommandLine.RunAsync([.. command.Split(' '), "--data", town.Data, "--json"])).ShouldBeDone();

        table.Out.ShouldContain(heading.Replace(',', '\t'));
        json.Json.ValueKind.ShouldBeOneOf(JsonValueKind.Array, JsonValueKind.Object);
        if (json.Json.ValueKind == JsonValueKind.Array)
            json.Json.GetArrayLength().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("areas show WK009999", "areas.no-such-area")]
    [InlineData("areas show straat", "areas.not-an-area-code")]
    [InlineData("sectors show niets", "sectors.no-such-sector")]
    [InlineData("sectors show kappers --area GM9999", "areas.no-such-area")]
    [InlineData("profile show personen", "profiles.no-such-profile")]
    [InlineData("import show 999", "sources.no-such-import")]
    public async Task A_command_that_is_refused_ends_with_1_and_the_code_of_the_door(string command, string code)
    {
        var said = await CommandLine.RunAsync([.. command.Split(' '), "--data", town.Data, "--json"]);

        said.Code.ShouldBe(1);
        said.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, Action<HttpRequestMessage> adjust)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        adjust(request);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Fills in what an address cannot do without, with things that exist.</summary>
    private static async Task<string> AddressAsync(HttpClient client, string path, JsonElement operation)
    {
        var address = "/api/v1" + path;
        var query = "";
        foreach (var parameter in OpenApiTests.Parameters(operation))
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (!parameter.TryGetProperty("required", out var required) || !required.GetBoolean())
                continue;
            var value = (path, name) switch
            {
                ("/sbi/{edition}/{code}", "code") => "96021",
                (_, "code") => await FirstAsync(client, "/api/v1/areas?level=wijk", "code"),
                ("/processing-activities/{key}", "key") => "figures",
                ("/sources/{key}", "key") => "police-crime",
                ("/sectors/{key}", "key") => "kappers",
                (_, "key") => "areas",
                (_, "measure") => "inwoners",
                (_, "edition") => "2008",
                (_, "number") => "1",
                (_, "longitude" or "latitude") => await PlaceAsync(client, name),
                _ => throw new InvalidOperationException($"No value for {name} of {path}."),
            };
            if (parameter.GetProperty("in").GetString() == "path")
                address = address.Replace($"{{{name}}}", value);
            else
                query += $"{(query.Length == 0 ? '?' : '&')}{name}={value}";
        }

        return address + query;
    }

    private static async Task<string> FirstAsync(HttpClient client, string list, string field) =>
        JsonDocument
            .Parse(await client.GetStringAsync(list, Cancel))
            .RootElement.GetProperty("items")[0]
            .GetProperty(field)
            .GetString()!;

    /// <summary>A corner of the first neighbourhood.</summary>
    private static async Task<string> PlaceAsync(HttpClient client, string axis)
    {
        using var answer = await SendAsync(
            client,
            "/api/v1/areas?level=buurt",
            request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/geo+json"))
        );
        var points = JsonDocument
            .Parse(await answer.Content.ReadAsStringAsync(Cancel))
            .RootElement.GetProperty("features")[0]
            .GetProperty("geometry")
            .GetProperty("coordinates");
        while (points[0][0].ValueKind == JsonValueKind.Array)
            points = points[0];
        var numbers = points
            .EnumerateArray()
            .SkipLast(1)
            .Select(point => point[axis == "longitude" ? 0 : 1].GetDouble())
            .ToList();
        return numbers.Average().ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
