using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Baken.Database;

// For `dotnet ef migrations add NAME --context SqliteDb|PostgresDb`: the databases named here are never opened.
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        BakenDatabase.UseSqlite(options, "design.db");
        return new SqliteDb(options.Options);
    }
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        BakenDatabase.UsePostgres(options, "Host=localhost;Database=design");
        return new PostgresDb(options.Options);
    }
}
