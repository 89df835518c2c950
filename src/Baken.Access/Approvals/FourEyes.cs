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
    /// <summary>
    /// How long somebody whom a colleague blocked or took the role of administrator still counts as a second one: long enough to be missed,
    /// and to speak up.
    /// </summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>
    /// Whether nobody but this actor could approve anything, now or lately. Whoever was put out by a colleague is still waited for: else one
    /// administrator could put out the other and go on alone.
    /// </summary>
    public async Task<bool> IsAloneAsync(Actor by, CancellationToken cancellation)
    {
        // At the command line nobody stands beside: whoever holds the machine holds the database.
        if (by.Id == Actor.CommandLine.Id)
            return true;
        var others = await OthersAsync(by, cancellation);
        return !others.Exists(other => other.IsAdministrator) && (await PutOutAsync(others, cancellation)).Count == 0;
    }

    /// <summary>Whether nobody but this actor can sign in as an administrator now.</summary>
    public async Task<bool> IsOnlyAsync(Actor by, CancellationToken cancellation) =>
        !(await OthersAsync(by, cancellation)).Exists(other => other.IsAdministrator);

    /// <summary>The names of those who are waited for although they cannot decide now; empty where somebody can, or nobody is.</summary>
    public async Task<IReadOnlyList<string>> WaitedForAsync(Actor by, CancellationToken cancellation)
    {
        var others = await OthersAsync(by, cancellation);
        return others.Exists(other => other.IsAdministrator)
            ? []
            : [.. (await PutOutAsync(others, cancellation)).Select(other => other.Name)];
    }

    private async Task<List<Other>> OthersAsync(Actor by, CancellationToken cancellation)
    {
        var accounts = await db.Set<Account>()
            .AsNoTracking()
            .IgnoreAutoIncludes()
            .Select(a => new
            {
                a.Id,
                a.Name,
                a.Roles,
                a.Blocked,
                a.Demo,
                a.Issuer,
            })
            .ToListAsync(cancellation);
        return
        [
            .. accounts
                .Where(a => Account.Refer(a.Id) != by.Id)
                .Where(a => options.Value.Demo || !a.Demo)
                .Where(a => options.Value.LocalAccounts || a.Issuer is not null)
                .Select(a => new Other(Account.Refer(a.Id), a.Name, a.Roles.Contains(Role.Administrator), a.Blocked)),
        ];
    }

    /// <summary>
    /// Those whom a colleague put out lately, by the record, which no administrator can change. Who left by himself, whom the organisation
    /// itself let go and whom the command line put out are not waited for.
    /// </summary>
    private async Task<List<Other>> PutOutAsync(List<Other> others, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Remembered;
        var lines = await db.Set<AuditLine>()
            .AsNoTracking()
            .Where(l => l.At >= since && (l.Act == Acts.Blocked || l.Act == Acts.RoleWithdrawn))
            .Select(l => new { l.ActorId, l.About })
            .ToListAsync(cancellation);
        return
        [
            .. others.Where(other =>
                lines.Exists(line =>
                    Account.IdIn(line.ActorId) is not null
                    && line.ActorId != other.Reference
                    && (
                        line.About == $"{other.Reference} role:{Role.Administrator}"
                        || (other is { HasRole: true, Blocked: true } && line.About == other.Reference)
                    )
                )
            ),
        ];
    }

    /// <summary>Another account that could sign in here, were it not blocked.</summary>
    private sealed record Other(string Reference, string Name, bool HasRole, bool Blocked)
    {
        public bool IsAdministrator => HasRole && !Blocked;
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
