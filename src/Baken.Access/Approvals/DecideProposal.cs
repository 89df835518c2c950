using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>A second administrator approves or refuses what another asked. What was approved counts at once.</summary>
internal sealed class DecideProposal(ModuleDb db, IAudit audit, TimeProvider clock)
{
    /// <summary>What waits, and then the exceptions and decisions of before; the newest first.</summary>
    public async Task<IReadOnlyList<Proposal>> ListAsync(CancellationToken cancellation) =>
        [
            .. (await db.Set<Proposal>().AsNoTracking().OrderByDescending(p => p.Id).Take(200).ToListAsync(cancellation)).OrderBy(
                proposal => proposal.State != ProposalState.Open
            ),
        ];

    public Task<Proposal?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);

    /// <summary>Who asked or decided, for the screen.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancellation) =>
        (await db.Set<Account>().Select(a => new { a.Id, a.Name }).ToListAsync(cancellation)).ToDictionary(
            a => Account.Refer(a.Id),
            a => a.Name
        );

    public async Task<Refusal?> HandleAsync(Guid id, bool approved, Actor by, CancellationToken cancellation)
    {
        if (await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Id == id, cancellation) is not { } proposal)
            return Refusals.ProposalNotFound;
        if (proposal.Decide(approved, by, clock.GetUtcNow()) is { } refusal)
            return refusal;

        audit.Record(by, approved ? Acts.ProposalApproved : Acts.ProposalRefused, proposal.Reference);
        if (approved && await CarryOutAsync(proposal, by, cancellation) is { } gone)
        {
            db.ChangeTracker.Clear();
            return gone;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.ProposalDecided;
        }

        return null;
    }

    private async Task<Refusal?> CarryOutAsync(Proposal proposal, Actor by, CancellationToken cancellation)
    {
        switch (proposal.Kind)
        {
            case ProposalKind.Roles:
                if (
                    await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == proposal.SubjectId, cancellation) is not { } account
                )
                    return Refusals.AccountNotFound;
                audit.RecordChange(by, account.Reference, account.Given, proposal.Given);
                account.Give(proposal.Given);
                return null;
            case ProposalKind.Invitation or ProposalKind.Renewal:
                var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.Id == proposal.SubjectId, cancellation);
                if (invitation is null || !invitation.IsOpen(clock.GetUtcNow()))
                    return Refusals.InvitationVoid;
                invitation.Release(proposal.Given);
                return null;
            case ProposalKind.Token:
                var token = await db.Set<Token>().SingleOrDefaultAsync(t => t.Id == proposal.SubjectId, cancellation);
                if (token is null || token.RevokedAt is not null)
                    return Refusals.TokenNotFound;
                token.Release();
                audit.RecordChange(by, token.Reference, GivenRoles.None, token.Given);
                return null;
            default:
                throw new InvalidOperationException($"Unknown proposal: {proposal.Kind}");
        }
    }
}
