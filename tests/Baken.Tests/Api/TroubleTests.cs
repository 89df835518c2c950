using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Baken.Access;
using Baken.Areas;
using Baken.Tests.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Api;

/// <summary>What somebody meets when Baken itself fails: a number that the log knows, and not a word of what is inside.</summary>
public sealed partial class TroubleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string Secret = "Verbinding Host=db.intern;Password=geheim mislukt";
    private const string Page = "text/html,application/xhtml+xml,*/*;q=0.8";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_person_gets_a_page_with_the_number_that_the_log_has(Provider on)
    {
        var log = new LogLines();
        await using var host = await ImportsHost.StartAsync(on, services => Break<IAreas>(services).AddLogging(log));
        var visitor = await host.SignInAsync(Role.Analyst);

        using var answer = await visitor.Http.SendAsync(Get("/gebieden", Page), Cancel);

        var page = await answer.Content.ReadAsStringAsync(Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        page.ShouldContain("Er ging iets mis");
        page.ShouldContain("baken-footer");
        ShouldBeSilent(page);
        ShouldBeTold(log, Number().Match(page).Groups[1].Value, "GET", "/gebieden");
    }

    [Fact]
    public async Task A_form_that_fails_gives_the_same_page()
    {
        var log = new LogLines();
        var broken = false;
        await using var host = await ImportsHost.StartAsync(services: services =>
            services
                .AddScoped(given =>
                    broken ? DispatchProxy.Create<IAudit, Broken>() : ActivatorUtilities.CreateInstance<Audit>(given)
                )
                .AddLogging(log)
        );
        broken = true;
        var client = host.Client();
        var form = await client.GetStringAsync("/inloggen", Cancel);
        using var content = new FormUrlEncodedContent([
            .. HiddenField()
                .Matches(form)
                .Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)))
                .DistinctBy(field => field.Key),
            KeyValuePair.Create("Email", "iemand@voorbeeld.example"),
            KeyValuePair.Create("Password", "een verkeerd wachtwoord"),
        ]);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/inloggen") { Content = content };
        request.Headers.Add("Accept", Page);
        using var answer = await client.SendAsync(request, Cancel);

        var page = await answer.Content.ReadAsStringAsync(Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        page.ShouldContain("Er ging iets mis");
        ShouldBeSilent(page);
        ShouldBeTold(log, Number().Match(page).Groups[1].Value, "POST", "/inloggen");
    }

    [Theory]
    [InlineData("/api/v1/areas", "application/json")]
    [InlineData("/api/v1/areas", "text/csv")]
    [InlineData("/api/v1/areas", Page)]
    [InlineData("/kaart/waarden.json?cijfer=inwoners&niveau=wijk", "*/*")]
    [InlineData("/kaart/grenzen.geojson?niveau=wijk", "*/*")]
    public async Task A_program_gets_problem_details_with_the_number_that_the_log_has(string address, string accept)
    {
        var log = new LogLines();
        await using var host = await ImportsHost.StartAsync(services: services => Break<IAreas>(services).AddLogging(log));
        var visitor = await host.SignInAsync(Role.Analyst);

        using var answer = await visitor.Http.SendAsync(Get(address, accept), Cancel);

        var text = await answer.Content.ReadAsStringAsync(Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        answer.Headers.Contains("API-Version").ShouldBe(address.StartsWith("/api", StringComparison.Ordinal));
        ShouldBeSilent(text);
        var problem = JsonDocument.Parse(text).RootElement;
        problem
            .EnumerateObject()
            .Select(field => field.Name)
            .ShouldBeSubsetOf(["type", "title", "status", "detail", "code", "reference"]);
        problem.GetProperty("code").GetString().ShouldBe("web.fault");
        var number = problem.GetProperty("reference").GetString()!;
        problem.GetProperty("detail").GetString()!.ShouldContain(number);
        ShouldBeTold(log, number, "GET", address.Split('?')[0]);
    }

    [Fact]
    public async Task Where_even_the_page_fails_there_are_plain_words_with_the_number()
    {
        var log = new LogLines();
        await using var host = await ImportsHost.StartAsync(services: services => services.AddLogging(log));
        var visitor = await host.SignInAsync(Role.Analyst);
        // Who asks can no longer be looked up, not for the page of the fault either.
        await host.AskAsync(services =>
            services.GetRequiredService<ModuleDb>().Database.ExecuteSqlRawAsync("ALTER TABLE access_account RENAME TO weg")
        );

        using var answer = await visitor.Http.SendAsync(Get("/gebieden", Page), Cancel);

        var text = await answer.Content.ReadAsStringAsync(Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        text.ShouldContain("Noem de beheerder dit nummer");
        text.ShouldNotContain("access_account");
        text.ShouldNotContain("SQLite");
        log.Lines.ShouldContain(line => line.Text.Contains(NumberInWords().Match(text).Groups[1].Value));
    }

    [Theory]
    [InlineData("/bestaat-niet", Page, "text/html", "Deze pagina is er niet")]
    [InlineData("/api/bestaat-niet", Page, "application/problem+json", "web.not-found")]
    [InlineData("/api/v1/bestaat-niet", Page, "application/problem+json", "web.not-found")]
    [InlineData("/kaart/niets.json", "*/*", "application/problem+json", "web.not-found")]
    public async Task What_is_not_there_is_a_page_for_people_and_a_problem_for_programs(
        string address,
        string accept,
        string form,
        string words
    )
    {
        await using var host = await ImportsHost.StartAsync();
        var visitor = await host.SignInAsync(Role.Analyst);

        using var answer = await visitor.Http.SendAsync(Get(address, accept), Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe(form);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(words);
    }

    [Fact]
    public async Task A_form_without_its_token_gets_a_page_that_says_what_to_do()
    {
        await using var host = await ImportsHost.StartAsync();
        var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/voorkeur") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Accept", Page);

        using var answer = await client.SendAsync(request, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("laad de pagina opnieuw");
    }

    [Theory]
    [InlineData("/kaart", Page, HttpStatusCode.Redirect)]
    [InlineData("/api", Page, HttpStatusCode.Redirect)]
    [InlineData("/kaart/waarden.json?cijfer=inwoners&niveau=wijk", "*/*", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/areas", Page, HttpStatusCode.Unauthorized)]
    public async Task Who_is_not_signed_in_is_led_to_the_form_and_a_script_is_told(
        string address,
        string accept,
        HttpStatusCode expected
    )
    {
        await using var host = await ImportsHost.StartAsync();
        var client = host.Client();

        using var answer = await client.SendAsync(Get(address, accept), Cancel);

        answer.StatusCode.ShouldBe(expected);
    }

    private static HttpRequestMessage Get(string address, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", accept);
        return request;
    }

    private static void ShouldBeSilent(string text)
    {
        text.ShouldNotContain("geheim");
        text.ShouldNotContain("db.intern");
        text.ShouldNotContain("Exception");
        text.ShouldNotContain("   at ");
    }

    /// <summary>Once, with the number, where it happened and why.</summary>
    private static void ShouldBeTold(LogLines log, string number, string method, string pattern)
    {
        number.Length.ShouldBeGreaterThan(8);
        // Looking for the table of migrations in an empty PostgreSQL is logged as well, without an exception.
        var line = log.Lines.Where(one => one.Exception is not null).ShouldHaveSingleItem();
        line.Level.ShouldBe(LogLevel.Error);
        line.Text.ShouldBe($"Fault {number} at {method} {pattern}");
        line.Exception.ShouldNotBeNull().Message.ShouldBe(Secret);
    }

    /// <summary>Puts something in the place of a door that fails at every call.</summary>
    private static IServiceCollection Break<T>(IServiceCollection services)
        where T : class => services.AddScoped(_ => DispatchProxy.Create<T, Broken>());

    [GeneratedRegex("<code class=\"baken-break\">([^<]+)</code>")]
    private static partial Regex Number();

    [GeneratedRegex("nummer: ([^.]+)\\.")]
    private static partial Regex NumberInWords();

    [GeneratedRegex(@"<input type=""hidden"" name=""([^""]*)"" value=""([^""]*)""")]
    private static partial Regex HiddenField();

#pragma warning disable CA1852 // A proxy derives from it.
    internal class Broken : DispatchProxy
#pragma warning restore CA1852
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            throw new InvalidOperationException(Secret);
    }
}

internal static class LogLinesExtensions
{
    public static void AddLogging(this IServiceCollection services, LogLines log) => services.AddSingleton<ILoggerProvider>(log);
}
