using System.Globalization;
using System.Security.Claims;
using Baken.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// What happens with the cookie of who gave the right password and must still show or enrol a second factor. It has no roles,
/// and ends with the stamp of its account.
/// </summary>
internal sealed class HalfSignIn(ModuleDb db, Sessions sessions, TimeProvider clock, IOptions<AccessOptions> options)
    : CookieAuthenticationEvents
{
    private const string Stamp = "baken:stamp";
    private const string Since = "baken:since";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static ClaimsPrincipal Principal(Account account) =>
        CurrentActor.Principal(
            account.Reference,
            account.Name,
            GivenRoles.None,
            Schemes.Half,
            new Claim(Stamp, account.Stamp.ToString("N"))
        );

    public static AuthenticationProperties From(DateTimeOffset now) =>
        new() { Items = { [Since] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) } };

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var now = clock.GetUtcNow();
        if (
            Account.IdIn(context.Principal) is not { } id
            || !context.Properties.Items.TryGetValue(Since, out var text)
            || !long.TryParse(text, CultureInfo.InvariantCulture, out var since)
            || (now - DateTimeOffset.FromUnixTimeSeconds(since)).Duration() >= Limit
            || !options.Value.LocalAccounts
            || await db.Set<Account>()
                .Where(a => a.Id == id)
                .Select(a => new
                {
                    a.Stamp,
                    a.Blocked,
                    a.Demo,
                })
                .SingleOrDefaultAsync(context.HttpContext.RequestAborted)
                is not { } account
            || account.Stamp.ToString("N") != context.Principal?.FindFirstValue(Stamp)
            || account.Blocked
            || (account.Demo && !options.Value.Demo)
        )
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        sessions.LeadToSignInAsync(context.HttpContext);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Sessions.TurnAwayAsync(context.HttpContext);
}
