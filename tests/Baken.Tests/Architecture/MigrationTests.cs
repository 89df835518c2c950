using Baken.Database;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Architecture;

public sealed partial class MigrationTests
{
    [Fact]
    public void The_migrations_of_SQLite_are_current()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        BakenDatabase.UseSqlite(options, "unused.db");
        using var db = new SqliteDb(options.Options);
        db.Database.HasPendingModelChanges().ShouldBeFalse("add a migration: see CONTRIBUTING.md");
    }

    [Fact]
    public void The_migrations_of_PostgreSQL_are_current()
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        BakenDatabase.UsePostgres(options, "Host=localhost;Database=unused");
        using var db = new PostgresDb(options.Options);
        db.Database.HasPendingModelChanges().ShouldBeFalse("add a migration: see CONTRIBUTING.md");
    }

    [Fact]
    public void No_migration_names_a_schema()
    {
        // A municipality is a connection string: its schema comes from the search path, never from us.
        foreach (
            var file in Directory.GetFiles(
                Path.Combine(Repository.Root, "src/Baken/Migrations"),
                "*.cs",
                SearchOption.AllDirectories
            )
        )
            System
                .Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(file), @"schema:|EnsureSchema|public\.")
                .ShouldBeFalse(file);
    }

    [Fact]
    public void Every_table_starts_with_the_name_of_its_module()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        BakenDatabase.UseSqlite(options, "unused.db");
        using var db = new SqliteDb(options.Options);
        var modules = Modules.All.Select(module => module.Name.ToLowerInvariant() + "_").ToList();
        foreach (var entity in db.Model.GetEntityTypes())
            modules.ShouldContain(
                module => entity.GetTableName()!.StartsWith(module, StringComparison.Ordinal),
                $"{entity.ClrType.Name} is kept in {entity.GetTableName()}"
            );
    }

    [Fact]
    public void No_module_shows_its_entities()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        BakenDatabase.UseSqlite(options, "unused.db");
        using var db = new SqliteDb(options.Options);
        foreach (var entity in db.Model.GetEntityTypes())
            entity.ClrType.IsPublic.ShouldBeFalse($"{entity.ClrType} can be named by other modules");
    }
}
