namespace Baken.Access;

/// <summary>
/// Makes the audit record append-only in the database itself: a changed or removed line is refused, whoever asks. The
/// composition runs this in a migration. It is not a wall against the owner of the database, who can drop a trigger.
/// </summary>
public static class AuditTriggers
{
    /// <summary>Also refuses INSERT OR REPLACE, which removes a row without firing the delete trigger.</summary>
    public const string Sqlite = """
        CREATE TRIGGER access_audit_line_no_update BEFORE UPDATE ON access_audit_line
        BEGIN SELECT RAISE(ABORT, 'access_audit_line is append-only'); END;
        CREATE TRIGGER access_audit_line_no_delete BEFORE DELETE ON access_audit_line
        BEGIN SELECT RAISE(ABORT, 'access_audit_line is append-only'); END;
        CREATE TRIGGER access_audit_line_no_replace BEFORE INSERT ON access_audit_line
        WHEN EXISTS (SELECT 1 FROM access_audit_line WHERE number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'access_audit_line is append-only'); END;
        """;

    public const string SqliteDrop = """
        DROP TRIGGER access_audit_line_no_update;
        DROP TRIGGER access_audit_line_no_delete;
        DROP TRIGGER access_audit_line_no_replace;
        """;

    public const string PostgreSql = """
        CREATE FUNCTION access_audit_line_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'access_audit_line is append-only'; END $$;
        CREATE TRIGGER access_audit_line_no_change BEFORE UPDATE OR DELETE ON access_audit_line
        FOR EACH ROW EXECUTE FUNCTION access_audit_line_refuse();
        CREATE TRIGGER access_audit_line_no_truncate BEFORE TRUNCATE ON access_audit_line
        FOR EACH STATEMENT EXECUTE FUNCTION access_audit_line_refuse();
        """;

    public const string PostgreSqlDrop = """
        DROP TRIGGER access_audit_line_no_change ON access_audit_line;
        DROP TRIGGER access_audit_line_no_truncate ON access_audit_line;
        DROP FUNCTION access_audit_line_refuse();
        """;

    /// <summary>Begins a new chain after the lines that are there: for a migration that changes what the hash of a line covers.</summary>
    public const string RestartSqlite = """
        UPDATE access_audit_head SET
            number = (SELECT COALESCE(MAX(number), 0) FROM access_audit_line),
            began = (SELECT COALESCE(MAX(number), 0) FROM access_audit_line),
            hash = zeroblob(32),
            mac = zeroblob(0);
        """;

    public const string RestartPostgreSql = """
        UPDATE access_audit_head SET
            number = (SELECT COALESCE(MAX(number), 0) FROM access_audit_line),
            began = (SELECT COALESCE(MAX(number), 0) FROM access_audit_line),
            hash = decode(repeat('00', 32), 'hex'),
            mac = ''::bytea;
        """;
}
