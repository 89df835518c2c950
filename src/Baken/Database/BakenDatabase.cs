using System.Data.Common;
using Baken.Access;
using Baken.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Baken.Database;

/// <summary>Where an installation keeps its data: a municipality is a connection string.</summary>
public static class BakenDatabase
{
    public const string FileName = "baken.db";

    /// <summary>Registers the context as <see cref="ModuleDb"/> on SQLite or PostgreSQL, whichever the installation names.</summary>
    public static IServiceCollection AddBakenDatabase(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton<ViewSeal>();
        if (installation.PostgresConnection is { } connection)
        {
            services.AddDbContext<PostgresDb>(
                (provider, options) => UsePostgres(options, connection, provider.GetRequiredService<ViewSeal>())
            );
            services.AddScoped<ModuleDb>(provider => Seen(provider.GetRequiredService<PostgresDb>(), provider));
        }
        else
        {
            services.AddDbContext<SqliteDb>(options => UseSqlite(options, Path.Combine(installation.DataDirectory, FileName)));
            services.AddScoped<ModuleDb>(provider => Seen(provider.GetRequiredService<SqliteDb>(), provider));
        }

        return services;
    }

    private static BakenDbContext Seen(BakenDbContext db, IServiceProvider provider)
    {
        db.Viewpoint = provider.GetRequiredService<IViewpoint>();
        return db;
    }

    public static DbContextOptionsBuilder UseSqlite(DbContextOptionsBuilder options, string path) =>
        options
            .UseSqlite(
                new SqliteConnectionStringBuilder
                {
                    DataSource = path,
                    ForeignKeys = true,
                    DefaultTimeout = 60,
                }.ConnectionString
            )
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(WriteAheadLog.Instance, AuditChain.Instance);

    /// <param name="seal">Seals the views that the row-level security reads; null: nothing guarded is there.</param>
    public static DbContextOptionsBuilder UsePostgres(DbContextOptionsBuilder options, string connection, ViewSeal? seal = null)
    {
        // A connection goes back to the pool without its settings, whatever the connection string says: they hold somebody's view.
        var pooled = new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = false, Multiplexing = false };
        options.UseNpgsql(pooled.ConnectionString).UseSnakeCaseNamingConvention().AddInterceptors(AuditChain.Instance);
        return seal is null ? options : options.AddInterceptors(new ShownViews(seal));
    }

    /// <summary>
    /// Creates the database or brings it up to date, as its owner where that is another user, and takes over the key of the row-level
    /// security. Safe to call at every start.
    /// </summary>
    /// <exception cref="InvalidDataException">The user may not do what has to be done; the message says what to set.</exception>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var installation = scope.ServiceProvider.GetRequiredService<Installation>();
        if (installation.PostgresConnection is not { } connection)
        {
            await MakePrivateAsync(Path.Combine(installation.DataDirectory, FileName), cancellation);
            await scope.ServiceProvider.GetRequiredService<SqliteDb>().Database.MigrateAsync(cancellation);
            return;
        }

        var options = new DbContextOptionsBuilder<PostgresDb>();
        UsePostgres(options, installation.PostgresOwner ?? connection);
        await using var owner = new PostgresDb(options.Options);
        scope
            .ServiceProvider.GetRequiredService<ViewSeal>()
            .Use(await ApplicationUser.PrepareAsync(owner, installation, cancellation));
    }

    /// <summary>Left to itself SQLite makes a file that everybody can read; those beside it take over its rights.</summary>
    private static async Task MakePrivateAsync(string path, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
            return;
        var half = $"{path}.{Guid.NewGuid():N}.new";
        Backup.WritePrivate(half, []);
        // A whole database, if an empty one: who finds it may open it for reading only.
        await using (var made = Backup.Open(half, SqliteOpenMode.ReadWrite))
        {
            await using var begin = made.CreateCommand();
            begin.CommandText = "PRAGMA journal_mode=WAL";
            await begin.ExecuteNonQueryAsync(cancellation);
        }

        try
        {
            File.Move(half, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another program began it meanwhile.
            File.Delete(half);
        }
    }

    /// <summary>
    /// Readers do not wait for the writer, and a commit that was answered is on the disk (FULL): what the audit record says was seen
    /// stays written when the power fails.
    /// </summary>
    private sealed class WriteAheadLog : DbConnectionInterceptor
    {
        // What is removed is overwritten in the file: a page that is free again must not keep what a person said.
        private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

        public static readonly WriteAheadLog Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Settings;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
