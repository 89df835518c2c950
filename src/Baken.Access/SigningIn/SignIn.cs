using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>The first step of signing in: address and password.</summary>
internal sealed class SignIn(
    ModuleDb db,
    IAudit audit,
    Passwords passwords,
    SignInLimits limits,
    TimeProvider clock,
    IOptions<AccessOptions> options
)
{
    /// <summary>Somebody who has not proved who it is.</summary>
    public static Actor Visitor { get; } = new("visitor", "Bezoeker", new HashSet<Role>());

    /// <summary>
    /// Gives the account where the password is right. Says the same, after the same work, whatever else is the
    /// case.
    /// </summary>
    public async Task<Outcome<Account>> HandleAsync(string email, string password, string address, CancellationToken cancellation)
    {
        if (!options.Value.LocalAccounts)
            return Refusals.LocalAccountsOff;
        var key = Account.KeyOf(email);
        if (!limits.Allow(address, key))
            return Refusals.TooManyAttempts;
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.EmailKey == key, cancellation);
        var matches = passwords.Matches(account, password);
        if (account is null)
        {
            audit.Record(Visitor, Acts.SignInFailed, "account:unknown");
            await db.SaveChangesAsync(cancellation);
            return Refusals.SignInRefused;
        }

        if (!matches || !account.IsOpen(clock.GetUtcNow(), options.Value.Demo))
        {
            await CountFailureAsync(db, audit, account.Id, Acts.SignInFailed, clock, cancellation);
            return Refusals.SignInRefused;
        }

        if (AsksNothingMore(account))
        {
            account.Succeed();
            audit.Record(account.Actor, Acts.SignedIn, account.Reference);
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Attempts beside this one failed meanwhile: let it be tried again, when the count is known.
            return Refusals.SignInRefused;
        }

        return account;
    }

    /// <summary>In a demonstration the second factor is offered, elsewhere it is demanded.</summary>
    public bool AsksNothingMore(Account account) => options.Value.Demo && !account.HasSecondFactor;

    /// <summary>Counts one failure and writes it down; attempts side by side are all counted.</summary>
    public static async Task CountFailureAsync(
        ModuleDb db,
        IAudit audit,
        Guid id,
        string act,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            db.ChangeTracker.Clear();
            var account = await db.Set<Account>().SingleAsync(a => a.Id == id, cancellation);
            var locked = account.Fail(clock.GetUtcNow());
            audit.Record(Visitor, act, account.Reference);
            if (locked)
                audit.Record(Visitor, Acts.LockedOut, account.Reference);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else counted first: count on from there.
            }
        }
    }
}
