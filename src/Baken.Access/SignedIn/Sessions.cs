using System.Data.Common;
using Baken.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// Begins, finds and ends sessions. Name, roles and whether a session may still be used are read from the database at every
/// request, so a withdrawn role, a block or an ended session counts at once, on every web node.
/// </summary>
internal sealed class Sessions(
    ModuleDb db,
    SessionPulse pulse,
    KnownDevices devices,
    TimeProvider clock,
    IOptions<AccessOptions> options
)
{
    public const string Cookie = "baken";

    private static readonly HostCookies Cookies = new();

    /// <summary>Starts a session, after everything was proved. One of before in this browser ends.</summary>
    public async Task BeginAsync(HttpContext http, Account account, SignInWay way, ProviderSession? provider = null)
    {
        await http.SignOutAsync(Schemes.Half);
        await RemoveAsync(http);
        var now = clock.GetUtcNow();
        var secret = Secrets.Make();
        // Whoever signs in sweeps up what has ended by itself.
        await db.Set<Session>().Where(s => s.EndsAt <= now).ExecuteDeleteAsync(http.RequestAborted);
        db.Add(
            new Session
            {
                Id = Guid.CreateVersion7(now),
                SecretHash = Secrets.Hash(secret),
                AccountId = account.Id,
                Stamp = account.Stamp,
                Way = way,
                StartedAt = now,
                LastSeenAt = now,
                EndsAt = now + options.Value.SessionLimit,
                Device = DeviceHint.Of(http.Request.Headers.UserAgent),
                ProviderSession = provider?.Id,
                ProviderProof = provider?.Proof,
            }
        );
        await db.SaveChangesAsync(http.RequestAborted);
        if (way != SignInWay.Provider)
            devices.Remember(http, account);
        // Without a lifetime of its own the browser forgets it when it closes.
        Cookies.AppendResponseCookie(http, Cookie, secret, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
    }

    /// <summary>Lets the account go on to its second factor, for a quarter of an hour. A session of before ends.</summary>
    public async Task BeginHalfAsync(HttpContext http, Account account)
    {
        if (await RemoveAsync(http))
            Forget(http);
        await http.SignInAsync(Schemes.Half, HalfSignIn.Principal(account), HalfSignIn.From(clock.GetUtcNow()));
    }

    /// <summary>Ends the session of this browser, and what was half.</summary>
    public async Task EndAsync(HttpContext http)
    {
        await http.SignOutAsync(Schemes.Half);
        if (await RemoveAsync(http))
            Forget(http);
    }

    /// <summary>The open session of this browser with what its account may now; null where there is none.</summary>
    public async Task<OpenSession?> FindAsync(HttpContext http)
    {
        if (SecretOf(http) is not { } secret)
            return null;
        var hash = Secrets.Hash(secret);
        var now = clock.GetUtcNow();
        var found = await db.Set<Session>()
            .AsNoTracking()
            .Where(s => s.SecretHash == hash)
            .Join(
                db.Set<Account>(),
                s => s.AccountId,
                a => a.Id,
                (s, a) =>
                    new
                    {
                        Session = s,
                        a.Name,
                        a.Roles,
                        a.Limits,
                        a.Stamp,
                        a.Blocked,
                        a.Demo,
                    }
            )
            .SingleOrDefaultAsync(http.RequestAborted);
        if (
            found is null
            || found.Session.Stamp != found.Stamp
            || found.Blocked
            || (found.Demo && !options.Value.Demo)
            || (found.Session.Way != SignInWay.Provider && !options.Value.LocalAccounts)
            || !found.Session.IsOpen(now, options.Value.IdleFor(found.Roles))
        )
        {
            Forget(http);
            return null;
        }

        if (now - found.Session.LastSeenAt >= Session.SeenEvery)
            await SeeAsync(found.Session.Id, now, http.RequestAborted);
        return new OpenSession(found.Session, found.Name, new GivenRoles(found.Roles, found.Limits));
    }

    /// <summary>How the session of this browser began.</summary>
    public async Task<SignInWay> WayAsync(HttpContext http) =>
        (await FindAsync(http))?.Session.Way ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>
    /// The account of one scheme; null where nobody is signed in by it. The scheme is always named: a session of one account
    /// says nothing about another account that is halfway.
    /// </summary>
    public async Task<Account?> AccountAsync(HttpContext http, string scheme) =>
        Account.IdIn((await http.AuthenticateAsync(scheme)).Principal) is { } id
            ? await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, http.RequestAborted)
            : null;

    /// <summary>Where a person goes who must sign in first: on to the second half, or to the beginning.</summary>
    public async Task LeadToSignInAsync(HttpContext http)
    {
        // A page for two schemes asks both: the first has answered.
        if (http.Response.HasStarted)
            return;
        if (Api.IsForProgram(http.Request))
        {
            await Problem.WriteAsync(http, StatusCodes.Status401Unauthorized, Refusals.SignInNeeded);
            return;
        }

        // Who is halfway is led on, not back.
        var page = Routes.SignIn;
        if (await AccountAsync(http, Schemes.Half) is { } half)
            page = half.HasSecondFactor ? Routes.Challenge : Routes.Enrol;
        http.Response.Redirect(
            http.Request.PathBase
                + (page == Routes.SignIn ? LocalAddress.With(page, http.Request.Path + http.Request.QueryString) : page)
        );
    }

    /// <summary>Who is signed in and may not come here.</summary>
    public static Task TurnAwayAsync(HttpContext http)
    {
        if (Api.IsForProgram(http.Request))
            return Problem.WriteAsync(http, StatusCodes.Status403Forbidden, Refusals.NoAccess);
        http.Response.Redirect(http.Request.PathBase + Routes.NoAccess);
        return Task.CompletedTask;
    }

    /// <returns>Whether the browser sent anything to forget.</returns>
    private async Task<bool> RemoveAsync(HttpContext http)
    {
        if (SecretOf(http) is not { } secret)
            return false;
        var hash = Secrets.Hash(secret);
        await db.Set<Session>().Where(s => s.SecretHash == hash).ExecuteDeleteAsync(http.RequestAborted);
        return true;
    }

    private static string? SecretOf(HttpContext http) =>
        Cookies.GetRequestCookie(http, Cookie) is { Length: > 20 and < 100 } secret ? secret : null;

    private static void Forget(HttpContext http)
    {
        if (!http.Response.HasStarted)
            Cookies.DeleteCookie(http, Cookie, new CookieOptions());
    }

    /// <summary>
    /// Writes when the session was last seen. A reader does not wait for it: where somebody else is writing for long, the
    /// moment stays older, and the session ends sooner rather than later.
    /// </summary>
    private async Task SeeAsync(Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!pulse.MayTry(now))
            return;
        var before = db.Database.GetCommandTimeout();
        try
        {
            db.Database.SetCommandTimeout(2);
            var due = now - Session.SeenEvery;
            await db.Set<Session>()
                .Where(s => s.Id == id && s.LastSeenAt <= due)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellation);
        }
        catch (DbException)
        {
            pulse.Failed(now);
        }
        finally
        {
            db.Database.SetCommandTimeout(before);
        }
    }
}

/// <summary>Remembers on this node that the database was too busy to write down who was seen, so that not every reader waits.</summary>
internal sealed class SessionPulse
{
    private long quietUntil;

    public bool MayTry(DateTimeOffset now) => now.UtcTicks >= Interlocked.Read(ref quietUntil);

    public void Failed(DateTimeOffset now) => Interlocked.Exchange(ref quietUntil, now.AddSeconds(20).UtcTicks);
}

internal sealed record OpenSession(Session Session, string Name, GivenRoles Given);

/// <summary>What is kept of the provider's own session.</summary>
/// <param name="Proof">Its ID token, protected.</param>
internal sealed record ProviderSession(string? Id, string? Proof);
