using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Access;

/// <summary>
/// Rotates wrapping keys. Every step is a unit of work of its own and can be the last before a crash: what has to be done is read from
/// the database each time.
/// </summary>
internal sealed class Keys(IServiceScopeFactory scopes, IKeyProvider provider) : IKeys
{
    /// <summary>So few that nobody waits long for the database, so many that the end comes.</summary>
    internal const int Step = 200;

    /// <summary>Something that was begun under an old key can be saved after it was last looked at: then it is looked at again.</summary>
    private const int Passes = 3;

    private static readonly string[] Names = [KeyVersion.Content, KeyVersion.Parking];

    public async Task<IReadOnlyList<KeyLine>> ListAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ModuleDb>();
        var known = await db.Set<WrappingKey>().AsNoTracking().ToListAsync(cancellation);
        var wraps = await db.Set<ContentKey>()
            .GroupBy(k => k.WrappedBy)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var unknown = (await provider.ListAsync(cancellation)).Where(key =>
            key.Name != KeyVersion.Cookies && known.TrueForAll(k => k.Id != key.ToString())
        );
        return
        [
            .. known
                .Select(key => new KeyLine(
                    key.Name,
                    key.Version,
                    key.MadeOn,
                    key.Version == known.Where(other => other.Name == key.Name).Max(other => other.Version),
                    wraps.GetValueOrDefault(key.Id),
                    provider.Where
                ))
                .Concat(unknown.Select(key => new KeyLine(key.Name, key.Version, null, false, 0, provider.Where)))
                .OrderBy(line => line.Name)
                .ThenBy(line => line.Version),
        ];
    }

    public async Task<Rotation> RotateAsync(
        Actor by,
        bool onlyFinish,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        List<KeyVersion> made = [];
        if (!onlyFinish)
            foreach (var name in Names)
                if (await MakeNextAsync(name, by, cancellation) is { } next)
                    made.Add(next);

        var rewrapped = 0;
        List<KeyVersion> removed = [];
        List<KeyVersion> left;
        var passes = 0;
        do
        {
            foreach (var name in Names)
                for (int step; (step = await RewrapSomeAsync(name, cancellation)) > 0; )
                {
                    rewrapped += step;
                    progress?.Report(new Progress(name, rewrapped));
                }

            left = [];
            foreach (var old in await OldAsync(cancellation))
                (await ForgetAsync(old, by, cancellation) ? removed : left).Add(old);
        } while (left.Count > 0 && ++passes < Passes);

        await RemoveForgottenAsync(cancellation);
        return new Rotation(made, rewrapped, removed, left);
    }

    /// <summary>From the moment that this is saved, every node wraps under the new key. Null where there is nothing to replace yet.</summary>
    private async Task<KeyVersion?> MakeNextAsync(string name, Actor by, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ModuleDb>();
        if (await db.Set<WrappingKey>().Where(k => k.Name == name).MaxAsync(k => (int?)k.Version, cancellation) is not { } newest)
            return null;
        var next = new KeyVersion(name, newest + 1);
        db.Add(await scope.ServiceProvider.GetRequiredService<KeyRing>().MakeAsync(next, cancellation));
        scope.ServiceProvider.GetRequiredService<IAudit>().Record(by, Acts.KeyMade, $"key:{next}");
        await db.SaveChangesAsync(cancellation);
        return next;
    }

    /// <summary>
    /// A step: reads some that are wrapped under an old key, and writes each unless it was changed meanwhile. A colleague who parks or
    /// destroys a thing at this moment wins.
    /// </summary>
    private async Task<int> RewrapSomeAsync(string name, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ModuleDb>();
        var ring = scope.ServiceProvider.GetRequiredService<KeyRing>();
        if (!await db.Set<WrappingKey>().AnyAsync(k => k.Name == name, cancellation))
            return 0;
        var current = (await ring.CurrentAsync(name, cancellation)).ToString();
        var old = await db.Set<WrappingKey>()
            .Where(k => k.Name == name && k.Id != current)
            .Select(k => k.Id)
            .ToListAsync(cancellation);
        var some = await db.Set<ContentKey>()
            .AsNoTracking()
            .Where(k => old.Contains(k.WrappedBy))
            .OrderBy(k => k.Thing)
            .Take(Step)
            .ToListAsync(cancellation);
        if (some.Count == 0)
            return 0;

        // The slow part, perhaps at an HSM, comes before the database is kept busy.
        List<(ContentKey Was, ContentKey Is)> pairs = [];
        foreach (var was in some)
            pairs.Add((was, await ring.RewrapAsync(was.Thing, was.Wrapped, was.WrappedBy, name, cancellation)));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var (was, now) in pairs)
            await db.Set<ContentKey>()
                .Where(k => k.Thing == was.Thing && k.Wrapped == was.Wrapped && k.WrappedBy == was.WrappedBy)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(k => k.Wrapped, now.Wrapped).SetProperty(k => k.WrappedBy, now.WrappedBy),
                    cancellation
                );
        await transaction.CommitAsync(cancellation);
        return some.Count;
    }

    private async Task<List<KeyVersion>> OldAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var known = await scope
            .ServiceProvider.GetRequiredService<ModuleDb>()
            .Set<WrappingKey>()
            .AsNoTracking()
            .ToListAsync(cancellation);
        return
        [
            .. known
                .Where(key => known.Exists(other => other.Name == key.Name && other.Version > key.Version))
                .Select(key => new KeyVersion(key.Name, key.Version)),
        ];
    }

    /// <summary>
    /// Takes an old key out of the database, which refuses that while anything needs it: also what another node adds at this very moment.
    /// </summary>
    private async Task<bool> ForgetAsync(KeyVersion old, Actor by, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ModuleDb>();
        var id = old.ToString();
        if (await db.Set<ContentKey>().AnyAsync(k => k.WrappedBy == id, cancellation))
            return false;
        try
        {
            db.Remove(await db.Set<WrappingKey>().SingleAsync(k => k.Id == id, cancellation));
            scope.ServiceProvider.GetRequiredService<IAudit>().Record(by, Acts.KeyRemoved, $"key:{old}");
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    /// <summary>Destroys with the provider what the database has forgotten: also where a crash came between the two.</summary>
    private async Task RemoveForgottenAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ModuleDb>();
        foreach (var key in await provider.ListAsync(cancellation))
        {
            var newer = await db.Set<WrappingKey>().AnyAsync(k => k.Name == key.Name && k.Version > key.Version, cancellation);
            var id = key.ToString();
            if (newer && !await db.Set<WrappingKey>().AnyAsync(k => k.Id == id, cancellation))
                await provider.RemoveAsync(key, cancellation);
        }
    }
}
