using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy;

/// <summary>Proposes to destroy things that are due, of one activity and kind.</summary>
/// <param name="Chosen">By reference; null: everything that is due.</param>
internal sealed record Proposal(string Activity, string Kind, IReadOnlySet<string>? Chosen);

internal sealed class ProposeDestruction(ModuleDb db, DueQueries due, IAudit audit, TimeProvider time)
{
    public async Task<Outcome<Guid>> HandleAsync(Proposal proposal, Actor by, CancellationToken cancellation)
    {
        if (!RetentionRoles.MayDecide(by))
            return RetentionRefusals.NotYourRole;
        var clocks = await due.Due(time.Day())
            .Where(clock => clock.Activity == proposal.Activity && clock.Kind == proposal.Kind)
            .OrderBy(clock => clock.Due)
            .ThenBy(clock => clock.ThingId)
            .ToListAsync(cancellation);
        if (proposal.Chosen is { } chosen)
        {
            clocks = [.. clocks.Where(clock => chosen.Contains(clock.Thing))];
            if (clocks.Count != chosen.Count)
                return RetentionRefusals.NotDue;
        }

        if (clocks.Count == 0)
            return RetentionRefusals.NothingChosen;
        if (clocks.Count > Batch.Most)
            return RetentionRefusals.TooMany(Batch.Most);

        var now = time.GetUtcNow();
        var batch = new Batch { Id = Guid.CreateVersion7(now) };
        batch.Propose(clocks, by, now);
        db.Add(batch);
        audit.Record(by, RetentionActs.Proposed, batch.Reference);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // A colleague was faster with one of these.
            return RetentionRefusals.NotDue;
        }

        return batch.Id;
    }
}
