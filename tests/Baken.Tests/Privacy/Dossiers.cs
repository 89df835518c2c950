using System.Text;
using Baken.Access;
using Baken.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Role = Baken.Kernel.Role;

namespace Baken.Tests.Privacy;

/// <summary>A kind of thing that only the tests have: a table, sealed content, a search index and a destroyer of its own.</summary>
internal static class Dossiers
{
    public const string Activity = "weighing";

    /// <summary>What stands readable in a row, and must be nowhere in the file after destruction.</summary>
    public const string Marker = "MERKTEKEN-in-een-rij";

    public static readonly byte[] Content = Encoding.UTF8.GetBytes("Jan Voorbeeld zag een witte bus.");

    public static Kind Kind { get; } =
        new(
            "dossier",
            [new Rule(Right.Do, ActivityKeys.NotTakenUp, Role.PrivacyOfficer), new Rule(Right.Do, Activity, Role.Coordinator)]
        );

    public static void Register(IServiceCollection services) =>
        services.AddSingleton<Plan>().AddScoped<IDestroyer, DossierDestroyer>().AddScoped<ISearchEntries, DossierSearch>();

    public static async Task MakeTableAsync(ModuleDb db) =>
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE test_dossier (id TEXT PRIMARY KEY, marker TEXT NOT NULL, content TEXT NOT NULL); "
                + "CREATE TABLE test_dossier_search (id TEXT PRIMARY KEY)"
        );

    /// <summary>Dossiers with sealed content and a running clock, in the unit of work of their own.</summary>
    public static async Task<List<Guid>> AddAsync(
        IServiceProvider services,
        int count,
        DateTimeOffset from,
        string activity = Activity
    )
    {
        var db = services.GetRequiredService<ModuleDb>();
        var ids = new List<Guid>();
        for (var n = 0; n < count; n++)
        {
            var id = Guid.CreateVersion7(from);
            ids.Add(id);
            var content = Convert.ToBase64String(
                await services
                    .GetRequiredService<IVault>()
                    .SealAsync(Kind.Refer(id), Content, TestContext.Current.CancellationToken)
            );
            await services
                .GetRequiredService<IRetention>()
                .StartAsync(Kind, id, activity, from, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO test_dossier (id, marker, content) VALUES ({id.ToString("N")}, {Marker}, {content})"
            );
            await db.Database.ExecuteSqlAsync($"INSERT INTO test_dossier_search (id) VALUES ({id.ToString("N")})");
        }

        return ids;
    }

    public static async Task<List<string>> LeftAsync(ModuleDb db) =>
        await db.Database.SqlQuery<string>($"""SELECT id AS "Value" FROM test_dossier ORDER BY id""").ToListAsync();

    public static async Task<List<string>> FoundAsync(ModuleDb db) =>
        await db.Database.SqlQuery<string>($"""SELECT id AS "Value" FROM test_dossier_search ORDER BY id""").ToListAsync();

    public static async Task<Outcome<byte[]>> OpenAsync(IServiceProvider services, Guid id)
    {
        var content = await services
            .GetRequiredService<ModuleDb>()
            .Database.SqlQuery<string>($"""SELECT content AS "Value" FROM test_dossier WHERE id = {id.ToString("N")}""")
            .SingleAsync();
        return await services
            .GetRequiredService<IVault>()
            .OpenAsync(Kind.Refer(id), Convert.FromBase64String(content), TestContext.Current.CancellationToken);
    }

    /// <summary>What happens in the middle of a destruction.</summary>
    internal sealed class Plan
    {
        public int After { get; set; } = int.MaxValue;

        public Func<Task>? Then { get; set; }
    }

    private sealed class DossierDestroyer(ModuleDb db, Plan plan) : IDestroyer
    {
        private int done;

        public Kind Kind => Dossiers.Kind;

        public async Task<bool> DestroyAsync(Guid thing, CancellationToken cancellation)
        {
            var gone = await db.Database.ExecuteSqlAsync(
                $"DELETE FROM test_dossier WHERE id = {thing.ToString("N")}",
                cancellation
            );
            if (++done == plan.After && plan.Then is { } then)
                await then();
            return gone > 0;
        }
    }

    private sealed class DossierSearch(ModuleDb db) : ISearchEntries
    {
        public Kind Kind => Dossiers.Kind;

        public Task RemoveAsync(Guid thing, CancellationToken cancellation) =>
            db.Database.ExecuteSqlAsync($"DELETE FROM test_dossier_search WHERE id = {thing.ToString("N")}", cancellation);

        public Task AddAsync(Guid thing, CancellationToken cancellation) =>
            db.Database.ExecuteSqlAsync($"INSERT INTO test_dossier_search (id) VALUES ({thing.ToString("N")})", cancellation);
    }
}
