using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>Shows where an account is signed in, and ends one session or all of them. Works at the next request.</summary>
internal sealed class EndSessions(ModuleDb db, IAudit audit, TimeProvider clock, IOptions<AccessOptions> options)
{
    /// <summary>The sessions of an account that can still be used, the latest first.</summary>
    public async Task<IReadOnlyList<SessionLine>> ListAsync(Guid account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = await db.Set<Session>()
            .AsNoTracking()
            .Where(s => s.AccountId == account && s.EndsAt > now)
            .Join(
                db.Set<Account>(),
                s => s.AccountId,
                a => a.Id,
                (s, a) =>
                    new
                    {
                        Session = s,
                        a.Stamp,
                        a.Roles,
                    }
            )
            .ToListAsync(cancellation);
        return
        [
            .. found
                .Where(one => one.Stamp == one.Session.Stamp && one.Session.IsOpen(now, options.Value.IdleFor(one.Roles)))
                .Select(one => one.Session)
                .OrderByDescending(session => session.LastSeenAt)
                .Select(session => new SessionLine(
                    session.Id,
                    session.Device,
                    session.Way,
                    session.StartedAt,
                    session.LastSeenAt,
                    session.EndsAt
                )),
        ];
    }

    /// <summary>Ends one session of this account. Another account's is not found.</summary>
    public async Task<Refusal?> OneAsync(Guid account, Guid id, Actor by, CancellationToken cancellation)
    {
        var session = await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == id && s.AccountId == account, cancellation);
        if (session is null)
            return Refusals.SessionNotFound;
        db.Remove(session);
        audit.Record(by, Acts.SessionEnded, $"{Account.Refer(account)} {session.Reference}");
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It ended meanwhile by another hand.
            return Refusals.SessionNotFound;
        }

        return null;
    }

    public async Task<Refusal?> AllAsync(Guid account, Actor by, CancellationToken cancellation)
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == account, cancellation) is not { } found)
            return Refusals.AccountNotFound;
        found.EndSessions();
        audit.Record(by, Acts.SessionsEnded, found.Reference);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.ChangedMeanwhile;
        }

        return null;
    }
}
