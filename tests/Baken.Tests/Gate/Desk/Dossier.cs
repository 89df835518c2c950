using Baken.Access;
using Baken.Database;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Gate;

/// <summary>A guarded thing of tests.</summary>
internal sealed class Dossier : IGuarded
{
    public required Guid Id { get; init; }
    public required string Title { get; set; }
    public required string Owner { get; set; }
    public required Confidentiality Confidentiality { get; set; }
    public string? Department { get; set; }
    public string? Area { get; set; }
    public string? Sector { get; set; }
}

/// <summary>What belongs to a guarded thing: who may see the dossier may see it.</summary>
internal sealed class Enclosure
{
    public required Guid Id { get; init; }
    public required Guid DossierId { get; init; }
    public required string Text { get; set; }
}

/// <summary>The whole database of the house, and the module of tests in it.</summary>
internal sealed class DeskSqliteDb(DbContextOptions<DeskSqliteDb> options) : BakenDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        DeskModule.Tables(modelBuilder, this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<SqliteDb.UtcText>();
    }
}

/// <inheritdoc cref="DeskSqliteDb"/>
internal sealed class DeskPostgresDb(DbContextOptions<DeskPostgresDb> options) : BakenDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        DeskModule.Tables(modelBuilder, this);
    }
}

/// <summary>Makes the tables of the module of tests beside those of the migrations.</summary>
internal static class DeskTables
{
    public static async Task MakeAsync(BakenDbContext db)
    {
        var statements = db
            .Database.GenerateCreateScript()
            .Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(statement => statement.Replace("GO", "", StringComparison.Ordinal))
            .Where(statement => statement.Contains("desk_", StringComparison.Ordinal));
        foreach (var statement in statements)
            await db.Database.ExecuteSqlRawAsync(statement);
    }

    public static Task GuardAsync(BakenDbContext db) =>
        db.Database.ExecuteSqlRawAsync(
            // Braces are marks of a parameter to EF.
            (
                RowSecurity.Guard("desk_dossier", "dossier")
                + RowSecurity.GuardThrough("desk_enclosure", "dossier_id", "desk_dossier", "dossier")
            )
                .Replace("{", "{{", StringComparison.Ordinal)
                .Replace("}", "}}", StringComparison.Ordinal)
        );
}
