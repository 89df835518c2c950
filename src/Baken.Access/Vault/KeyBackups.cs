using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

internal sealed class KeyBackups(ModuleDb db, KeyRing ring, IAudit audit, IOptions<AccessOptions> options, TimeProvider clock)
    : IKeyBackup
{
    public async Task<KeyBackup> TakeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // Both tables as they are at one moment.
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellation);
        return new KeyBackup(
            now,
            DateOnly.FromDateTime(now.UtcDateTime).AddDays(options.Value.KeyBackupDays),
            await db.Set<WrappingKey>()
                .OrderBy(key => key.Id)
                .Select(key => new WrappingKeyCopy(key.Name, key.Version, key.Probe, key.MadeOn))
                .ToListAsync(cancellation),
            await db.Set<ContentKey>()
                .OrderBy(key => key.Thing)
                .Select(key => new ContentKeyCopy(key.Thing, key.Wrapped, key.WrappedBy, key.State == ContentKeyState.Parked))
                .ToListAsync(cancellation)
        );
    }

    public async Task RestoreAsync(KeyBackup backup, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(backup);
        foreach (var key in backup.WrappingKeys)
            await ring.ProveAsync(new KeyVersion(key.Name, key.Version), key.Probe, cancellation);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Set<ContentKey>().ExecuteDeleteAsync(cancellation);
        await db.Set<WrappingKey>().ExecuteDeleteAsync(cancellation);
        db.AddRange(
            backup.WrappingKeys.Select(key => new WrappingKey
            {
                Id = new KeyVersion(key.Name, key.Version).ToString(),
                Name = key.Name,
                Version = key.Version,
                Probe = key.Probe,
                MadeOn = key.MadeOn,
            })
        );
        db.AddRange(
            backup.ContentKeys.Select(key => new ContentKey
            {
                Thing = key.Thing,
                Wrapped = key.Wrapped,
                WrappedBy = key.WrappedBy,
                State = key.Parked ? ContentKeyState.Parked : ContentKeyState.Live,
            })
        );
        audit.Record(by, Acts.KeysRestored, $"backup:{backup.TakenAt:yyyyMMddTHHmmssZ}");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
