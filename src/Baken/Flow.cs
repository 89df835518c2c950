using Baken.Access;
using Baken.Areas;
using Baken.Kernel;
using Baken.Sectors;
using Baken.Sources;

namespace Baken;

/// <summary>
/// The whole pipeline in one place: a reading from Sources goes down through Areas (and, as they come, Sectors and
/// Profiles), each of which hands on an edition. One import is one transaction: it is there wholly, with its audit line,
/// or not at all.
/// </summary>
public sealed class Flow(ModuleDb db, ISources sources, IAreas areas, ISectors sectors, IAudit audit, Installation installation)
{
    /// <summary>Reads, checks, takes in and computes. Refuses before anything is changed.</summary>
    public async Task<Outcome<ImportReport>> ImportAsync(
        ImportOrder order,
        Actor by,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(order);
        var read = await sources.ReadAsync(order, progress, cancellation);
        if (read.Refusal is { } refusal)
            return refusal;
        var reading = read.Value;
        if (await sources.EarlierAsync(order.Source, reading.Fingerprint, cancellation) is { } earlier)
            return earlier with { Unchanged = true };

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var report = await sources.RegisterAsync(order, reading, by, cancellation);
        areas.Take(reading, report.Number);
        sectors.Take(reading, report.Number);
        audit.Record(by, "import.done", $"import:{report.Number}");
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();

        await areas.MakeEditionAsync(Home, by, progress, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return report;
    }

    private AreaCode? Home => installation.Municipality is { } code ? AreaCode.Parse(code) : null;
}
