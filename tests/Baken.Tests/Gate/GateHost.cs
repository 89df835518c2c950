#pragma warning disable CA1822 // Asked of the house, as the rest is.
using System.Net;
using Baken.Access;
using Baken.Database;
using Baken.Tests.Access;
using Baken.Tests.Api;
using Baken.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Gate;

/// <summary>
/// The real web host with the module of tests plugged in, on a database of its own. On PostgreSQL the program works as a user that owns
/// nothing, and another brings the database up to date.
/// </summary>
internal sealed class GateHost : IAsyncDisposable
{
    private const string Password = "de bakens verzetten";
    private readonly WebApplication app;
    private readonly Installation installation;
    private readonly DatabaseUsers? users;
    private readonly List<HttpClient> clients = [];

    private GateHost(WebApplication app, Installation installation, DatabaseUsers? users, World world, LogLines log)
    {
        Log = log;
        this.app = app;
        this.installation = installation;
        this.users = users;
        World = world;
    }

    public World World { get; }

    /// <summary>The bugs that the edge caught.</summary>
    public LogLines Log { get; }

    /// <summary>Whether there is more in the database than the guarded things of the oracle.</summary>
    public bool IsPopulated { get; private init; }

    public IServiceProvider Services => app.Services;

    public Installation Installation => installation;

    /// <summary>Null on SQLite, which knows no users.</summary>
    public DatabaseUsers? Users => users;

    public IReadOnlyList<Endpoint> Endpoints =>
        [.. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).Distinct()];

    /// <param name="populate">Fills the installation before the host starts on it, as the command line does.</param>
    public static async Task<GateHost> StartAsync(
        RouteTable table,
        Provider on = Provider.Sqlite,
        Leak leak = Leak.None,
        Func<Installation, Task>? populate = null
    )
    {
        DatabaseUsers? users = null;
        Installation installation;
        if (on == Provider.Sqlite)
        {
            (installation, _) = await TestDatabase.MakeInstallationAsync(on);
            installation = installation with { Demo = true };
        }
        else
        {
            users = await DatabaseUsers.MakeAsync();
            installation = new Installation(
                Directory.CreateTempSubdirectory("baken-test-").FullName,
                users.Application,
                Demo: true,
                PostgresOwner: users.Owner
            );
        }

        if (populate is not null)
            await populate(installation);
        await File.WriteAllTextAsync(Path.Combine(installation.DataDirectory, "tokens.css"), ":root{}");
        var world = new World([new PlantedDossiers()]);
        var log = new LogLines();
        var app = BakenWeb.Create(
            installation,
            "http://127.0.0.1:0",
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders().AddProvider(log);
                builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
                builder.Services.Configure<AccessOptions>(access =>
                    (access.AttemptsPerAccount, access.AttemptsPerAddress) = (1_000, 10_000)
                );
                builder.Services.AddModule(new DeskModule(leak));
                AddDatabase(builder.Services, installation);
                // Who is limited to what stands in the world of the oracle.
                builder.Services.AddScoped<CurrentActor>();
                builder.Services.Replace(
                    ServiceDescriptor.Scoped<ICurrentActor>(services => new Limited(
                        services.GetRequiredService<CurrentActor>(),
                        world
                    ))
                );
            }
        );
        await BakenDatabase.MigrateAsync(app.Services, TestContext.Current.CancellationToken);
        var host = new GateHost(app, installation, users, world, log) { IsPopulated = populate is not null };
        await host.FillAsync(table);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>A browser, or a program with a token, of each of them.</summary>
    public async Task<Dictionary<Principal, HttpClient>> KnockAsync()
    {
        Dictionary<Principal, HttpClient> all = [];
        foreach (var principal in World.Principals)
        {
            var client = new HttpClient(new CookieContainerHandler { InnerHandler = app.GetTestServer().CreateHandler() })
            {
                BaseAddress = new Uri("http://localhost"),
            };
            clients.Add(client);
            all[principal] = client;
            if (principal.IsToken)
                client.DefaultRequestHeaders.Authorization = new("Bearer", token);
            else if (!principal.IsVisitor)
                await SignInAsync(client, principal.Roles[0]);
        }

        return all;
    }

    /// <summary>The database beside every wall: as SQLite's file, or as PostgreSQL's superuser.</summary>
    public async Task<T> TruthAsync<T>(Func<ModuleDb, Task<T>> ask)
    {
        await using var db = Truth();
        return await ask(db);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        if (users is null)
            await TestDatabase.DropAsync(installation, null);
        else
        {
            Directory.Delete(installation.DataDirectory, recursive: true);
            await users.DisposeAsync();
        }
    }

    private string token = "";

    private static void AddDatabase(IServiceCollection services, Installation installation)
    {
        if (installation.PostgresConnection is { } connection)
            services.AddDbContext<DeskPostgresDb>(
                (provider, options) => BakenDatabase.UsePostgres(options, connection, provider.GetRequiredService<ViewSeal>())
            );
        else
            services.AddDbContext<DeskSqliteDb>(options =>
                BakenDatabase.UseSqlite(options, Path.Combine(installation.DataDirectory, BakenDatabase.FileName))
            );
        services.AddScoped<ModuleDb>(provider =>
        {
            ModuleDb db = installation.PostgresConnection is null
                ? provider.GetRequiredService<DeskSqliteDb>()
                : provider.GetRequiredService<DeskPostgresDb>();
            db.Viewpoint = provider.GetRequiredService<IViewpoint>();
            return db;
        });
    }

    private BakenDbContext Truth()
    {
        if (users is null)
        {
            var options = new DbContextOptionsBuilder<DeskSqliteDb>();
            BakenDatabase.UseSqlite(options, Path.Combine(installation.DataDirectory, BakenDatabase.FileName));
            return new DeskSqliteDb(options.Options);
        }

        return users.Open(users.Superuser);
    }

    private async Task FillAsync(RouteTable table)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            (
                await scope.ServiceProvider.GetRequiredService<IAccounts>().EnsureDemoAccountsAsync(Password)
            ).IsRefused.ShouldBeFalse();
            token = (
                await scope
                    .ServiceProvider.GetRequiredService<ITokens>()
                    .CreateAsync(
                        "orakel",
                        World.Principals.Single(p => p.IsToken).Roles.ToHashSet(),
                        TimeSpan.FromDays(1),
                        Actor.CommandLine
                    )
            )
                .Value
                .Secret;
        }

        if (users is null)
        {
            await using var db = Truth();
            await DeskTables.MakeAsync(db);
        }
        else
        {
            await using (var db = users.Open(users.Owner))
            {
                await DeskTables.MakeAsync(db);
                await DeskTables.GuardAsync(db);
            }

            // The rights on the new tables come at the next start.
            await BakenDatabase.MigrateAsync(app.Services, TestContext.Current.CancellationToken);
        }

        await using var truth = Truth();
        foreach (var account in await truth.Set<Account>().ToListAsync())
            World.Of(account.Roles.Single()).Id = account.Reference;
        World.ShareAll(kind => table.ActivityOf(kind));
        foreach (var kind in World.Kinds)
            kind.Plant(truth, World.Things.Where(thing => thing.Kind == kind.Kind));
        var now = TimeProvider.System.GetUtcNow();
        foreach (var share in World.Shares)
        {
            var grant = new Grant
            {
                Id = Guid.CreateVersion7(),
                ThingId = share.Thing.Id,
                Kind = share.Thing.Kind,
                Grantee = share.Grantee,
                Right = Enum.Parse<Right>(share.Right),
                Activity = share.Activity,
                Ground = "Nodig voor het overleg.",
                By = "account:regisseur",
                At = now.AddDays(-2),
                Until = share.Hours is { } hours ? now.AddHours(hours) : null,
            };
            if (share.Recalled)
                grant.Recall(now.AddDays(-1), "account:regisseur");
            truth.Add(grant);
        }

        await truth.SaveChangesAsync();
    }

    private static async Task SignInAsync(HttpClient client, Role role)
    {
        var browser = new Browser(client);
        var page = await browser.GetAsync("/inloggen");
        var answer = await browser.PostAsync(
            page,
            [
                .. page.Hidden.DistinctBy(field => field.Item1),
                ("Email", $"{role.Word()}@demo.baken.example"),
                ("Password", Password),
            ]
        );
        answer.Status.ShouldBe(HttpStatusCode.Redirect, $"{role} signs in");
    }

    /// <summary>Somebody of the world as the house knows him.</summary>
    public static Actor ActorOf(Principal principal) =>
        new(principal.Id, principal.Name, principal.Roles.ToHashSet())
        {
            Limits =
            [
                .. principal.Limits.Select(limit => new RoleLimit(
                    principal.Roles[0],
                    Enum.Parse<LimitKind>(limit[..limit.IndexOf(':')], ignoreCase: true),
                    limit[(limit.IndexOf(':') + 1)..]
                )),
            ],
        };

    private sealed class Limited(CurrentActor current, World world) : ICurrentActor
    {
        public bool IsKnown => current.IsKnown;

        public Actor Actor =>
            current.Actor with
            {
                Limits = world.Principals.FirstOrDefault(principal => principal.Id == current.Actor.Id) is { } known
                    ? ActorOf(known).Limits
                    : [],
            };
    }
}

