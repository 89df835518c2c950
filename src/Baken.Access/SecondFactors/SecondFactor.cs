using System.Security.Cryptography;
using Baken.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>Ties an authenticator app to an account, and checks what it says.</summary>
internal sealed class SecondFactor(
    ModuleDb db,
    IAudit audit,
    Passwords passwords,
    Attempts limits,
    FailedAttempts failed,
    TimeProvider clock,
    IDataProtectionProvider protection,
    IOptions<AccessOptions> options
)
{
    private const int RecoveryCodes = 10;

    /// <summary>
    /// A key to offer. It is not the account's yet: the page carries it, sealed for this account, until a code proves that it
    /// arrived.
    /// </summary>
    public Offer Make(Account account) => Show(account, Totp.MakeKey());

    /// <summary>The same offer again, after a wrong code; a new one where the page sent something else.</summary>
    public Offer Again(Account account, string sealedKey) => Show(account, Open(account, sealedKey) ?? Totp.MakeKey());

    /// <summary>Makes the offered key the account's second factor. Ends every session.</summary>
    /// <param name="password">Asked for when an account that has a second factor takes another.</param>
    /// <returns>The recovery codes: shown once, kept as hashes.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> EnrolAsync(
        Account account,
        string sealedKey,
        string code,
        string password,
        string address,
        CancellationToken cancellation
    )
    {
        if (!await limits.AllowAsync(address, account.EmailKey, account.Reference, cancellation))
            return Refusals.TooManyAttempts;
        if (
            account.HasSecondFactor
            && (await failed.AreSpentAsync(account, Proof.Session, cancellation) || !passwords.Matches(account, password))
        )
        {
            await failed.FailAsync(account.Id, Proof.Session, Acts.SecondFactorFailed, cancellation);
            return Refusals.PasswordWrong;
        }

        if (Open(account, sealedKey) is not { } key || Totp.Match(key, code, clock.GetUtcNow()) is not { } step)
            return Refusals.CodeRefused;

        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Secrets.MakeReadable()).ToList();
        account.Enrol(Protector(account).Protect(Convert.ToBase64String(key)), step, codes.Select(Secrets.Hash));
        account.Succeed();
        audit.Record(account.Actor, Acts.SecondFactorEnrolled, account.Reference);
        audit.RecordSignIn(account, SignedInBy.Authenticator);
        await db.SaveChangesAsync(cancellation);
        return codes;
    }

    /// <summary>
    /// The second step of signing in: a code of the app, or a recovery code. Wrong ones count towards the lock.
    /// </summary>
    public async Task<Refusal?> CheckAsync(Account account, string code, string address, CancellationToken cancellation)
    {
        if (!await limits.AllowAsync(address, account.EmailKey, account.Reference, cancellation))
            return Refusals.TooManyAttempts;
        if (
            !account.IsOpen(options.Value.Demo)
            || account.SecondFactorKey is not { } sealedKey
            || await failed.AreSpentAsync(account, Proof.Code, cancellation)
        )
            return Refusals.CodeRefused;
        if (!await limits.AllowCodeAsync(account, cancellation))
            return Refusals.TooManyAttempts;
        var recovered = account.TakeRecovery(Secrets.Hash(code.Trim().ToUpperInvariant()));
        if (!recovered)
        {
            var key = Convert.FromBase64String(Protector(account).Unprotect(sealedKey));
            if (Totp.Match(key, code, clock.GetUtcNow()) is not { } step || !account.Take(step))
            {
                await failed.FailAsync(account.Id, Proof.Code, Acts.SecondFactorFailed, cancellation);
                return Refusals.CodeRefused;
            }
        }

        account.Succeed();
        if (recovered)
            audit.Record(account.Actor, Acts.RecoveryCodeUsed, account.Reference);
        audit.RecordSignIn(account, recovered ? SignedInBy.RecoveryCode : SignedInBy.Authenticator);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another request took the same code, or failed or locked the account meanwhile: this one proves nothing.
            db.ChangeTracker.Clear();
            return Refusals.CodeRefused;
        }

        await failed.ForgetAsync(account, cancellation);
        return null;
    }

    private Offer Show(Account account, byte[] key) =>
        new(
            Protector(account).Protect(Convert.ToBase64String(key)),
            Totp.Text(key),
            Totp.Address(key, options.Value.Issuer, account.Email)
        );

    private byte[]? Open(Account account, string sealedKey)
    {
        try
        {
            return Convert.FromBase64String(Protector(account).Unprotect(sealedKey));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(Account account) =>
        protection.CreateProtector("Baken.Access.SecondFactor", account.Id.ToString("N"));
}

/// <param name="Sealed">For the page to carry: useless to another account.</param>
/// <param name="Text">The key, to type over.</param>
/// <param name="Address">The key, for the QR code.</param>
internal sealed record Offer(string Sealed, string Text, string Address);
