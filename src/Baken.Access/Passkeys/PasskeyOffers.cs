using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fido2NetLib;
using Fido2NetLib.Objects;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// The challenges that a page carries for the browser's authenticator. They are sealed for one purpose and one account, end
/// after five minutes, and belong to the address of this installation.
/// </summary>
internal sealed class PasskeyOffers(IDataProtectionProvider protection, TimeProvider clock, IOptions<AccessOptions> options)
{
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(5);

    public Fido2 At(HttpContext http)
    {
        var address = options.Value.Address ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}");
        return new Fido2(
            new Fido2Configuration
            {
                RPID = address.Host,
                RPName = options.Value.Issuer,
                Origins = new HashSet<string> { address.GetLeftPart(UriPartial.Authority) },
            }
        );
    }

    public PasskeyOffer ForNew(HttpContext http, Account account)
    {
        var created = At(http)
            .RequestNewCredential(
                new RequestNewCredentialParams
                {
                    User = new Fido2User
                    {
                        Id = account.Id.ToByteArray(),
                        Name = account.Email,
                        DisplayName = account.Name,
                    },
                    ExcludeCredentials = [.. account.Passkeys.Select(p => new PublicKeyCredentialDescriptor(p.CredentialId))],
                    AuthenticatorSelection = new AuthenticatorSelection
                    {
                        ResidentKey = ResidentKeyRequirement.Required,
                        UserVerification = UserVerificationRequirement.Required,
                    },
                    // Which make of device somebody has is nobody's business here.
                    AttestationPreference = AttestationConveyancePreference.None,
                }
            )
            .ToJson();
        return new(created, Seal(created, account.Id));
    }

    public PasskeyOffer ForSignIn(HttpContext http)
    {
        var asked = At(http)
            .GetAssertionOptions(
                new GetAssertionOptionsParams { AllowedCredentials = [], UserVerification = UserVerificationRequirement.Required }
            )
            .ToJson();
        return new(asked, Seal(asked, null));
    }

    /// <summary>The offer that a page carried; null where it was changed, is another account's, or has ended.</summary>
    public string? Open(string sealedOffer, Guid? account)
    {
        try
        {
            var text = Encoding.UTF8.GetString(Protector(account).Unprotect(Convert.FromBase64String(sealedOffer)));
            var line = text.IndexOf('\n', StringComparison.Ordinal);
            var made = DateTimeOffset.FromUnixTimeSeconds(long.Parse(text[..line], CultureInfo.InvariantCulture));
            return (clock.GetUtcNow() - made).Duration() < Validity ? text[(line + 1)..] : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private string Seal(string offer, Guid? account) =>
        Convert.ToBase64String(
            Protector(account)
                .Protect(
                    Encoding.UTF8.GetBytes(
                        string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeSeconds()}\n{offer}")
                    )
                )
        );

    private IDataProtector Protector(Guid? account) =>
        protection.CreateProtector("Baken.Access.Passkey", account is { } id ? $"new:{id:N}" : "sign-in");
}

/// <param name="Options">For the browser, as WebAuthn writes it.</param>
/// <param name="Sealed">For the form to carry back.</param>
internal sealed record PasskeyOffer(string Options, string Sealed);
