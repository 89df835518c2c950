using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy;

/// <summary>What two people do with a proposal: approve it, take things out of it, withdraw it.</summary>
internal sealed class DecideDestruction(ModuleDb db, IAudit audit, TimeProvider time)
{
    public Task<Refusal?> ApproveAsync(Guid id, string seen, Actor by, CancellationToken cancellation) =>
        DoAsync(
            id,
            by,
            batch => batch.Approve(seen, by, time.GetUtcNow()),
            batch => batch.Second is null ? RetentionActs.ApprovedFirst : RetentionActs.ApprovedSecond,
            cancellation
        );

    public Task<Refusal?> TakeOutAsync(
        Guid id,
        IReadOnlySet<string> things,
        string seen,
        Actor by,
        CancellationToken cancellation
    ) =>
        DoAsync(
            id,
            by,
            batch => batch.TakeOut(things, seen, by, time.GetUtcNow()),
            batch => batch.IsOpen ? RetentionActs.Changed : RetentionActs.Withdrawn,
            cancellation
        );

    public Task<Refusal?> WithdrawAsync(Guid id, Actor by, CancellationToken cancellation) =>
        DoAsync(id, by, batch => batch.Withdraw(time.GetUtcNow()), _ => RetentionActs.Withdrawn, cancellation);

    private async Task<Refusal?> DoAsync(
        Guid id,
        Actor by,
        Func<Batch, Refusal?> act,
        Func<Batch, string> word,
        CancellationToken cancellation
    )
    {
        if (!RetentionRoles.MayDecide(by))
            return RetentionRefusals.NotYourRole;
        if (await db.Set<Batch>().SingleOrDefaultAsync(b => b.Id == id, cancellation) is not { } batch)
            return RetentionRefusals.NoSuchBatch;
        if (act(batch) is { } refusal)
            return refusal;
        audit.Record(by, word(batch), batch.Reference);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return RetentionRefusals.ChangedMeanwhile;
        }
    }
}
