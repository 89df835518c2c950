using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// Need-to-know in the database itself, on PostgreSQL: row-level security that lets the application's user read and change only what the view
/// it shows may see and do. A view is what <see cref="IViewpoint"/> says, sealed with a key that this user cannot read; without a view, or
/// with one that somebody made up, nothing guarded is there. It is a second wall behind the query filter and follows the same table of
/// rules. SQLite has nothing like it.
/// </summary>
/// <remarks>
/// Run by migrations, as text, on table names without a schema: the search path says which municipality it is. The owner of the tables is
/// bound too (FORCE), but can lift that; a superuser is not bound at all.
/// </remarks>
public static class RowSecurity
{
    /// <summary>The settings of a connection that hold the view and its seal.</summary>
    public const string ViewSetting = "baken.view";
    public const string SealSetting = "baken.seal";

    /// <summary>How long a view counts, by the clock of the database: one that was read in a log is soon worth nothing.</summary>
    public static readonly TimeSpan ViewCounts = TimeSpan.FromMinutes(10);

    /// <summary>What the policies stand on: the key, the functions that read a view, and the policy of the shares themselves.</summary>
    /// <remarks>
    /// The functions run as the owner, with a search path of their own that looks at temporary tables last, so that nobody can put
    /// another table in the place of the key. The shares are not under FORCE: the functions read them as their owner.
    /// </remarks>
    public static string Foundation =>
        $$"""
            CREATE TABLE access_view_key (
                id integer PRIMARY KEY CHECK (id = 1),
                key bytea NOT NULL,
                inner_pad bytea NOT NULL,
                outer_pad bytea NOT NULL
            );
            REVOKE ALL ON TABLE access_view_key FROM PUBLIC;

            DO $$
            DECLARE
                key bytea := sha256(convert_to(
                    gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));
                inner_pad bytea := decode(repeat('36', 64), 'hex');
                outer_pad bytea := decode(repeat('5c', 64), 'hex');
            BEGIN
                FOR n IN 0..31 LOOP
                    inner_pad := set_byte(inner_pad, n, get_byte(inner_pad, n) # get_byte(key, n));
                    outer_pad := set_byte(outer_pad, n, get_byte(outer_pad, n) # get_byte(key, n));
                END LOOP;
                INSERT INTO access_view_key VALUES (1, key, inner_pad, outer_pad);
            END $$;

            -- The view that this connection shows, where its seal (HMAC-SHA-256) and its time are right; otherwise an empty one.
            CREATE FUNCTION access_view() RETURNS jsonb LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER AS $$
            DECLARE
                said text := current_setting('{{ViewSetting}}', true);
                seal text := current_setting('{{SealSetting}}', true);
                shown jsonb;
            BEGIN
                IF said IS NULL OR said = '' OR seal IS NULL OR seal !~ '^[0-9a-f]{64}$' THEN
                    RETURN '{}';
                END IF;
                IF NOT EXISTS (
                    SELECT 1 FROM access_view_key k
                    WHERE sha256(k.outer_pad || sha256(k.inner_pad || convert_to(said, 'UTF8'))) = decode(seal, 'hex')
                ) THEN
                    RETURN '{}';
                END IF;
                shown := said::jsonb;
                IF abs(extract(epoch FROM clock_timestamp() - (shown ->> 'now')::timestamptz)) > {{(int)
                ViewCounts.TotalSeconds}} THEN
                    RETURN '{}';
                END IF;
                RETURN shown;
            END $$;

            CREATE FUNCTION access_words(path text[]) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT ARRAY(SELECT jsonb_array_elements_text(access_view() #> path))
            $$;

            CREATE FUNCTION access_reach(kind text, verb text, what text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
                SELECT access_words(ARRAY['pass', kind, verb, what])
            $$;

            -- The things of a kind that are shared with the viewer for this verb, under the activity of the view.
            CREATE FUNCTION access_shared(of_kind text, verb text) RETURNS uuid[]
            LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER AS $$
            DECLARE
                shown jsonb := access_view();
            BEGIN
                RETURN ARRAY(
                    SELECT g.thing_id FROM access_grant g
                    WHERE g.kind = of_kind
                        AND g.grantee = ANY (ARRAY(SELECT jsonb_array_elements_text(shown -> 'keys')))
                        AND g.activity = shown ->> 'activity'
                        AND g."right" = ANY (ARRAY(SELECT jsonb_array_elements_text(shown #> ARRAY['enough', verb])))
                        AND g.recalled_at IS NULL
                        AND (g.until IS NULL OR g.until > (shown ->> 'now')::timestamptz)
                );
            END $$;

            DO $$
            DECLARE
                name text;
            BEGIN
                FOREACH name IN ARRAY ARRAY[
                    'access_view()', 'access_words(text[])', 'access_reach(text, text, text)', 'access_shared(text, text)'] LOOP
                    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', name, current_schema());
                END LOOP;
            END $$;

            ALTER TABLE access_grant ENABLE ROW LEVEL SECURITY;
            CREATE POLICY a_grantee ON access_grant FOR SELECT
                USING (grantee = ANY ((SELECT access_words('{keys}'))::text[]));
            CREATE POLICY b_erased_see ON access_grant FOR SELECT USING (thing_id = ANY ((SELECT access_words('{erases}'))::uuid[]));
            CREATE POLICY b_erased_remove ON access_grant FOR DELETE USING (thing_id = ANY ((SELECT access_words('{erases}'))::uuid[]));
            """;

