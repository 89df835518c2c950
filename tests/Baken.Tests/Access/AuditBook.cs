using Baken.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Access;

/// <summary>What tests of the audit record do with a whole house: write in it, tamper with it, have it verified.</summary>
internal static class AuditBook
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Acts and looks, turn and turn about.</summary>
    public static async Task WriteAsync(this TestDatabase house, int lines)
    {
        for (var index = 0; index < lines; index++)
        {
            var number = index;
            await house.DoAsync(async services =>
            {
                services.GetRequiredService<ICurrentActivity>().WorkUnder(ActivityKeys.Oversight);
                var audit = services.GetRequiredService<IAudit>();
                if (number % 2 == 0)
                {
                    await audit.SeenAsync([$"dossier:{Guid.CreateVersion7():N}"], Cancellation);
                    return;
                }

                audit.Record(Actor.CommandLine, "dossier.changed", $"dossier:{Guid.CreateVersion7():N}");
                await services.GetRequiredService<ModuleDb>().SaveChangesAsync(Cancellation);
            });
        }
    }

    /// <summary>As the owner of the database could: without the triggers.</summary>
    public static async Task TamperAsync(this TestDatabase house, params string[] statements) =>
        await house.DoAsync(async services =>
        {
            var db = services.GetRequiredService<ModuleDb>();
            var sqlite = db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal);
            await db.Database.ExecuteSqlRawAsync(sqlite ? AuditTriggers.SqliteDrop : AuditTriggers.PostgreSqlDrop, Cancellation);
            foreach (var statement in statements)
                (await db.Database.ExecuteSqlRawAsync(statement, Cancellation)).ShouldNotBe(0, statement);
            await db.Database.ExecuteSqlRawAsync(sqlite ? AuditTriggers.Sqlite : AuditTriggers.PostgreSql, Cancellation);
        });

    public static Task<AuditVerdict> VerifyAsync(this TestDatabase house, params string[] checkpoints) =>
        house.DoAsync(services =>
            services
                .GetRequiredService<IAuditRecord>()
                .VerifyAsync([.. checkpoints.Select(text => KeyValuePair.Create("bewaard", text))], Cancellation)
        );

    /// <summary>Codes with the numbers of their lines.</summary>
    public static async Task<string[]> FindingsAsync(this TestDatabase house, params string[] checkpoints) =>
        [.. (await house.VerifyAsync(checkpoints)).Findings.Select(finding => $"{finding.Code}@{finding.Number}")];

    public static Task<string> CheckpointAsync(this TestDatabase house) =>
        house.DoAsync(services => services.GetRequiredService<IAuditRecord>().CheckpointAsync(Actor.CommandLine, Cancellation));

    public static Task<List<AuditLine>> LinesAsync(this TestDatabase house) =>
        house.DoAsync(services =>
            services
                .GetRequiredService<ModuleDb>()
                .Set<AuditLine>()
                .AsNoTracking()
                .OrderBy(l => l.Number)
                .ToListAsync(Cancellation)
        );

    public static AuditPlaces Places(this TestDatabase house) => house.Services.GetRequiredService<AuditPlaces>();
}
