using Baken.Access;
using Baken.Areas;
using Baken.Kernel;
using Baken.Profiles;
using Baken.Sectors;
using Baken.Sources;

namespace Baken;

/// <summary>
/// The whole pipeline in one place: a reading from Sources goes down through Areas, Sectors and Profiles, each of which
/// hands on an edition. One import is one transaction: it is there wholly, with its audit line, or not at all.
/// </summary>
public sealed class Flow(
    ModuleDb db,
    ISources sources,
    IAreas areas,
    ISectors sectors,
    IProfiles profiles,
    IAudit audit,
    Installation installation
)
{
    /// <summary>Reads, checks and takes in. Refuses before anything is changed.</summary>
    /// <param name="compute">False when more imports follow at once and <see cref="ComputeAsync"/> comes after the last.</param>
    public async Task<Outcome<ImportReport>> ImportAsync(
        ImportOrder order,
        Actor by,
        IProgress<Progress>? progress,
        CancellationToken cancellation,
        bool compute = true
    )
    {
        ArgumentNullException.ThrowIfNull(order);
        order = order with { Places = await MunicipalitiesAsync(cancellation) };
        var read = await sources.ReadAsync(order, progress, cancellation);
        if (read.Refusal is { } refusal)
            return refusal;
        var reading = read.Value;
        if (await sources.EarlierAsync(order.Source, reading.Fingerprint, cancellation) is { } earlier)
            return earlier with { Unchanged = true };

        progress?.Report(new Progress("Opslaan", 0));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var report = await sources.RegisterAsync(order, reading, by, cancellation);
        areas.Take(reading, report.Number);
        sectors.Take(reading, report.Number);
        audit.Record(by, "import.done", $"import:{report.Number}");
        await SaveAsync(cancellation);
        if (compute)
            await ComputeInTransactionAsync(by, progress, cancellation);
        await transaction.CommitAsync(cancellation);
        return report;
    }

    /// <summary>Makes new editions of everything that would differ from the last one.</summary>
    public async Task ComputeAsync(Actor by, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await ComputeInTransactionAsync(by, progress, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// Computes everything anew. An explicit act of the operator, who thereby switches on the shipped models of profiles
    /// about which nobody has decided; one that a person switched off stays off.
    /// </summary>
    public async Task<IReadOnlyList<ProfileRun>> ProfileAsync(
        Actor by,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await profiles.SwitchOnUndecidedAsync(by, "Ingeschakeld met de opdracht profile.", cancellation);
        await SaveAsync(cancellation);
        var runs = await ComputeInTransactionAsync(by, progress, cancellation);
        await transaction.CommitAsync(cancellation);
        return runs;
    }

    /// <summary>The computing stages, each from the saved edition of the one before.</summary>
    private async Task<IReadOnlyList<ProfileRun>> ComputeInTransactionAsync(
        Actor by,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        var home = installation.Municipality is { } code ? AreaCode.Parse(code) : (AreaCode?)null;
        await areas.MakeEditionAsync(home, by, progress, cancellation);
        await SaveAsync(cancellation);
        var runs = await profiles.MakeEditionsAsync(by, progress, cancellation);
        await SaveAsync(cancellation);
        return runs;
    }

    /// <summary>Saves, and lets go of what was saved: an import of a country need not stay in memory.</summary>
    private async Task SaveAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task<IReadOnlyDictionary<string, AreaCode>> MunicipalitiesAsync(CancellationToken cancellation)
    {
        var atlas = await areas.AtlasAsync(cancellation);
        return atlas
            .Areas(AreaLevel.Municipality)
            .GroupBy(area => area.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Code, StringComparer.OrdinalIgnoreCase);
    }
}
