using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Baken.Database;

/// <summary>
/// The database user as whom the program works. It can read and write what the modules keep and nothing more: it owns no table, so it
/// cannot lift the row-level security, and it cannot change or remove what is only added to.
/// </summary>
public static class ApplicationUser
{
    /// <summary>Tables on which it may do less than read, add, change and remove.</summary>
    private static readonly Dictionary<string, string> Less = new(StringComparer.Ordinal)
    {
        ["access_audit_line"] = "SELECT, INSERT",
        ["access_audit_head"] = "SELECT, UPDATE",
        ["access_grant"] = "SELECT, INSERT, DELETE, UPDATE (recalled_at, recalled_by)",
        ["access_sample_judgement"] = "SELECT, INSERT",
        ["access_reopening"] = "SELECT, INSERT",
        ["privacy_certificate"] = "SELECT, INSERT",
        ["privacy_duty_decision"] = "SELECT, INSERT",
        ["access_view_key"] = "",
        ["__EFMigrationsHistory"] = "SELECT",
    };

    /// <summary>Brings the database up to date and gives the application's user its rights, where that is another one.</summary>
    /// <returns>The key with which views are sealed.</returns>
    internal static async Task<byte[]> PrepareAsync(PostgresDb owner, Installation installation, CancellationToken cancellation)
    {
        try
        {
            // A node without the owner's connection starts on a database that is up to date, and may not even try to migrate.
            if (installation.PostgresOwner is not null || (await owner.Database.GetPendingMigrationsAsync(cancellation)).Any())
                await owner.Database.MigrateAsync(cancellation);
            await owner.Database.OpenConnectionAsync(cancellation);
            var connection = (NpgsqlConnection)owner.Database.GetDbConnection();
            if (installation.PostgresOwner is { } other && UserOf(other) != UserOf(installation.PostgresConnection!))
                await GrantAsync(connection, UserOf(installation.PostgresConnection!), cancellation);
            return installation.ViewKey is { } key ? Convert.FromHexString(key) : await KeyAsync(connection, cancellation);
        }
        catch (PostgresException trouble) when (trouble.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InvalidDataException(
                $"De gebruiker van de database mag dit niet: {trouble.MessageText}. Geef de verbinding van de eigenaar mee in "
                    + "BAKEN_DATABASE_OWNER of, als de database al is bijgewerkt, de sleutel in BAKEN_DATABASE_VIEW_KEY.",
                trouble
            );
        }
        catch (FormatException trouble)
        {
            throw new InvalidDataException("BAKEN_DATABASE_VIEW_KEY is geen hexadecimale sleutel.", trouble);
        }
    }

    /// <summary>What weakens the second wall on this database, in words for the operator; empty where nothing does.</summary>
    public static async Task<IReadOnlyList<string>> WeaknessesAsync(ModuleDb db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db is not PostgresDb)
            return [];
        await using var connection = new NpgsqlConnection(db.Database.GetConnectionString());
        await connection.OpenAsync(cancellation);
        await using var ask = new NpgsqlCommand(
            """
            SELECT r.rolsuper, r.rolbypassrls, t.relowner = r.oid, has_schema_privilege(current_schema(), 'CREATE')
            FROM pg_roles r, pg_class t
            WHERE r.rolname = current_user AND t.oid = 'access_grant'::regclass
            """,
            connection
        );
        await using var answer = await ask.ExecuteReaderAsync(cancellation);
        await answer.ReadAsync(cancellation);
        List<string> weak = [];
        if (answer.GetBoolean(0) || answer.GetBoolean(1))
            weak.Add("de gebruiker van de database is superuser of heeft BYPASSRLS: de afscherming per rij geldt niet voor hem");
        else if (answer.GetBoolean(2))
            weak.Add("de gebruiker van de database is eigenaar van de tabellen en kan de afscherming per rij opheffen");
        else if (answer.GetBoolean(3))
            weak.Add("de gebruiker van de database mag tabellen en functies maken (CREATE op het schema)");
        return weak;
    }

    private static string UserOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Username ?? "";

    private static async Task<byte[]> KeyAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("SELECT key FROM access_view_key", connection);
        return (byte[])(await ask.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Anew at every start, so that what a migration added is covered and what was given by hand is taken back.</summary>
    private static async Task GrantAsync(NpgsqlConnection connection, string user, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add("SELECT set_config('baken.user', $1, false)", user);
        Add("SELECT set_config('baken.tables', $1, false)", string.Join('|', Less.Select(table => $"{table.Key}={table.Value}")));
        Add(
            """
            DO $$
            DECLARE
                app text := current_setting('baken.user');
                less text[] := string_to_array(current_setting('baken.tables'), '|');
                it record;
                may text;
            BEGIN
                EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', current_schema());
                EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), app);
                FOR it IN
                    SELECT c.relname, c.relkind FROM pg_class c
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'S')
                        AND c.relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
                LOOP
                    IF it.relkind = 'S' THEN
                        EXECUTE format('GRANT USAGE ON SEQUENCE %I TO %I', it.relname, app);
                        CONTINUE;
                    END IF;
                    EXECUTE format('REVOKE ALL ON TABLE %I FROM %I', it.relname, app);
                    may := (SELECT substr(entry, length(it.relname) + 2) FROM unnest(less) entry
                            WHERE split_part(entry, '=', 1) = it.relname);
                    may := coalesce(may, 'SELECT, INSERT, UPDATE, DELETE');
                    IF may <> '' THEN
                        EXECUTE format('GRANT %s ON TABLE %I TO %I', may, it.relname, app);
                    END IF;
                END LOOP;
            END $$
            """
        );
        await batch.ExecuteNonQueryAsync(cancellation);

        void Add(string sql, params string[] values)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
    }
}
