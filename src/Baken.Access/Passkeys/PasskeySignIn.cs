using System.Text.Json;
using Baken.Kernel;
using Fido2NetLib;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// Signing in with a passkey, without a password: the device is what somebody has, and it checked who holds it (user
/// verification is demanded), so it is two factors in one.
/// </summary>
internal sealed class PasskeySignIn(
    ModuleDb db,
    IAudit audit,
    Attempts limits,
    PasskeyOffers offers,
    Once once,
    TimeProvider clock,
    IOptions<AccessOptions> options
)
{
    public async Task<Outcome<Account>> HandleAsync(
        HttpContext http,
        string sealedOffer,
        string answer,
        CancellationToken cancellation
    )
    {
        if (!options.Value.LocalAccounts)
            return Refusals.LocalAccountsOff;
        if (!await limits.AllowAsync(http.Address(), "passkey", cancellation))
            return Refusals.TooManyAttempts;
        if (offers.Open(sealedOffer, null) is not { } offer || Parse(answer) is not { } response)
            return Refusals.PasskeyRefused;
        var passkey = await db.Set<Passkey>().SingleOrDefaultAsync(p => p.CredentialId == response.RawId, cancellation);
        if (passkey is null)
            return await FailedAsync("account:unknown", cancellation);
        var account = await db.Set<Account>().SingleAsync(a => a.Id == passkey.AccountId, cancellation);
        // A lock after wrong passwords does not bind here: there is nothing to guess, and a stranger must not keep its owner out.
        if (
            account.Blocked
            || (account.Demo && !options.Value.Demo)
            || await CountAsync(http, offer, response, passkey, cancellation) is not { } count
            || !await once.UseAsync("passkey", offer, clock.GetUtcNow() + PasskeyOffers.Validity, cancellation)
        )
            return await FailedAsync(account.Reference, cancellation);

        passkey.SignCount = count;
        passkey.LastUsedAt = clock.GetUtcNow();
        audit.RecordSignIn(account, SignedInBy.Passkey);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The same answer was used beside this one.
            db.ChangeTracker.Clear();
            return Refusals.PasskeyRefused;
        }

        return account;
    }

    /// <summary>What an authenticator's answer can be wrong in, as against what is wrong with us.</summary>
    public static bool IsWrongAnswer(Exception trouble) =>
        trouble
            is Fido2VerificationException
                or JsonException
                or FormatException
                or ArgumentException
                or InvalidOperationException
                or System.Formats.Cbor.CborContentException
                or System.Security.Cryptography.CryptographicException;

    private async Task<Refusal> FailedAsync(string about, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        audit.Record(SignIn.Visitor, Acts.PasskeyFailed, about);
        await db.SaveChangesAsync(cancellation);
        return Refusals.PasskeyRefused;
    }

    private static AuthenticatorAssertionRawResponse? Parse(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize<AuthenticatorAssertionRawResponse>(answer);
        }
        catch (Exception wrong) when (IsWrongAnswer(wrong))
        {
            return null;
        }
    }

    /// <summary>The device's new count where everything about its answer is right; null where anything is not.</summary>
    private async Task<long?> CountAsync(
        HttpContext http,
        string offer,
        AuthenticatorAssertionRawResponse response,
        Passkey passkey,
        CancellationToken cancellation
    )
    {
        try
        {
            var proved = await offers
                .At(http)
                .MakeAssertionAsync(
                    new MakeAssertionParams
                    {
                        AssertionResponse = response,
                        OriginalOptions = AssertionOptions.FromJson(offer),
                        StoredPublicKey = passkey.PublicKey,
                        StoredSignatureCounter = (uint)passkey.SignCount,
                        IsUserHandleOwnerOfCredentialIdCallback = (one, _) =>
                            Task.FromResult(one.UserHandle.AsSpan().SequenceEqual(passkey.AccountId.ToByteArray())),
                    },
                    cancellation
                );
            return proved.SignCount;
        }
        catch (Exception wrong) when (IsWrongAnswer(wrong))
        {
            return null;
        }
    }
}
