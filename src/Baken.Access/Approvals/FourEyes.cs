using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// Lets what reaches content wait for a second administrator. It adds to the unit of work of whoever asks; nothing is saved
/// here.
/// </summary>
internal sealed class FourEyes(ModuleDb db, IAudit audit, TimeProvider clock, IOptions<AccessOptions> options)
{
    /// <summary>Whether nobody but this actor could approve anything.</summary>
    public async Task<bool> IsAloneAsync(Actor by, CancellationToken cancellation)
    {
        // At the command line nobody stands beside: whoever holds the machine holds the database.
        if (by.Id == Actor.CommandLine.Id)
            return true;
        var administrators = await db.Set<Account>()
            .AsNoTracking()
            .IgnoreAutoIncludes()
            .Where(a => !a.Blocked)
            .Select(a => new
            {
                a.Id,
                a.Roles,
                a.Demo,
                a.Issuer,
            })
            .ToListAsync(cancellation);
        return !administrators.Any(a =>
            a.Roles.Contains(Role.Administrator)
            && Account.Refer(a.Id) != by.Id
            && (options.Value.Demo || !a.Demo)
            && (options.Value.LocalAccounts || a.Issuer is not null)
        );
    }

    /// <summary>What of these roles may count now. The rest waits in a proposal, or counts as a recorded exception.</summary>
    /// <param name="reference">How the audit record names the subject.</param>
    public async Task<GivenRoles> AskAsync(
        ProposalKind kind,
        Guid id,
        string subject,
        string reference,
        GivenRoles wanted,
        GivenRoles before,
        Actor by,
        CancellationToken cancellation
    )
    {
        await ReplaceAsync(id, by, cancellation);
        var waiting = wanted.FurtherThan(before).Where(role => role.NeedsSecondAdministrator()).ToList();
        if (waiting.Count == 0)
            return wanted;

        var proposal = Make(kind, id, subject, wanted, by);
        if (await IsAloneAsync(by, cancellation))
        {
            proposal.StandAlone(clock.GetUtcNow());
            foreach (var role in waiting)
                audit.Record(by, Acts.RoleGrantedAlone, $"{reference} role:{role}");
            return wanted;
        }

        audit.Record(by, Acts.Proposed, $"{proposal.Reference} {reference}");
        return wanted.Except(waiting, before);
    }

    /// <summary>Whether a link that makes its holder this account may be used now; else it waits in a proposal.</summary>
    public async Task<bool> AskRenewalAsync(Guid invitation, Account account, Actor by, CancellationToken cancellation)
    {
        if (!account.Roles.Any(role => role.NeedsSecondAdministrator()))
            return true;
        var proposal = Make(ProposalKind.Renewal, invitation, account.Name, account.Given, by);
        if (await IsAloneAsync(by, cancellation))
        {
            proposal.StandAlone(clock.GetUtcNow());
            audit.Record(by, Acts.RenewedAlone, account.Reference);
            return true;
        }

        audit.Record(by, Acts.Proposed, $"{proposal.Reference} {account.Reference}");
        return false;
    }

    /// <summary>What still waits about a subject makes room for something newer.</summary>
    public async Task ReplaceAsync(Guid subject, Actor by, CancellationToken cancellation)
    {
        foreach (
            var open in await db.Set<Proposal>()
                .Where(p => p.SubjectId == subject && p.State == ProposalState.Open)
                .ToListAsync(cancellation)
        )
        {
            open.Replace(by, clock.GetUtcNow());
            audit.Record(by, Acts.ProposalReplaced, open.Reference);
        }
    }

    private Proposal Make(ProposalKind kind, Guid id, string subject, GivenRoles wanted, Actor by)
    {
        var now = clock.GetUtcNow();
        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            SubjectId = id,
            Subject = subject,
            Roles = wanted.Roles,
            Limits = wanted.Limits,
            AskedBy = by.Id,
            AskedAt = now,
        };
        db.Add(proposal);
        return proposal;
    }
}
