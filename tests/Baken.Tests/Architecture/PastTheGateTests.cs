using System.Text.RegularExpressions;

namespace Baken.Tests.Architecture;

/// <summary>What could pass by the gate stands nowhere but where a person has looked at it and said why.</summary>
public sealed partial class PastTheGateTests
{
    /// <summary>By file: how often, and why it may.</summary>
    private static readonly Dictionary<string, (int Times, string Why)> Allowed = new()
    {
        ["src/Baken.Access/Auditing/AuditChain.cs"] = (1, "locks the one row of the chain's head, which EF has no words for"),
        ["src/Baken.Access/Gate/Erasure.cs"] = (1, "removes one thing unseen, after two people approved its destruction"),
        ["src/Baken.Access/Vault/KeyRing.cs"] = (1, "counts on a row of keys without reading it; it names no thing"),
        ["src/Baken.Privacy/Destruction/DestroyBatch.cs"] = (
            1,
            "brings SQLite's log into the file, where freed pages are overwritten"
        ),
        ["src/Baken.Privacy/Requests/RequestYear.cs"] = (1, "gives out the next number of a year; it reads no request"),
        ["src/Baken/Backups/Backup.cs"] = (2, "empties the tables of keys in a copy of the database"),
        ["src/Baken/Backups/RestoreFiles.cs"] = (2, "settings of an SQLite connection"),
        ["src/Baken.Access/Gate/ShownViews.cs"] = (
            2,
            "says the view to the database before a guarded question; it reads no table"
        ),
        ["src/Baken/Database/BakenDatabase.cs"] = (6, "settings of an SQLite connection"),
        ["src/Baken/Database/ApplicationUser.cs"] = (
            4,
            "reads the catalogue and the key as owner, and gives rights; it reads no thing"
        ),
    };

    [Fact]
    public void Nothing_ignores_a_filter_or_speaks_SQL_beside_the_list()
    {
        var found = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !Generated().IsMatch(file))
            .Select(file => (File: file, Times: Count(File.ReadAllText(Path.Combine(Repository.Root, file)))))
            .Where(file => file.Times > 0)
            .ToDictionary(file => file.File, file => file.Times);
        foreach (var (file, times) in found)
            times.ShouldBe(
                Allowed.GetValueOrDefault(file).Times,
                $"{file} passes by the gate: see CONTRIBUTING.md, 'A guarded kind'"
            );
        Allowed.Keys.Except(found.Keys).ShouldBeEmpty("no longer needed");
    }

    [Theory]
    [InlineData("db.Set<Dossier>().IgnoreQueryFilters().ToListAsync()", 1)]
    [InlineData("db.Set<Dossier>().IgnoreQueryFilters([Guarding.Filter])", 1)]
    [InlineData("db.Set<Dossier>().FromSql($\"SELECT\"), FromSqlRaw(\"\"), FromSqlInterpolated($\"\")", 3)]
    [InlineData("db.Database.SqlQuery<int>($\"\") + db.Database.SqlQueryRaw<int>(\"\")", 2)]
    [InlineData("db.Database.ExecuteSql($\"\"); db.Database.ExecuteSqlRawAsync(\"\"); x.ExecuteSqlInterpolated($\"\")", 3)]
    [InlineData("command.CommandText = \"SELECT\"; new NpgsqlCommand(\"SELECT\"); connection.CreateCommand()", 3)]
    [InlineData("new SqliteCommand(sql); batch.CreateBatchCommand()", 2)]
    [InlineData("// FromSqlRaw is not allowed here", 0)]
    [InlineData("db.Set<Dossier>().Where(d => d.Title == title)", 0)]
    public void What_passes_by_the_gate_is_recognised(string code, int times) => Count(code).ShouldBe(times);

    private static int Count(string code) => Past().Count(Comment().Replace(code, ""));

    [GeneratedRegex(
        @"\b(IgnoreQueryFilters|FromSql\w*|SqlQuery\w*|ExecuteSql\w*)\s*[(<]|\bCommandText\s*=(?!=)|\bnew\s+\w+Command\s*\(\s*[""\w$]*[""\w]|\bCreate(Batch)?Command\s*\("
    )]
    private static partial Regex Past();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"/(bin|obj|node_modules)/|^src/Baken/Migrations/")]
    private static partial Regex Generated();
}
