using System.Security.Cryptography;
using System.Text;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>
/// Wraps and unwraps the keys of things: which wrapping key to use is in the database, the key itself with the provider. What is
/// parked it unwraps for nothing but a reopening that is saved with the same unit of work.
/// </summary>
internal sealed class KeyRing(ModuleDb db, IKeyProvider provider, TimeProvider clock)
{
    private static readonly byte[] Known = Encoding.ASCII.GetBytes("baken wrapping key");
    private readonly HashSet<string> proven = [];

    public Task<ContentKey> MakeAsync(string thing, byte[] key, CancellationToken cancellation) =>
        WrapAsync(thing, key, KeyVersion.Content, cancellation);

    /// <summary>The key of a thing in use.</summary>
    public async Task<byte[]> UnwrapAsync(ContentKey key, CancellationToken cancellation)
    {
        if (KeyVersion.Parse(key.WrappedBy).Name != KeyVersion.Content)
            throw new InvalidOperationException("What is parked is opened only by a reopening.");
        return await UnwrapAnyAsync(key.Thing, key.Wrapped, key.WrappedBy, cancellation);
    }

    public async Task ParkAsync(ContentKey key, CancellationToken cancellation)
    {
        Move(key, await RewrapAsync(key.Thing, key.Wrapped, key.WrappedBy, KeyVersion.Parking, cancellation));
        key.State = ContentKeyState.Parked;
    }

    public async Task ReopenAsync(ContentKey key, Reopening record, CancellationToken cancellation)
    {
        if (record.Thing != key.Thing || db.Entry(record).State != EntityState.Added)
            throw new InvalidOperationException("A reopening is recorded with the unit of work that does it.");
        Move(key, await RewrapAsync(key.Thing, key.Wrapped, key.WrappedBy, KeyVersion.Content, cancellation));
        key.State = ContentKeyState.Live;
    }

    /// <summary>The same key under the newest version of a wrapping key. The key itself stays inside.</summary>
    public async Task<ContentKey> RewrapAsync(
        string thing,
        byte[] wrapped,
        string wrappedBy,
        string name,
        CancellationToken cancellation
    )
    {
        var secret = await UnwrapAnyAsync(thing, wrapped, wrappedBy, cancellation);
        try
        {
            return await WrapAsync(thing, secret, name, cancellation);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>The version under which is wrapped from now on. The first is made at its first use.</summary>
    public async Task<KeyVersion> CurrentAsync(string name, CancellationToken cancellation)
    {
        var known = await db.Set<WrappingKey>()
            .AsNoTracking()
            .Where(k => k.Name == name)
            .OrderByDescending(k => k.Version)
            .FirstOrDefaultAsync(cancellation);
        if (known is not null)
        {
            var current = new KeyVersion(name, known.Version);
            await ProveAsync(current, known.Probe, cancellation);
            return current;
        }

        var first = new KeyVersion(name, 1);
        var row = await MakeAsync(first, cancellation);
        // Two who do this at once agree on one row; a unit of work that comes to nothing leaves a key that the next one takes.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO access_wrapping_key (id, name, version, probe, made_on)
            VALUES ({row.Id}, {row.Name}, {row.Version}, {row.Probe}, {row.MadeOn}) ON CONFLICT DO NOTHING
            """,
            cancellation
        );
        return first;
    }

    /// <summary>Has the provider make a version, and proves that it works, before anything depends on it.</summary>
    public async Task<WrappingKey> MakeAsync(KeyVersion key, CancellationToken cancellation)
    {
        await provider.EnsureAsync(key, cancellation);
        var probe = await provider.WrapAsync(key, Known, ProbeContext(key), cancellation);
        await ProveAsync(key, probe, cancellation);
        return new WrappingKey
        {
            Id = key.ToString(),
            Name = key.Name,
            Version = key.Version,
            Probe = probe,
            MadeOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        };
    }

    /// <summary>A key that was lost and made anew would encrypt what nobody can open together with the old: refuse it first.</summary>
    public async Task ProveAsync(KeyVersion key, byte[] probe, CancellationToken cancellation)
    {
        if (proven.Contains(key.ToString()))
            return;
        try
        {
            var known = await provider.UnwrapAsync(key, probe, ProbeContext(key), cancellation);
            if (!known.AsSpan().SequenceEqual(Known))
                throw new CryptographicException("The probe says something else.");
        }
        catch (CryptographicException trouble)
        {
            throw new InvalidDataException(VaultRefusals.KeyIsAnother(key, provider.Where), trouble);
        }

        proven.Add(key.ToString());
    }

    private async Task<byte[]> UnwrapAnyAsync(string thing, byte[] wrapped, string wrappedBy, CancellationToken cancellation)
    {
        try
        {
            return await provider.UnwrapAsync(KeyVersion.Parse(wrappedBy), wrapped, Context(thing), cancellation);
        }
        catch (InvalidDataException)
        {
            // A rotation may have rewrapped it and removed the old key after this unit of work read the row.
            var now = await db.Set<ContentKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Thing == thing, cancellation);
            if (now is null || now.WrappedBy == wrappedBy || !IsSameName(now.WrappedBy, wrappedBy))
                throw;
            return await provider.UnwrapAsync(KeyVersion.Parse(now.WrappedBy), now.Wrapped, Context(thing), cancellation);
        }
    }

    /// <summary>What was parked meanwhile is not opened on the way of what is in use.</summary>
    private static bool IsSameName(string one, string other) => KeyVersion.Parse(one).Name == KeyVersion.Parse(other).Name;

    private async Task<ContentKey> WrapAsync(string thing, byte[] secret, string name, CancellationToken cancellation)
    {
        var by = await CurrentAsync(name, cancellation);
        return new ContentKey
        {
            Thing = thing,
            Wrapped = await provider.WrapAsync(by, secret, Context(thing), cancellation),
            WrappedBy = by.ToString(),
        };
    }

    private static void Move(ContentKey key, ContentKey to)
    {
        key.Wrapped = to.Wrapped;
        key.WrappedBy = to.WrappedBy;
    }

    private static byte[] Context(string thing) => Encoding.UTF8.GetBytes($"baken key 1 {thing}");

    private static byte[] ProbeContext(KeyVersion key) => Encoding.UTF8.GetBytes($"baken probe 1 {key}");
}
