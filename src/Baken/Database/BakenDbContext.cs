using System.Globalization;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baken.Database;

/// <summary>
/// The one database context. It has no tables of its own: it collects each module's part. Modules receive it as
/// <see cref="ModuleDb"/>. There is one subclass per database, because each has its own migrations.
/// </summary>
public abstract class BakenDbContext(DbContextOptions options) : ModuleDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var module in Modules.All)
            module.Configure(modelBuilder, this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);

        // States are whole words in the database, readable without this program.
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}

/// <summary>The embedded default: one file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : BakenDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has no moment type: fixed-width UTC text sorts and compares as the moments do.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcText>();
    }

    internal sealed class UtcText()
        : ValueConverter<DateTimeOffset, string>(
            moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        );
}

/// <summary>Servers: PostgreSQL, one or many nodes. No migration and no SQL may ever name a schema.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : BakenDbContext(options);
