using System.Security.Cryptography;
using System.Text;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

internal sealed class Vault(ModuleDb db, KeyRing keys, IAudit audit, TimeProvider clock) : IVault
{
    public async Task<byte[]> SealAsync(string thing, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var known = await LookAsync(thing, cancellation);
        if (known is { State: ContentKeyState.Parked })
            throw new InvalidOperationException("What is parked cannot be changed: ask whether it is before changing it.");
        var key = known is null ? RandomNumberGenerator.GetBytes(Envelope.KeySize) : await keys.UnwrapAsync(known, cancellation);
        try
        {
            if (known is null)
                db.Add(await keys.MakeAsync(thing, key, cancellation));
            return Envelope.Seal(key, content.Span, Context(thing));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public async Task<Outcome<byte[]>> OpenAsync(string thing, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (await LookAsync(thing, cancellation) is not { } known)
            return VaultRefusals.Destroyed;
        if (known.State == ContentKeyState.Parked)
            return VaultRefusals.Parked;
        var key = await keys.UnwrapAsync(known, cancellation);
        try
        {
            return Envelope.Open(key, content.Span, Context(thing));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public async Task ParkAsync(string thing, CancellationToken cancellation)
    {
        if (await FindAsync(thing, cancellation) is { State: ContentKeyState.Live } known)
            await keys.ParkAsync(known, cancellation);
    }

    public async Task<Refusal?> ReopenAsync(string thing, string ground, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!by.Is(Role.PrivacyOfficer))
            return VaultRefusals.NotThePrivacyOfficer;
        if (ground is null || ground.Trim().Length < VaultRefusals.ShortestGround)
            return VaultRefusals.GroundTooShort;
        if (ground.Trim().Length > VaultRefusals.LongestGround)
            return VaultRefusals.GroundTooLong;
        if (await FindAsync(thing, cancellation) is not { } known)
            return VaultRefusals.Destroyed;
        if (known.State != ContentKeyState.Parked)
            return VaultRefusals.NotParked;

        var now = clock.GetUtcNow();
        var record = new Reopening
        {
            Id = Guid.CreateVersion7(now),
            Thing = thing,
            Ground = ground.Trim(),
            By = by.Id,
            At = now,
        };
        db.Add(record);
        audit.Record(by, Acts.Reopened, $"{thing} reopening:{record.Id:N}");
        await keys.ReopenAsync(known, record, cancellation);
        return null;
    }

    public async Task<IReadOnlySet<string>> ParkedAsync(CancellationToken cancellation) =>
        await db.Set<ContentKey>()
            .Where(k => k.State == ContentKeyState.Parked)
            .Select(k => k.Thing)
            .ToHashSetAsync(cancellation);

    public async Task<IReadOnlyList<ReopenedThing>> ReopenedAsync(CancellationToken cancellation) =>
        await db.Set<Reopening>()
            .OrderByDescending(r => r.Id)
            .Select(r => new ReopenedThing(r.Thing, r.By, r.At, r.Ground))
            .ToListAsync(cancellation);

    public async Task DestroyAsync(string thing, CancellationToken cancellation)
    {
        if (await FindAsync(thing, cancellation) is { } known)
            db.Remove(known);
        db.RemoveRange(await db.Set<Reopening>().Where(r => r.Thing == thing).ToListAsync(cancellation));
    }

    /// <summary>As the database has it now, unless this unit of work changed it: what a colleague parked a moment ago is parked.</summary>
    private async Task<ContentKey?> LookAsync(string thing, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(thing);
        if (db.Set<ContentKey>().Local.FindEntry(thing) is { State: not EntityState.Unchanged } own)
            return own.State == EntityState.Deleted ? null : own.Entity;
        return await db.Set<ContentKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Thing == thing, cancellation);
    }

    /// <summary>As this unit of work has it: a key that it made or removed counts already.</summary>
    private async Task<ContentKey?> FindAsync(string thing, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(thing);
        var found = await db.Set<ContentKey>().FindAsync([thing], cancellation);
        return found is null || db.Entry(found).State == EntityState.Deleted ? null : found;
    }

    private static byte[] Context(string thing) => Encoding.UTF8.GetBytes($"baken content 1 {thing}");
}
