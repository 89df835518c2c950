using System.Collections.Concurrent;
using System.Diagnostics;
using Baken.Access;
using Baken.Database;
using Baken.Tests.Access;
using Baken.Web;
using Baken.Web.Defences;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Defences;

/// <summary>The whole web host as a browser over https meets it, with everything that it logs and traces.</summary>
internal sealed class DefencesHost : IAsyncDisposable
{
    public const string Password = "de bakens verzetten";
    private readonly WebApplication app;
    private readonly Installation installation;
    private readonly List<HttpClient> clients = [];

    private DefencesHost(WebApplication app, Installation installation, Written written)
    {
        this.app = app;
        this.installation = installation;
        Written = written;
    }

    public Written Written { get; }

    public static async Task<DefencesHost> StartAsync(
        Action<IServiceCollection>? services = null,
        Func<Installation, Installation>? with = null
    )
    {
        var (empty, _) = await TestDatabase.MakeInstallationAsync(Provider.Sqlite);
        var installation = empty with { Demo = true };
        installation = with?.Invoke(installation) ?? installation;
        var written = new Written();
        var app = BakenWeb.Create(
            installation,
            "http://127.0.0.1:0",
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders().AddProvider(written);
                builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
                services?.Invoke(builder.Services);
            }
        );
        await BakenDatabase.MigrateAsync(app.Services, TestContext.Current.CancellationToken);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IAccounts>().EnsureDemoAccountsAsync(Password);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new DefencesHost(app, installation, written);
    }

    public HttpClient Client(string scheme = "https")
    {
        var client = new HttpClient(new CookieContainerHandler { InnerHandler = app.GetTestServer().CreateHandler() })
        {
            BaseAddress = new Uri($"{scheme}://localhost"),
        };
        clients.Add(client);
        return client;
    }

    public async Task<(HttpClient Http, Browser Browser)> SignInAsync(Role role)
    {
        var http = Client();
        var browser = new Browser(http);
        var page = await browser.GetAsync("/inloggen");
        var answer = await browser.PostAsync(
            page,
            [
                .. page.Hidden.DistinctBy(field => field.Item1),
                ("Email", $"{role.Word()}@demo.baken.example"),
                ("Password", Password),
            ]
        );
        answer.Status.ShouldBe(System.Net.HttpStatusCode.Redirect);
        return (http, browser);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        await app.DisposeAsync();
        Written.Dispose();
        await TestDatabase.DropAsync(installation, null);
    }
}

/// <summary>What leaves the program beside its answers: the log in its own form, and every tag of every trace.</summary>
internal sealed class Written : ILoggerProvider
{
    private readonly LogText form = new(TimeProvider.System);
    private readonly ActivityListener listener;

    public Written()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                Traces.Enqueue(
                    $"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"
                ),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public ConcurrentQueue<string> Log { get; } = new();

    public ConcurrentQueue<string> Traces { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void Dispose() => listener.Dispose();

    private sealed class Writer(Written written, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            using var text = new StringWriter();
            written.form.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, text);
            written.Log.Enqueue(text.ToString());
        }
    }
}
