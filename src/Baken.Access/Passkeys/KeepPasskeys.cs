using System.Text.Json;
using Baken.Kernel;
using Fido2NetLib;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>A person adds a passkey to the account, or takes one away.</summary>
internal sealed class KeepPasskeys(
    ModuleDb db,
    IAudit audit,
    Passwords passwords,
    Attempts limits,
    FailedAttempts failed,
    PasskeyOffers offers,
    Once once,
    TimeProvider clock
)
{
    public const int Most = 10;

    /// <summary>
    /// Adds what the browser's authenticator made. Where the account has a second factor it asks for the password: a session
    /// alone must not make a lasting way in.
    /// </summary>
    public async Task<Refusal?> AddAsync(HttpContext http, Account account, NewPasskey given, CancellationToken cancellation)
    {
        if (!await limits.AllowAsync(http.Address(), account.EmailKey, account.Reference, cancellation))
            return Refusals.TooManyAttempts;
        var name = given.Name.Trim();
        if (name.Length is 0 or > 60 || name.Any(char.IsControl))
            return Refusals.NameMissing;
        if (account.HasSecondFactor && !await IsProvedAsync(account, given.Password, cancellation))
            return Refusals.PasswordWrong;

        if (account.Passkeys.Count >= Most || offers.Open(given.Sealed, account.Id) is not { } offer)
            return Refusals.PasskeyNotAdded;
        var passkey = await ReadAsync(http, account, offer, given.Answer, name, cancellation);
        if (passkey is null || !await once.UseAsync("passkey", offer, clock.GetUtcNow() + PasskeyOffers.Validity, cancellation))
            return Refusals.PasskeyNotAdded;

        // What was half until now is whole; and whoever is signed in elsewhere proves anew who it is.
        account.EndSessions();
        if (!account.HasSecondFactor)
        {
            audit.RecordSignIn(account, SignedInBy.Passkey);
        }

        db.Add(passkey);
        audit.Record(account.Actor, Acts.PasskeyAdded, $"{account.Reference} {passkey.Reference}");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return Refusals.PasskeyNotAdded;
        }

        return null;
    }

    /// <summary>
    /// Takes one away, for the password: a session alone must not take the owner's way in. It ends every session, also that of whoever
    /// holds the device.
    /// </summary>
    public async Task<Refusal?> RemoveAsync(
        HttpContext http,
        Account account,
        Guid id,
        string password,
        CancellationToken cancellation
    )
    {
        if (!await limits.AllowAsync(http.Address(), account.EmailKey, account.Reference, cancellation))
            return Refusals.TooManyAttempts;
        if (account.Passkeys.SingleOrDefault(p => p.Id == id) is not { } passkey)
            return Refusals.PasskeyNotFound;
        if (account.SecondFactorKey is null && account.Passkeys.Count == 1)
            return Refusals.LastSecondFactor;
        if (!await IsProvedAsync(account, password, cancellation))
            return Refusals.PasswordWrong;
        db.Remove(passkey);
        account.EndSessions();
        audit.Record(account.Actor, Acts.PasskeyRemoved, $"{account.Reference} {passkey.Reference}");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.PasskeyNotFound;
        }

        return null;
    }

    /// <summary>Whether it is the person: counts a wrong password.</summary>
    private async Task<bool> IsProvedAsync(Account account, string password, CancellationToken cancellation)
    {
        if (!await failed.AreSpentAsync(account, Proof.Session, cancellation) && passwords.Matches(account, password))
            return true;
        await failed.FailAsync(account.Id, Proof.Session, Acts.SecondFactorFailed, cancellation);
        return false;
    }

    private async Task<Passkey?> ReadAsync(
        HttpContext http,
        Account account,
        string offer,
        string answer,
        string name,
        CancellationToken cancellation
    )
    {
        try
        {
            var made = await offers
                .At(http)
                .MakeNewCredentialAsync(
                    new MakeNewCredentialParams
                    {
                        AttestationResponse =
                            JsonSerializer.Deserialize<AuthenticatorAttestationRawResponse>(answer)
                            ?? throw new JsonException("nothing"),
                        OriginalOptions = CredentialCreateOptions.FromJson(offer),
                        IsCredentialIdUniqueToUserCallback = async (one, stop) =>
                            !await db.Set<Passkey>().AnyAsync(p => p.CredentialId == one.CredentialId, stop),
                    },
                    cancellation
                );
            return new Passkey
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                AccountId = account.Id,
                CredentialId = made.Id,
                PublicKey = made.PublicKey,
                SignCount = made.SignCount,
                Name = name,
                AddedAt = clock.GetUtcNow(),
            };
        }
        catch (Exception wrong) when (PasskeySignIn.IsWrongAnswer(wrong))
        {
            return null;
        }
    }
}

/// <summary>What the form of a new passkey sent.</summary>
/// <param name="Answer">The authenticator's, as JSON.</param>
internal sealed record NewPasskey(string Sealed, string Answer, string Name, string Password)
{
    public override string ToString() => nameof(NewPasskey);
}
