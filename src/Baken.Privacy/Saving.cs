using System.Data.Common;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy;

/// <summary>The end of every use case: everything is saved with its audit lines, or nothing is because a colleague was faster.</summary>
internal static class Saving
{
    private const string UniqueViolation = "23505";

    public static async Task<Refusal?> SaveOrRefuseAsync(this ModuleDb db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.ChangedMeanwhile;
        }
        catch (DbUpdateException refused) when (IsTaken(refused.InnerException as DbException))
        {
            return Refusals.ChangedMeanwhile;
        }
    }

    /// <summary>Two who add the same number at once: the second meets the unique index.</summary>
    private static bool IsTaken(DbException? trouble) =>
        trouble is not null
        && (
            trouble.SqlState == UniqueViolation || trouble.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal)
        );
}
