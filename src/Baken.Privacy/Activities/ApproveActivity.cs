using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Activities;

/// <summary>Puts a draft in force: a privacy officer who wrote nothing of it. The version before it stays readable.</summary>
internal sealed class ApproveActivity(ModuleDb db, IRetention retention, IAudit audit, TimeProvider clock)
{
    /// <param name="revision">The draft that was read.</param>
    public async Task<Refusal?> HandleAsync(string key, int revision, Actor by, CancellationToken cancellation)
    {
        if (!by.Is(Role.PrivacyOfficer))
            return Refusals.NotYours;
        var draft = await db.Set<ActivityVersion>()
            .SingleOrDefaultAsync(v => v.Key == key && v.State == ActivityState.Draft, cancellation);
        if (draft is null)
            return Refusals.NoDraft;
        if (draft.Approve(revision, by, clock.GetUtcNow()) is { } refusal)
            return refusal;

        audit.Record(by, Acts.ActivityApproved, draft.Reference);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.SaveOrRefuseAsync(cancellation) is { } beaten)
            return beaten;
        // What is kept under it is counted by the period that holds from now on.
        await retention.RecountAsync(key, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }
}
