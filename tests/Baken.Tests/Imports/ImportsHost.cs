using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Baken.Access;
using Baken.Database;
using Baken.Sources;
using Baken.Tests.Access;
using Baken.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Imports;

/// <summary>The whole web host on a port of its own, with the accounts of a demonstration.</summary>
internal sealed class ImportsHost : IAsyncDisposable
{
    private const string Password = "de bakens verzetten";
    private readonly WebApplication app;
    private readonly string? postgresName;
    private readonly List<HttpClient> clients = [];

    private ImportsHost(WebApplication app, Installation installation, string? postgresName)
    {
        this.app = app;
        Installation = installation;
        this.postgresName = postgresName;
    }

    public Installation Installation { get; }

    public string UploadFolder => Path.Combine(Installation.DataDirectory, "uploads");

    public static async Task<ImportsHost> StartAsync(Provider on = Provider.Sqlite, Action<IServiceCollection>? services = null)
    {
        var (empty, postgresName) = await TestDatabase.MakeInstallationAsync(on);
        var installation = empty with { Demo = true };
        var app = BakenWeb.Create(
            installation,
            "http://127.0.0.1:0",
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
                services?.Invoke(builder.Services);
            }
        );
        await BakenDatabase.MigrateAsync(app.Services, TestContext.Current.CancellationToken);
        await using (var scope = app.Services.CreateAsyncScope())
            (
                await scope.ServiceProvider.GetRequiredService<IAccounts>().EnsureDemoAccountsAsync(Password)
            ).IsRefused.ShouldBeFalse();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ImportsHost(app, installation, postgresName);
    }

    /// <summary>Somebody who is not signed in.</summary>
    public HttpClient Client()
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        var client = new HttpClient(handler) { BaseAddress = new Uri(address) };
        clients.Add(client);
        return client;
    }

    public async Task<Visitor> SignInAsync(Role role)
    {
        var client = Client();
        var browser = new Browser(client);
        var page = await browser.GetAsync("/inloggen");
        // The frame has a form of its own on every page; one of each hidden field is enough.
        var answer = await browser.PostAsync(
            page,
            [
                .. page.Hidden.DistinctBy(field => field.Item1),
                ("Email", $"{role.Word()}@demo.baken.example"),
                ("Password", Password),
            ]
        );
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        return new Visitor(client, browser);
    }

    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    public Task<IReadOnlyList<ImportReport>> ImportsAsync() =>
        AskAsync(services => services.GetRequiredService<ISources>().ImportsAsync(default));

    public Task<List<(string Actor, string Act)>> AuditAsync() =>
        AskAsync(async services =>
            (
                await services
                    .GetRequiredService<ModuleDb>()
                    .Set<AuditLine>()
                    .OrderBy(line => line.Number)
                    .Select(line => new { line.ActorId, line.Act })
                    .ToListAsync()
            ).ConvertAll(line => (line.ActorId, line.Act))
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await TestDatabase.DropAsync(Installation, postgresName);
    }
}

/// <summary>A person in a browser without script.</summary>
internal sealed class Visitor(HttpClient http, Browser browser)
{
    public HttpClient Http => http;

    public Task<Browser.Page> GetAsync(string path) => browser.GetAsync(path);

    /// <summary>Fills in the form for files.</summary>
    /// <returns>Where the browser is sent.</returns>
    public async Task<string> UploadAsync(string source, string name, string text, string? token = null, string? year = null)
    {
        var page = await browser.GetAsync("/bronnen/inlezen");
        var hidden = page.Hidden.First(field => field.Item1 == "__RequestVerificationToken");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token ?? hidden.Item2), "__RequestVerificationToken" },
            { new StringContent(source), "bron" },
            { new StringContent(year ?? ""), "jaar" },
        };
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "\"bestand\"",
            FileName = "\"" + name.Replace("\\", "\\\\", StringComparison.Ordinal) + "\"",
        };
        form.Add(file);
        var answer = await http.PostAsync("/bronnen/inlezen/bestanden", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Looks again, as the page itself does, until the background work is done.</summary>
    public async Task<Browser.Page> WaitAsync(string path)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var answer = await http.GetAsync(path);
            if (!answer.Headers.Contains("Refresh"))
                return await browser.GetAsync(path);
            answer.Headers.GetValues("Refresh").Single().ShouldBeOneOf("2", "5");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException(path);
    }

    public async Task<string?> PressAsync(Browser.Page page, string action, params (string Name, string Value)[] fields)
    {
        var token = page.Hidden.First(field => field.Item1 == "__RequestVerificationToken");
        using var content = new FormUrlEncodedContent([
            KeyValuePair.Create(token.Item1, token.Item2),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        var answer = await http.PostAsync(page.Path + action, content);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? answer.Headers.Location!.OriginalString
            : $"{(int)answer.StatusCode}";
    }
}
