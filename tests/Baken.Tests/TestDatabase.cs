using Baken.Access;
using Baken.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Baken.Tests;

public enum Provider
{
    Sqlite,
    Postgres,
}

/// <summary>An installation of its own on a real database, migrated, thrown away afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private readonly string? postgresName;

    private TestDatabase(Installation installation, ServiceProvider provider, string? postgresName)
    {
        Installation = installation;
        this.provider = provider;
        this.postgresName = postgresName;
    }

    public Installation Installation { get; }

    public IServiceProvider Services => provider;

    /// <summary>Both databases; for a theory.</summary>
    public static TheoryData<Provider> Both => [Provider.Sqlite, Provider.Postgres];

    public static async Task<TestDatabase> MakeAsync(Provider kind = Provider.Sqlite, Action<IServiceCollection>? adjust = null)
    {
        var (installation, name) = await MakeInstallationAsync(kind);
        return await OpenAsync(installation, adjust, name);
    }

    /// <summary>An installation that is there already; thrown away afterwards like any other.</summary>
    public static async Task<TestDatabase> OpenAsync(
        Installation installation,
        Action<IServiceCollection>? adjust = null,
        string? postgresName = null
    )
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddBaken(installation);
        services.AddScoped<ICurrentActor, AsTester>();
        adjust?.Invoke(services);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        await BakenDatabase.MigrateAsync(provider, TestContext.Current.CancellationToken);
        return new TestDatabase(installation, provider, postgresName);
    }

    /// <summary>An empty directory and, on PostgreSQL, an empty database of its own.</summary>
    public static async Task<(Installation Installation, string? PostgresName)> MakeInstallationAsync(Provider kind)
    {
        var directory = Directory.CreateTempSubdirectory("baken-test-").FullName;
        if (kind == Provider.Sqlite)
            return (new Installation(directory), null);

        var server = Environment.GetEnvironmentVariable("BAKEN_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server))
            Assert.Skip("No PostgreSQL: ./test starts one and sets BAKEN_TEST_POSTGRES.");
        var name = $"t{Guid.CreateVersion7():N}";
        await using (var connection = new NpgsqlConnection(server))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0", connection);
            await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var own = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false };
        return (new Installation(directory, own.ConnectionString), name);
    }

    /// <summary>One unit of work.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task DoAsync(Func<IServiceProvider, Task> work) =>
        DoAsync(async services =>
        {
            await work(services);
            return true;
        });

    /// <summary>A look at the database beside the modules' doors.</summary>
    public Task<List<T>> RowsAsync<T>(FormattableString sql) =>
        DoAsync(services =>
            services.GetRequiredService<ModuleDb>().Database.SqlQuery<T>(sql).ToListAsync(TestContext.Current.CancellationToken)
        );

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await DropAsync(Installation, postgresName);
    }

    /// <summary>Throws away what <see cref="MakeInstallationAsync"/> made.</summary>
    public static async Task DropAsync(Installation installation, string? postgresName)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(installation.DataDirectory, recursive: true);
        if (postgresName is null)
            return;
        await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("BAKEN_TEST_POSTGRES"));
        await connection.OpenAsync(CancellationToken.None);
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {postgresName} WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private sealed class AsTester : ICurrentActor
    {
        public Actor Actor { get; } = new("tester", "Test", new HashSet<Role> { Role.Analyst });
    }
}