    public const string FoundationDrop = """
        DROP POLICY b_erased_remove ON access_grant;
        DROP POLICY b_erased_see ON access_grant;
        DROP POLICY a_grantee ON access_grant;
        ALTER TABLE access_grant DISABLE ROW LEVEL SECURITY;
        DROP FUNCTION access_shared(text, text);
        DROP FUNCTION access_reach(text, text, text);
        DROP FUNCTION access_words(text[]);
        DROP FUNCTION access_view();
        DROP TABLE access_view_key;
        """;

    /// <summary>Puts the table of a guarded kind, and what is shared of that kind, under row-level security.</summary>
    public static string Guard(string table, string kind)
    {
        Plain(table);
        Plain(kind);
        return Enable(table)
            + $"""
                CREATE POLICY need_to_know_see ON {table} FOR SELECT USING (({May(table, kind, Right.See)}) OR {Erased(table)});
                CREATE POLICY need_to_know_add ON {table} FOR INSERT WITH CHECK ({MayPut(table, kind)});
                CREATE POLICY need_to_know_change ON {table} FOR UPDATE USING ({May(table, kind, Right.Do)})
                    WITH CHECK ({MayPut(table, kind)});
                CREATE POLICY need_to_know_remove ON {table} FOR DELETE USING (({May(table, kind, Right.Do)}) OR {Erased(table)});
                CREATE POLICY {Policy(kind, "see")} ON access_grant FOR SELECT
                    USING (kind = '{kind}' AND EXISTS (SELECT 1 FROM {table} WHERE {table}.id = thing_id));
                CREATE POLICY {Policy(kind, "share")} ON access_grant FOR INSERT
                    WITH CHECK (kind = '{kind}' AND "by" = ANY ({Words("'{keys}'")}) AND recalled_at IS NULL AND (
                        {Opens(kind)}
                        OR thing_id = ANY ({Shared(kind, Right.Do)})));
                CREATE POLICY {Policy(kind, "recall")} ON access_grant FOR UPDATE
                    USING (kind = '{kind}' AND EXISTS (SELECT 1 FROM {table} WHERE {table}.id = thing_id AND ({May(
                    table,
                    kind,
                    Right.Do
                )})));

                """;
    }

    public static string GuardDrop(string table, string kind) =>
        $"""
            DROP POLICY {Policy(kind, "recall")} ON access_grant;
            DROP POLICY {Policy(kind, "share")} ON access_grant;
            DROP POLICY {Policy(kind, "see")} ON access_grant;

            """ + Disable(table);

