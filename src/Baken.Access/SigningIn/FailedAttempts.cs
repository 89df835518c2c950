using Baken.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>
/// How often somebody may be wrong about an account: five times from one place, and each time comes back after a quarter of an hour. The
/// place is the network address, or the device where that is known; so a stranger keeps nobody out but himself. All web nodes count
/// together. Behind it stands the lock on the account, against many addresses at once: it binds no device that is known.
/// </summary>
internal sealed class FailedAttempts(
    ModuleDb db,
    IAudit audit,
    KnownDevices devices,
    IHttpContextAccessor http,
    TimeProvider clock
)
{
    public const int Allowed = 5;
    public static readonly TimeSpan Returns = TimeSpan.FromMinutes(15);

    /// <summary>Whether no attempt is left here. It looks the same from outside as being wrong.</summary>
    public async Task<bool> AreSpentAsync(Account account, Proof proof, CancellationToken cancellation)
    {
        var device = Device(account);
        if (proof != Proof.Session && device is null && account.IsLocked(clock.GetUtcNow()))
            return true;
        return await CountAsync(account, proof, device, cancellation) >= Allowed
            // Whoever holds the password gets no fresh attempts at the code by it.
            || (proof == Proof.Password && await CountAsync(account, Proof.Code, device, cancellation) >= Allowed);
    }

    /// <summary>Counts one failure and writes it down; attempts side by side are all counted.</summary>
    public async Task FailAsync(Guid id, Proof proof, string act, CancellationToken cancellation)
    {
        while (true)
        {
            db.ChangeTracker.Clear();
            var now = clock.GetUtcNow();
            await db.Set<UsedOnce>().Where(u => u.Until <= now).ExecuteDeleteAsync(cancellation);
            var account = await db.Set<Account>().SingleAsync(a => a.Id == id, cancellation);
            var device = Device(account);
            var keys = Keys(account, proof, device);
            var used = await db.Set<UsedOnce>().Where(u => keys.Contains(u.Key)).Select(u => u.Key).ToListAsync(cancellation);
            // Those beside this one used the last: what was spent is on record.
            if (keys.Except(used).FirstOrDefault() is not { } free)
                return;
            db.Add(new UsedOnce { Key = free, Until = now + Returns });
            audit.Record(SignIn.Visitor, act, account.Reference);
            // Where the place is one, or the person signed in, the five are the limit; many places together have another.
            var locked = proof == Proof.Password && device is null && account.Fail(now);
            if (locked || used.Count + 1 == Allowed)
                audit.Record(SignIn.Visitor, Acts.LockedOut, account.Reference);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException)
            {
                // Somebody else counted first: count on from there.
            }
        }
    }

    /// <summary>Everything was proved: what was wrong from here before counts no more.</summary>
    public async Task ForgetAsync(Account account, CancellationToken cancellation)
    {
        var device = Device(account);
        string[] keys = [.. Keys(account, Proof.Password, device), .. Keys(account, Proof.Code, device)];
        await db.Set<UsedOnce>().Where(u => keys.Contains(u.Key)).ExecuteDeleteAsync(cancellation);
    }

    private string? Device(Account account) => http.HttpContext is { } now ? devices.Of(now, account) : null;

    private async Task<int> CountAsync(Account account, Proof proof, string? device, CancellationToken cancellation)
    {
        var keys = Keys(account, proof, device);
        var now = clock.GetUtcNow();
        return await db.Set<UsedOnce>().CountAsync(u => keys.Contains(u.Key) && u.Until > now, cancellation);
    }

    /// <summary>The attempts that there are, as hashes: an address is kept nowhere in words.</summary>
    private string[] Keys(Account account, Proof proof, string? device)
    {
        var place = proof switch
        {
            // A session is somebody who came in: where from does not matter.
            Proof.Session => "session",
            _ when device is not null => $"device {device}",
            // Who comes this far has the password. Six digits must not be guessed from many addresses.
            Proof.Code => "anywhere",
            Proof.Password => $"address {http.HttpContext?.Address()}",
            _ => throw new InvalidOperationException($"Unknown proof: {proof}"),
        };
        return [.. Enumerable.Range(1, Allowed).Select(n => Secrets.Hash($"attempt\n{account.Id:N}\n{proof}\n{place}\n{n}"))];
    }
}

/// <summary>What somebody tries to prove.</summary>
internal enum Proof
{
    /// <summary>The password of who is not signed in.</summary>
    Password,

    /// <summary>A code of who gave the password.</summary>
    Code,

    /// <summary>The password of who is signed in already, before a change of the account.</summary>
    Session,
}
