using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>
/// Gives and takes roles with their limits, blocks and unblocks. What narrows works at once: sessions read it at every
/// request. What reaches content waits for a second administrator.
/// </summary>
internal sealed class ChangeAccount(ModuleDb db, IAudit audit, FourEyes fourEyes, KeepUnits units)
{
    public async Task<Outcome<AccountChange>> HandleAsync(
        Guid id,
        GivenRoles wanted,
        bool blocked,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } account)
            return Refusals.AccountNotFound;
        var before = account.Given;
        if (account.IsFromProvider && !wanted.Equals(before))
            return Refusals.RolesFromGroups;
        if (wanted.Roles.Count == 0 && before.Roles.Count > 0)
            return Refusals.RolesMissing;
        if (await units.RefuseAsync(wanted, before, cancellation) is { } unknown)
            return unknown;
        if ((blocked || !wanted.Roles.Contains(Role.Administrator)) && await IsLastAdministratorAsync(account, cancellation))
            return Refusals.LastAdministrator;

        // Who only blocks leaves standing what waits.
        var now = wanted.Equals(before)
            ? before
            : await fourEyes.AskAsync(
                ProposalKind.Roles,
                account.Id,
                account.Name,
                account.Reference,
                wanted,
                before,
                by,
                cancellation
            );
        audit.RecordChange(by, account.Reference, before, now);
        account.Give(now);
        if (blocked != account.Blocked)
        {
            audit.Record(by, blocked ? Acts.Blocked : Acts.Unblocked, account.Reference);
            if (blocked)
                account.Block();
            else
                account.Unblock();
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.ChangedMeanwhile;
        }

        return now.Equals(wanted) ? AccountChange.Counts : AccountChange.Waits;
    }

    private async Task<bool> IsLastAdministratorAsync(Account account, CancellationToken cancellation) =>
        !account.Blocked && account.Roles.Contains(Role.Administrator) && await fourEyes.IsOnlyAsync(account.Actor, cancellation);
}

/// <summary>Whether a change counts, or waits for a second administrator.</summary>
internal enum AccountChange
{
    Counts,
    Waits,
}
