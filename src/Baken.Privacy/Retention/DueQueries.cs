using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy;

/// <summary>What of one activity and kind is due.</summary>
internal sealed record DueGroup(string Activity, string Kind, int Count, DateOnly Since);

/// <summary>What has to be destroyed, what is held, and what was destroyed. References and counts; never content.</summary>
internal sealed class DueQueries(ModuleDb db, TimeProvider time)
{
    /// <summary>Nobody has to make proposals appear: whatever is due, free and in no open destruction is one.</summary>
    public IQueryable<Clock> Due(DateOnly today) =>
        db.Set<Clock>()
            .Where(clock =>
                clock.Due <= today
                && clock.Holds == 0
                && !db.Set<BatchItem>().Any(item => item.IsOpen && item.Kind == clock.Kind && item.ThingId == clock.ThingId)
            );

    public async Task<IReadOnlyList<DueGroup>> GroupsAsync(CancellationToken cancellation) =>
        await Due(time.Day())
            .GroupBy(clock => new { clock.Activity, clock.Kind })
            .OrderBy(group => group.Key.Activity)
            .ThenBy(group => group.Key.Kind)
            .Select(group => new DueGroup(group.Key.Activity, group.Key.Kind, group.Count(), group.Min(clock => clock.Due)))
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<Clock>> OfAsync(string activity, string kind, CancellationToken cancellation) =>
        await Due(time.Day())
            .AsNoTracking()
            .Where(clock => clock.Activity == activity && clock.Kind == kind)
            .OrderBy(clock => clock.Due)
            .ThenBy(clock => clock.ThingId)
            .Take(Batch.Most)
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<Batch>> OpenAsync(CancellationToken cancellation) =>
        await db.Set<Batch>()
            .AsNoTracking()
            .Where(b => b.State != BatchState.Destroyed && b.State != BatchState.Withdrawn)
            .OrderBy(b => b.Id)
            .ToListAsync(cancellation);

    public Task<Batch?> BatchAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Batch>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellation);

    /// <summary>Which things of a batch may not be destroyed any more.</summary>
    public async Task<IReadOnlySet<string>> InTheWayAsync(Batch batch, CancellationToken cancellation)
    {
        var ids = batch.Items.Select(item => item.ThingId).ToList();
        var clocks = await db.Set<Clock>()
            .AsNoTracking()
            .Where(clock => ids.Contains(clock.ThingId))
            .ToDictionaryAsync(clock => clock.Thing, cancellation);
        return batch
            .Items.Where(item => DestroyBatch.StandsInTheWay(clocks.GetValueOrDefault(item.Thing), item))
            .Select(item => item.Thing)
            .ToHashSet();
    }

    /// <summary>Those whose review is overdue come first.</summary>
    public async Task<IReadOnlyList<Hold>> HoldsAsync(CancellationToken cancellation) =>
        await db.Set<Hold>()
            .AsNoTracking()
            .Where(hold => hold.LiftedAt == null)
            .OrderBy(hold => hold.ReviewOn)
            .ThenBy(hold => hold.Id)
            .ToListAsync(cancellation);

    public Task<Hold?> HoldAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Hold>().AsNoTracking().SingleOrDefaultAsync(hold => hold.Id == id, cancellation);

    public async Task<IReadOnlyList<CertificateHead>> CertificatesAsync(CancellationToken cancellation) =>
        await db.Set<Certificate>()
            .OrderByDescending(certificate => certificate.BatchId)
            .Take(100)
            .Select(certificate => new CertificateHead(certificate.BatchId, certificate.At, certificate.Things))
            .ToListAsync(cancellation);

    public Task<Certificate?> CertificateAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Certificate>().AsNoTracking().SingleOrDefaultAsync(certificate => certificate.BatchId == id, cancellation);
}

internal sealed record CertificateHead(Guid Id, DateTimeOffset At, int Things);
