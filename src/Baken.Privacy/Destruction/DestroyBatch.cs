using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Privacy;

/// <summary>
/// Destroys what two people approved: rows, search entries, shares, keys, in one transaction with its certificate and audit lines. After
/// a crash nothing was destroyed, and it is simply done again.
/// </summary>
internal sealed class DestroyBatch(
    ModuleDb db,
    IEnumerable<IDestroyer> destroyers,
    IEnumerable<ISearchEntries> search,
    IVault vault,
    IErasure erasure,
    IAudit audit,
    IOptions<AccessOptions> options,
    TimeProvider time
)
{
    public async Task<Refusal?> HandleAsync(Guid id, Actor by, CancellationToken cancellation)
    {
        if (!RetentionRoles.MayDecide(by))
            return RetentionRefusals.NotYourRole;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            if (await db.Set<Batch>().SingleOrDefaultAsync(b => b.Id == id, cancellation) is not { } batch)
                return RetentionRefusals.NoSuchBatch;
            if (batch.State != BatchState.Approved)
                return batch.IsOpen ? RetentionRefusals.NotApproved : RetentionRefusals.NotOpen;
            var clocks = await ClocksAsync(batch, cancellation);
            if (batch.Items.Count(item => StandsInTheWay(clocks.GetValueOrDefault(item.Thing), item)) is > 0 and var held)
                return RetentionRefusals.HeldMeanwhile(held);

            var byKind = destroyers.ToDictionary(destroyer => destroyer.Kind.Name);
            if (batch.Items.FirstOrDefault(item => !byKind.ContainsKey(item.Kind)) is { } orphan)
                return RetentionRefusals.NobodyDestroys(orphan.Kind);

            try
            {
                // First, and only in this transaction: a colleague who does the same waits for this row and then finds it done.
                var now = time.GetUtcNow();
                batch.Destroyed(now);
                await db.SaveChangesAsync(cancellation);
                var things = new List<CertificateThing>();
                foreach (var item in batch.Items.OrderBy(item => item.Thing, StringComparer.Ordinal))
                {
                    var was = await byKind[item.Kind].DestroyAsync(item.ThingId, cancellation);
                    await ForgetAsync(item, clocks.GetValueOrDefault(item.Thing), cancellation);
                    audit.Record(by, RetentionActs.Destroyed, item.Thing);
                    things.Add(Line(item, was));
                }

                var certificate = Certificate.Of(batch.Id, Text(batch, things, by, now), now);
                db.Add(certificate);
                audit.Record(by, RetentionActs.Certified, $"{batch.Reference} sha256:{certificate.Sha256}");
                await db.SaveChangesAsync(cancellation);
                await transaction.CommitAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // A hold was placed, or a colleague did the same, after we looked.
                db.ChangeTracker.Clear();
                return RetentionRefusals.ChangedMeanwhile;
            }
        }

        await LeaveNoTracesAsync(cancellation);
        return null;
    }

    /// <summary>A document of the municipality is in Dutch, whoever destroys.</summary>
    private const string Method =
        "Rijen, zoekingangen en gedeelde toegang zijn verwijderd uit de database. De sleutel van de inhoud is vernietigd: kopieën van de "
        + "inhoud, ook in back-ups, zijn zonder die sleutel niet te lezen (AES-256-GCM).";

    public static bool StandsInTheWay(Clock? clock, BatchItem item) =>
        clock is not null && (clock.Holds > 0 || clock.Due > item.Due || clock.Activity != item.Activity);

    private async Task<Dictionary<string, Clock>> ClocksAsync(Batch batch, CancellationToken cancellation)
    {
        var ids = batch.Items.Select(item => item.ThingId).ToList();
        return await db.Set<Clock>()
            .Where(clock => ids.Contains(clock.ThingId))
            .ToDictionaryAsync(clock => clock.Thing, cancellation);
    }

    /// <summary>Everything of the thing that the house keeps beside the module that owns it.</summary>
    private async Task ForgetAsync(BatchItem item, Clock? clock, CancellationToken cancellation)
    {
        foreach (var entries in search.Where(entries => entries.Kind.Name == item.Kind))
            await entries.RemoveAsync(item.ThingId, cancellation);
        await vault.DestroyAsync(item.Thing, cancellation);
        await erasure.EraseSharesAsync(item.ThingId, cancellation);
        await db.Set<Hold>().Where(h => h.Kind == item.Kind && h.ThingId == item.ThingId).ExecuteDeleteAsync(cancellation);
        // With its revision: a hold that came after we looked makes this fail.
        if (clock is not null)
            db.Remove(clock);
    }

    private CertificateText Text(Batch batch, List<CertificateThing> things, Actor by, DateTimeOffset now) =>
        new(
            CertificateText.CurrentForm,
            batch.Id.ToString("N"),
            options.Value.Issuer,
            new CertificateStep(batch.ProposedById, batch.ProposedByName, batch.ProposedAt),
            [Step(batch.First!), Step(batch.Second!)],
            new CertificateStep(by.Id, by.Name, now),
            Method,
            // A back-up of keys from just before may be there through its last day.
            Calendar.Day(now).AddDays(options.Value.KeyBackupDays + 1),
            [
                .. things
                    .Where(thing => thing.WasThere)
                    .GroupBy(thing =>
                        (Kind: thing.Reference[..thing.Reference.IndexOf(':', StringComparison.Ordinal)], thing.Activity)
                    )
                    .Select(group => new CertificateCount(group.Key.Kind, group.Key.Activity, group.Count())),
            ],
            things
        );

    private static CertificateThing Line(BatchItem item, bool was) =>
        new(item.Thing, item.Activity, item.From, item.Due, item.Months, item.Ground, was);

    private static CertificateStep Step(Approval approval) => new(approval.ById, approval.ByName, approval.At);

    /// <summary>
    /// SQLite keeps what was there in its log until that is brought into the file, where freed pages are overwritten. A reader that is
    /// still busy can put this off; the next time does it.
    /// </summary>
    private async Task LeaveNoTracesAsync(CancellationToken cancellation)
    {
        if (db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal))
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
    }
}
