using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>Gives and takes roles, blocks and unblocks. Works at once: sessions read both at every request.</summary>
internal sealed class ChangeAccount(ModuleDb db, IAudit audit)
{
    public async Task<Refusal?> HandleAsync(
        Guid id,
        IReadOnlySet<Role> roles,
        bool blocked,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } account)
            return Refusals.AccountNotFound;
        if (roles.Count == 0)
            return Refusals.RolesMissing;
        if ((blocked || !roles.Contains(Role.Administrator)) && await IsLastAdministratorAsync(account, cancellation))
            return Refusals.LastAdministrator;

        foreach (var role in roles.Except(account.Roles).Order())
            audit.Record(by, Acts.RoleGranted, $"{account.Reference} role:{role}");
        foreach (var role in account.Roles.Except(roles).Order())
            audit.Record(by, Acts.RoleWithdrawn, $"{account.Reference} role:{role}");
        account.Roles = roles;
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

        return null;
    }

    private async Task<bool> IsLastAdministratorAsync(Account account, CancellationToken cancellation)
    {
        if (account.Blocked || !account.Roles.Contains(Role.Administrator))
            return false;
        var others = await db.Set<Account>()
            .Where(a => a.Id != account.Id && !a.Blocked)
            .Select(a => a.Roles)
            .ToListAsync(cancellation);
        return !others.Any(roles => roles.Contains(Role.Administrator));
    }
}
