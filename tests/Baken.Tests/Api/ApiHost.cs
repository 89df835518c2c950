using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using Baken.Access;
using Baken.Database;
using Baken.Tests.Cli;
using Baken.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Api;

/// <summary>The whole web host on a port of its own, as programs with tokens meet it, and what it wrote in its log.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<HttpClient> clients = [];

    private ApiHost(WebApplication app, LogLines log)
    {
        this.app = app;
        Log = log;
    }

    public LogLines Log { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<ApiHost> StartAsync(Installation installation, Action<IServiceCollection>? services = null)
    {
        var log = new LogLines();
        var app = BakenWeb.Create(
            installation,
            "http://127.0.0.1:0",
            builder =>
            {
                builder.Logging.ClearProviders().AddProvider(log);
                services?.Invoke(builder.Services);
            }
        );
        await BakenDatabase.MigrateAsync(app.Services, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ApiHost(app, log);
    }

    /// <param name="role">Null: whoever has no token.</param>
    /// <param name="accept">What a browser that opens a page says, or a script that fetches.</param>
    public async Task<HttpClient> ClientAsync(Role? role, string? accept = null)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(address),
        };
        clients.Add(client);
        if (accept is not null)
            client.DefaultRequestHeaders.Add("Accept", accept);
        if (role is not { } one)
            return client;
        await using var scope = app.Services.CreateAsyncScope();
        var token = await scope
            .ServiceProvider.GetRequiredService<ITokens>()
            .CreateAsync("proef", new HashSet<Role> { one }, TimeSpan.FromDays(1), Actor.CommandLine, default);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.Secret);
        return client;
    }

    /// <summary>The OpenAPI document as the host gives it.</summary>
    public async Task<JsonElement> DocumentAsync() =>
        JsonDocument.Parse(await (await ClientAsync(null)).GetStringAsync("/api/v1/openapi.json")).RootElement;

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}

/// <summary>Everything that was logged, as lines with the exceptions they brought.</summary>
internal sealed class LogLines : ILoggerProvider
{
    public ConcurrentQueue<(LogLevel Level, string Text, Exception? Exception)> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this);

    public void Dispose() { }

    private sealed class Writer(LogLines lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                lines.Lines.Enqueue((logLevel, formatter(state, exception), exception));
        }
    }
}

/// <summary>A small fictional municipality with everything imported and computed, made once for the tests that read it.</summary>
public sealed class SmallTown : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("baken-api-").FullName;
    private ApiHost? host;

    public string Data => Path.Combine(folder, "data");

    internal ApiHost Host => host!;

    public async ValueTask InitializeAsync()
    {
        (await CommandLine.RunAsync("demo", "--prepare-only", "--size", "small", "--data", Data, "--json")).ShouldBeDone();
        host = await ApiHost.StartAsync(Installation.Open(Data));
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
