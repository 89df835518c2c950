using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>The first step of signing in: address and password.</summary>
internal sealed class SignIn(
    ModuleDb db,
    IAudit audit,
    Passwords passwords,
    Attempts limits,
    FailedAttempts failed,
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
        if (!await limits.AllowAsync(address, key, "account:unknown", cancellation))
            return Refusals.TooManyAttempts;
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.EmailKey == key, cancellation);
        var matches = passwords.Matches(account, password);
        if (account is null)
        {
            audit.Record(Visitor, Acts.SignInFailed, "account:unknown");
            await db.SaveChangesAsync(cancellation);
            return Refusals.SignInRefused;
        }

        // After the same work, and without a line: that the attempts are spent is on record already.
        if (await failed.AreSpentAsync(account, Proof.Password, cancellation))
        {
            db.ChangeTracker.Clear();
            return Refusals.SignInRefused;
        }

        if (!matches || !account.IsOpen(options.Value.Demo))
        {
            await failed.FailAsync(account.Id, Proof.Password, Acts.SignInFailed, cancellation);
            return Refusals.SignInRefused;
        }

        if (AsksNothingMore(account))
        {
            account.Succeed();
            audit.RecordSignIn(account, SignedInBy.Password);
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

        if (AsksNothingMore(account))
            await failed.ForgetAsync(account, cancellation);
        return account;
    }

    /// <summary>In a demonstration the second factor is offered, elsewhere it is demanded.</summary>
    public bool AsksNothingMore(Account account) => options.Value.Demo && !account.HasSecondFactor;
}
