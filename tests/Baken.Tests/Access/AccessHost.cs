using System.Collections.Concurrent;
using System.Net;
using Baken.Access;
using Baken.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Access;

/// <summary>A small house of one module on a real database file: what is tested here is what a browser meets.</summary>
internal sealed class AccessHost : IAsyncDisposable
{
    public const string GoodPassword = "vier losse woorden samen";
    private const string ComesFrom = "Test-Comes-From";

    private readonly Installation installation;
    private readonly string? postgresName;
    private readonly ConcurrentBag<HttpClient> clients = [];
    private readonly WebApplication app;
    private bool shares;

    private AccessHost(
        Installation installation,
        string? postgresName,
        Action<AccessOptions>? options,
        Action<IServiceCollection>? services,
        Clock clock
    )
    {
        Clock = clock;
        this.installation = installation;
        this.postgresName = postgresName;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddDbContext<AccessDb>(db =>
        {
            if (installation.PostgresConnection is { } connection)
                BakenDatabase.UsePostgres(db, connection);
            else
                BakenDatabase.UseSqlite(db, Path.Combine(installation.DataDirectory, BakenDatabase.FileName));
        });
        builder.Services.AddScoped<ModuleDb>(provider =>
        {
            var db = provider.GetRequiredService<AccessDb>();
            db.Viewpoint = provider.GetRequiredService<IViewpoint>();
            return db;
        });
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(Places);
        new AccessModule().AddServices(builder.Services);
        // The cost of a guess is not what these tests are about.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
        builder.Services.Configure<AccessOptions>(access =>
        {
            access.KeyDirectory = Path.Combine(installation.DataDirectory, Installation.KeysFolder);
            access.AttemptsPerAddress = 10_000;
            access.AttemptsPerAccount = 1_000;
            options?.Invoke(access);
        });
        services?.Invoke(builder.Services);

        app = builder.Build();
        app.Use(
            (context, next) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[ComesFrom], out var address))
                    context.Connection.RemoteIpAddress = address;
                return next(context);
            }
        );
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapGet("/", () => "begin");
        app.MapGet("/zegt-niets", () => "inhoud");
        app.MapGet("/open", () => "open").AllowAnonymous();
        app.MapGet("/wie", (ICurrentActor current) => current.Actor.Id);
        app.MapGet(
            "/grenzen",
            (ICurrentActor current) => string.Join(' ', current.Actor.Limits.Select(limit => LimitsColumn.Write(limit)))
        );
        app.MapGet("/api/analyse", [For(Role.Analyst)] (ICurrentActor current) => current.Actor.Id);
        app.MapGet(
            "/api/v1/gezien",
            async (IAudit audit, CancellationToken cancellation) =>
            {
                await audit.SeenAsync(["ding:1"], cancellation);
                return "ding";
            }
        );
        new AccessModule().MapEndpoints(app);
        app.MapRazorComponents<Document>().AddAdditionalAssemblies(typeof(AccessModule).Assembly);
    }

    public Clock Clock { get; }

    /// <summary>Where what vouches for the audit record lies.</summary>
    public AuditPlaces Places =>
        new(Path.Combine(installation.DataDirectory, "keys"), Path.Combine(installation.DataDirectory, "checkpoints.jsonl"));

    public Installation Installation => installation;

    public static async Task<AccessHost> StartAsync(
        Action<AccessOptions>? options = null,
        Action<IServiceCollection>? services = null,
        Provider on = Provider.Sqlite,
        Clock? clock = null
    )
    {
        var (installation, postgresName) = await TestDatabase.MakeInstallationAsync(on);
        var host = new AccessHost(installation, postgresName, options, services, clock ?? new Clock());
        await host.DoAsync<ModuleDb>(async db =>
        {
            await db.Database.EnsureCreatedAsync();
            await db.Database.ExecuteSqlRawAsync(on == Provider.Sqlite ? AuditTriggers.Sqlite : AuditTriggers.PostgreSql);
            await db.Database.ExecuteSqlRawAsync(on == Provider.Sqlite ? SampleTriggers.Sqlite : SampleTriggers.PostgreSql);
        });
        await host.app.StartAsync();
        return host;
    }

    /// <summary>Another web node on the same database, with the same clock.</summary>
    public async Task<AccessHost> BesideAsync()
    {
        var beside = new AccessHost(installation, null, null, null, Clock) { shares = true };
        await beside.app.StartAsync();
        return beside;
    }

    public Browser Browse(string scheme = "http", CookieContainer? jar = null, string? device = null, string? address = null)
    {
        var client = new HttpClient(
            new CookieContainerHandler(jar ?? new CookieContainer()) { InnerHandler = app.GetTestServer().CreateHandler() }
        )
        {
            BaseAddress = new Uri($"{scheme}://localhost"),
        };
        if (device is not null)
            client.DefaultRequestHeaders.UserAgent.ParseAdd(device);
        if (address is not null)
            client.DefaultRequestHeaders.Add(ComesFrom, address);
        clients.Add(client);
        return new Browser(client);
    }

    public HttpClient Client() => app.GetTestServer().CreateClient();

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async Task<TResult> AskAsync<T, TResult>(Func<T, Task<TResult>> ask)
        where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    public Task DoAsync<T>(Func<T, Task> act)
        where T : notnull =>
        AskAsync<T, bool>(async service =>
        {
            await act(service);
            return true;
        });

    /// <summary>One unit of work with its audit record.</summary>
    public async Task WorkAsync(Func<ModuleDb, IAudit, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ModuleDb>(), scope.ServiceProvider.GetRequiredService<IAudit>());
    }

    public Task<List<string>> AuditAsync() =>
        AskAsync<ModuleDb, List<string>>(db => db.Set<AuditLine>().OrderBy(l => l.Number).Select(l => l.Act).ToListAsync());

    public async Task<string> InviteAsync(string email, params Role[] roles) =>
        (
            await AskAsync<IAccounts, Outcome<InvitationLink>>(accounts =>
                accounts.InviteAsync(email, roles.ToHashSet(), Actor.CommandLine)
            )
        )
            .Value
            .Path;

    /// <summary>A person with an account and an authenticator app, not signed in.</summary>
    public async Task<Person> PersonAsync(string email = "analist@voorbeeld.example", params Role[] roles)
    {
        var link = await InviteAsync(email, roles.Length == 0 ? [Role.Analyst] : roles);
        var browser = Browse();
        (
            await browser.SubmitAsync(link, ("Name", "Voor Beeld"), ("Password", GoodPassword), ("Repeated", GoodPassword))
        ).Location.ShouldBe("/account/tweede-factor");
        return await EnrolAsync(browser, email);
    }

    /// <summary>Enrols the app for whoever this browser is halfway signed in as.</summary>
    public async Task<Person> EnrolAsync(Browser browser, string email)
    {
        var page = await browser.GetAsync("/account/tweede-factor");
        var person = new Person(email, Person.KeyOn(page), Clock);
        var done = await browser.SubmitAsync(page, ("Code", person.Code()));
        person.RecoveryCodes = done.Texts(@"<code class=""utrecht-code"">([A-Z2-9-]{29})</code>");
        person.RecoveryCodes.Count.ShouldBe(10);
        Clock.Pass(TimeSpan.FromSeconds(60));
        return person;
    }

    public async Task<Browser> SignInAsync(Person person)
    {
        var browser = Browse();
        (await browser.SubmitAsync("/inloggen", ("Email", person.Email), ("Password", GoodPassword))).Location.ShouldBe(
            "/inloggen/tweede-factor"
        );
        (await browser.SubmitAsync("/inloggen/tweede-factor", ("Code", person.Code()))).Location.ShouldBe("/");
        Clock.Pass(TimeSpan.FromSeconds(60));
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        await app.DisposeAsync();
        if (shares)
            return;
        await TestDatabase.DropAsync(installation, postgresName);
    }

    internal sealed class AccessDb(DbContextOptions<AccessDb> options) : ModuleDb(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => new AccessModule().Configure(modelBuilder, this);

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            configurationBuilder.Properties<Enum>().HaveConversion<string>();
            if (Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal))
                configurationBuilder.Properties<DateTimeOffset>().HaveConversion<SqliteDb.UtcText>();
        }
    }

    public sealed class Document : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<Router>(0);
            builder.AddAttribute(1, nameof(Router.AppAssembly), typeof(AccessModule).Assembly);
            builder.AddAttribute(
                2,
                nameof(Router.Found),
                (RenderFragment<RouteData>)(
                    route =>
                        inner =>
                        {
                            inner.OpenComponent<RouteView>(0);
                            inner.AddAttribute(1, nameof(RouteView.RouteData), route);
                            inner.CloseComponent();
                        }
                )
            );
            builder.CloseComponent();
        }
    }
}

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class Clock : TimeProvider
{
    private DateTimeOffset now;

    public Clock(DateTimeOffset? start = null) => now = start ?? new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
