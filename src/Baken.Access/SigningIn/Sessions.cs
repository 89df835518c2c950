using System.Globalization;
using System.Security.Claims;
using Baken.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// What happens with a session cookie. It says only which account and since when; name, roles and whether it may still be
/// used are read from the database at every request, so a withdrawn role or a block counts at once.
/// </summary>
internal sealed class Sessions(ModuleDb db, TimeProvider clock, IOptions<AccessOptions> options) : CookieAuthenticationEvents
{
    public const string Stamp = "baken:stamp";
    private const string Since = "baken:since";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var now = clock.GetUtcNow();
        if (
            IdOf(context.Principal) is not { } id
            || !context.Properties.Items.TryGetValue(Since, out var text)
            || !long.TryParse(text, CultureInfo.InvariantCulture, out var since)
            || now - DateTimeOffset.FromUnixTimeSeconds(since) >= options.Value.SessionLimit
            || await StandingAsync(id, context.HttpContext.RequestAborted) is not { } account
            || account.Stamp.ToString("N") != context.Principal?.FindFirstValue(Stamp)
            || account.Blocked
            || (account.Demo && !options.Value.Demo)
        )
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        // Who proved only half has no roles.
        IEnumerable<Role> roles = context.Scheme.Name == Schemes.Session ? account.Roles : [];
        context.ReplacePrincipal(Principal(id, account.Name, account.Stamp, context.Scheme.Name, roles));
    }

    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (Api.IsForProgram(context.Request))
        {
            await Problem.WriteAsync(context.HttpContext, StatusCodes.Status401Unauthorized, Refusals.SignInNeeded);
            return;
        }

        // Who is halfway is led on, not back.
        var half = await context.HttpContext.AuthenticateAsync(Schemes.Half);
        if (IdOf(half.Principal) is { } id)
        {
            var enrolled = await db.Set<Account>()
                .AnyAsync(a => a.Id == id && a.SecondFactorKey != null, context.HttpContext.RequestAborted);
            context.Response.Redirect(context.Request.PathBase + (enrolled ? Routes.Challenge : Routes.Enrol));
            return;
        }

        await base.RedirectToLogin(context);
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Api.IsForProgram(context.Request)
            ? Problem.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden, Refusals.NoAccess)
            : base.RedirectToAccessDenied(context);

    /// <summary>Starts a session, after everything was proved.</summary>
    public async Task BeginAsync(HttpContext http, Account account)
    {
        await http.SignOutAsync(Schemes.Half);
        await http.SignInAsync(Schemes.Session, Principal(account.Id, account.Name, account.Stamp, Schemes.Session, []), Now());
    }

    /// <summary>Lets the account go on to its second factor, for a quarter of an hour. A session of before ends.</summary>
    public async Task BeginHalfAsync(HttpContext http, Account account)
    {
        await http.SignOutAsync(Schemes.Session);
        await http.SignInAsync(Schemes.Half, Principal(account.Id, account.Name, account.Stamp, Schemes.Half, []), Now());
    }

    public static async Task EndAsync(HttpContext http)
    {
        await http.SignOutAsync(Schemes.Half);
        await http.SignOutAsync(Schemes.Session);
    }

    /// <summary>
    /// The account of one scheme; null where nobody is signed in by it. The scheme is always named: a session of one account
    /// says nothing about another account that is halfway.
    /// </summary>
    public async Task<Account?> AccountAsync(HttpContext http, string scheme) =>
        IdOf((await http.AuthenticateAsync(scheme)).Principal) is { } id
            ? await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, http.RequestAborted)
            : null;

    private AuthenticationProperties Now() =>
        new() { Items = { [Since] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) } };

    private static Guid? IdOf(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } text
        && text.StartsWith("account:", StringComparison.Ordinal)
        && Guid.TryParseExact(text["account:".Length..], "N", out var id)
            ? id
            : null;

    private Task<Standing?> StandingAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Account>()
            .Where(a => a.Id == id)
            .Select(a => new Standing(a.Name, a.Roles, a.Stamp, a.Blocked, a.Demo))
            .SingleOrDefaultAsync(cancellation);

    private static ClaimsPrincipal Principal(Guid id, string name, Guid stamp, string scheme, IEnumerable<Role> roles) =>
        CurrentActor.Principal(Account.Refer(id), name, roles, scheme, new Claim(Stamp, stamp.ToString("N")));

    private sealed record Standing(string Name, IReadOnlySet<Role> Roles, Guid Stamp, bool Blocked, bool Demo);
}