/// <summary>A database of PostgreSQL with an owner and an application's user of its own, thrown away afterwards.</summary>
internal sealed class DatabaseUsers : IAsyncDisposable
{
    private readonly string name;

    private DatabaseUsers(string name, string superuser)
    {
        this.name = name;
        Superuser = superuser;
    }

    public string Superuser { get; }

    public string Owner => With(OwnerName);

    public string Application => With(ApplicationName);

    public string ApplicationName => $"{name}_app";

    public string OwnerName => $"{name}_owner";

    public static async Task<DatabaseUsers> MakeAsync()
    {
        var server = Environment.GetEnvironmentVariable("BAKEN_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server))
            Assert.Skip("No PostgreSQL: ./test starts one and sets BAKEN_TEST_POSTGRES.");
        var name = $"t{Guid.CreateVersion7():N}";
        await ExecuteAsync(server, $"CREATE ROLE {name}_owner LOGIN");
        await ExecuteAsync(server, $"CREATE ROLE {name}_app LOGIN");
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE template0 OWNER {name}_owner");
        // Not in the schema that everybody has: a municipality can be a search path.
        var own = new NpgsqlConnectionStringBuilder(server) { Database = name };
        await ExecuteAsync(own.ConnectionString, $"CREATE SCHEMA gemeente AUTHORIZATION {name}_owner");
        own.SearchPath = "gemeente";
        return new DatabaseUsers(name, own.ConnectionString);
    }

    public DeskPostgresDb Open(string connection, ViewSeal? seal = null)
    {
        var options = new DbContextOptionsBuilder<DeskPostgresDb>();
        BakenDatabase.UsePostgres(options, connection, seal);
        return new DeskPostgresDb(options.Options);
    }

    public async ValueTask DisposeAsync()
    {
        var server = Environment.GetEnvironmentVariable("BAKEN_TEST_POSTGRES")!;
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await ExecuteAsync(server, $"DROP ROLE {name}_owner");
        await ExecuteAsync(server, $"DROP ROLE {name}_app");
    }

    private string With(string user) => new NpgsqlConnectionStringBuilder(Superuser) { Username = user }.ConnectionString;

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
