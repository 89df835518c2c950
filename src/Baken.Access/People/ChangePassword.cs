using Baken.Kernel;

namespace Baken.Access;

/// <summary>A person takes another password. Ends every session, so that whoever knew the old one is out.</summary>
internal sealed class ChangePassword(ModuleDb db, IAudit audit, Passwords passwords, SignInLimits limits, FailedAttempts failed)
{
    public async Task<Refusal?> HandleAsync(
        Account account,
        string current,
        string chosen,
        string repeated,
        string address,
        CancellationToken cancellation
    )
    {
        if (!limits.Allow(address, account.EmailKey))
            return Refusals.TooManyAttempts;
        if (await failed.AreSpentAsync(account, Proof.Session, cancellation) || !passwords.Matches(account, current))
        {
            await failed.FailAsync(account.Id, Proof.Session, Acts.SignInFailed, cancellation);
            return Refusals.PasswordWrong;
        }

        if (PasswordRule.Check(chosen, account.Email, account.Name) is { } refusal)
            return refusal;
        if (chosen != repeated)
            return Refusals.PasswordsDiffer;

        account.ChangePassword(passwords.Hash(chosen));
        audit.Record(account.Actor, Acts.PasswordChanged, account.Reference);
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}
