using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Baken.Access;

/// <summary>
/// Browsers in which an account signed in before. They carry a sealed cookie that opens nothing: it only keeps others, who try the same
/// account from elsewhere, from keeping this one out. A new password, a block and signing out everywhere make it worthless.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Cookie = "baken-device";
    public static readonly TimeSpan Known = TimeSpan.FromDays(90);

    /// <summary>A name of this browser, where the account signed in here before; null where it did not.</summary>
    public string? Of(HttpContext http, Account account) =>
        Read(http) is { } device && device.Account == account.Id && device.Stamp == account.Stamp ? device.Id : null;

    public void Remember(HttpContext http, Account account)
    {
        var until = (clock.GetUtcNow() + Known).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var id = Of(http, account) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(
            Cookie,
            Protector.Protect($"{account.Id:N} {account.Stamp:N} {id} {until}"),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Known,
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );
    }

    private IDataProtector Protector => protection.CreateProtector("Baken.Access.KnownDevice");

    private Device? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 1000 } text)
            return null;
        try
        {
            return
                Protector.Unprotect(text).Split(' ') is [var account, var stamp, var id, var until]
                && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()
                ? new Device(Guid.ParseExact(account, "N"), Guid.ParseExact(stamp, "N"), id)
                : null;
        }
        catch (CryptographicException)
        {
            // Not ours, or sealed with a key that is gone.
            return null;
        }
    }

    private sealed record Device(Guid Account, Guid Stamp, string Id);
}