    /// <summary>Puts a table whose rows belong to a guarded thing under row-level security: who may see the thing may see them.</summary>
    /// <param name="column">Holds the id of the thing.</param>
    public static string GuardThrough(string table, string column, string thingTable, string kind)
    {
        Plain(table);
        Plain(column);
        Plain(thingTable);
        Plain(kind);
        var there = $"SELECT 1 FROM {thingTable} WHERE {thingTable}.id = {table}.{column}";
        var may = $"EXISTS ({there} AND ({May(thingTable, kind, Right.Do)}))";
        return Enable(table)
            + $"""
                CREATE POLICY need_to_know_see ON {table} FOR SELECT USING (EXISTS ({there}));
                CREATE POLICY need_to_know_add ON {table} FOR INSERT WITH CHECK (EXISTS ({there}));
                CREATE POLICY need_to_know_change ON {table} FOR UPDATE USING ({may}) WITH CHECK ({may});
                CREATE POLICY need_to_know_remove ON {table} FOR DELETE USING ({may});

                """;
    }

    public static string GuardThroughDrop(string table) => Disable(table);

    /// <summary>The predicate of <see cref="Guarding"/> in the words of the database. Sub-selects are asked once per question, not per row.</summary>
    private static string May(string table, string kind, Right right)
    {
        var member = Reach(kind, right, "member");
        string Within(string column, string what) =>
            $"""
                ({table}.{column} LIKE ANY ({Reach(kind, right, what)}) AND ({table}.confidentiality = 'Municipality'
                    OR ({table}.confidentiality = 'Department' AND {table}.department = ANY ({member}))))
                """;
        return $"""

            {table}.confidentiality = ANY ({Reach(kind, right, "open")})
            OR ({table}.confidentiality <> 'Named' AND {table}.department = ANY ({Reach(kind, right, "departments")}))
            OR {Within("area", "areas")}
            OR {Within("sector", "sectors")}
            OR {table}.id = ANY ({Shared(kind, right)})
            """;
    }

    /// <summary>
    /// What may be put in: a thing within what the viewer's roles open, however confidential, or one that is shared with it. Nobody puts a
    /// thing where it has no business.
    /// </summary>
    private static string MayPut(string table, string kind) =>
        $"""

            cardinality({Reach(kind, Right.Do, "open")}) > 0
            OR {table}.department = ANY ({Reach(kind, Right.Do, "departments")})
            OR {table}.area LIKE ANY ({Reach(kind, Right.Do, "areas")})
            OR {table}.sector LIKE ANY ({Reach(kind, Right.Do, "sectors")})
            OR {table}.id = ANY ({Shared(kind, Right.Do)})
            """;

    private static string Opens(string kind) =>
        string.Join(
            " OR ",
            ((string[])["open", "departments", "areas", "sectors"]).Select(what =>
                $"cardinality({Reach(kind, Right.Do, what)}) > 0"
            )
        );

    private static string Reach(string kind, Right right, string what) =>
        $"(SELECT access_reach('{kind}', '{right}', '{what}'))::text[]";

    private static string Shared(string kind, Right right) => $"(SELECT access_shared('{kind}', '{right}'))::uuid[]";

    private static string Erased(string table) => $"{table}.id = ANY ((SELECT access_words('{{erases}}'))::uuid[])";

    private static string Words(string path) => $"(SELECT access_words({path}))::text[]";

    private static string Enable(string table) =>
        $"""
            ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
            ALTER TABLE {table} FORCE ROW LEVEL SECURITY;

            """;

    private static string Disable(string table)
    {
        Plain(table);
        return $"""
            DROP POLICY IF EXISTS need_to_know_see ON {table};
            DROP POLICY IF EXISTS need_to_know_add ON {table};
            DROP POLICY IF EXISTS need_to_know_change ON {table};
            DROP POLICY IF EXISTS need_to_know_remove ON {table};
            ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
            ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;

            """;
    }

    // After the policy of the grantee in the alphabet, which is cheap and goes first.
    private static string Policy(string kind, string verb)
    {
        Plain(kind);
        return $"kind_{kind.Replace('-', '_')}_{verb}";
    }

    /// <summary>Names go into SQL as they are.</summary>
    private static void Plain(string name)
    {
        if (name.Length == 0 || name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-')))
            throw new ArgumentException(
                $"'{name}' is not a plain name: small letters, digits, dashes and underscores.",
                nameof(name)
            );
    }
}
