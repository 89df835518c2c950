using Baken.Kernel;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>A person takes another password. Ends every session, so that whoever knew the old one is out.</summary>
internal sealed class ChangePassword(
    ModuleDb db,
    IAudit audit,
    Passwords passwords,
    Attempts limits,
    FailedAttempts failed,
    IOptions<AccessOptions> options
)
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
        if (!await limits.AllowAsync(address, account.EmailKey, account.Reference, cancellation))
            return Refusals.TooManyAttempts;
        if (await failed.AreSpentAsync(account, Proof.Session, cancellation) || !passwords.Matches(account, current))
        {
            await failed.FailAsync(account.Id, Proof.Session, Acts.SignInFailed, cancellation);
            return Refusals.PasswordWrong;
        }

        if (PasswordRule.Check(chosen, account.Email, account.Name, options.Value.Issuer) is { } refusal)
            return refusal;
        if (chosen != repeated)
            return Refusals.PasswordsDiffer;

        account.ChangePassword(passwords.Hash(chosen));
        audit.Record(account.Actor, Acts.PasswordChanged, account.Reference);
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}
