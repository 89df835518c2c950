using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Baken.Access;

/// <summary>
/// Links new audit lines to the chain, in the transaction that saves them with their acts. The end of the chain is locked from then until
/// the transaction ends; the lines of a transaction that the caller began are therefore held until it commits, so that a long one keeps
/// nobody waiting.
/// </summary>
public sealed class AuditChain : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, IDbContextTransaction> own = [];
    private readonly ConditionalWeakTable<DbContext, Held> held = [];

    public static AuditChain Instance { get; } = new();

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(eventData);
        if (eventData.Context is not { } db || NewLines(db) is not { Count: > 0 } lines)
            return result;
        if (db.Database.CurrentTransaction is { } transaction)
        {
            await HoldOrLinkAsync(db, transaction.TransactionId, lines, cancellationToken);
            return result;
        }

        own.Add(db, await db.Database.BeginTransactionAsync(cancellationToken));
        try
        {
            Link(db, await Head(db).SingleAsync(cancellationToken), lines);
        }
        catch
        {
            Undo(db);
            throw;
        }

        return result;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        // Nobody who waits for a database may keep a thread; the program itself saves asynchronously everywhere.
        if (eventData?.Context is { } db && NewLines(db).Count > 0)
            throw new InvalidOperationException("Audit lines are saved with SaveChangesAsync.");
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (Take(eventData?.Context) is { } transaction)
        {
            await using (transaction)
                await transaction.CommitAsync(cancellationToken);
        }

        return result;
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Undo(eventData?.Context);
        return Task.CompletedTask;
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Undo(eventData?.Context);
        return Task.CompletedTask;
    }

    /// <summary>Saves the lines that were held, as the last thing of their transaction.</summary>
    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(eventData);
        if (eventData.Context is { } db && held.TryGetValue(db, out var lines) && lines.Transaction == eventData.TransactionId)
        {
            lines.Committing = true;
            db.AddRange(lines.Lines);
            await db.SaveChangesAsync(cancellationToken);
            held.Remove(db);
        }

        return result;
    }

    public InterceptionResult TransactionCommitting(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result
    ) =>
        eventData?.Context is { } db && held.TryGetValue(db, out var lines) && lines.Transaction == eventData.TransactionId
            ? throw new InvalidOperationException("Audit lines are saved with CommitAsync.")
            : result;

    private async Task HoldOrLinkAsync(DbContext db, Guid transaction, List<AuditLine> lines, CancellationToken cancellation)
    {
        // Lines of a transaction that came to nothing are not those of this one.
        if (!held.TryGetValue(db, out var waiting) || waiting.Transaction != transaction)
            held.AddOrUpdate(db, waiting = new Held(transaction));
        if (waiting.Committing)
        {
            Link(db, await Head(db).SingleAsync(cancellation), lines);
            return;
        }

        foreach (var line in lines)
            db.Entry(line).State = EntityState.Detached;
        waiting.Lines.AddRange(lines);
    }

    private static List<AuditLine> NewLines(DbContext db) =>
        [
            .. db
                .ChangeTracker.Entries<AuditLine>()
                .Where(entry => entry.State == EntityState.Added)
                .Select(entry => entry.Entity)
                .OrderBy(line => line.Order),
        ];

    /// <summary>The head as it is now, not as this context may have read it before; locked where the database needs telling.</summary>
    private static IQueryable<AuditHead> Head(DbContext db)
    {
        foreach (var known in db.ChangeTracker.Entries<AuditHead>().ToList())
            known.State = EntityState.Detached;
        return db.Database.ProviderName!.Contains("Npgsql", StringComparison.Ordinal)
            ? db.Set<AuditHead>().FromSqlRaw("SELECT * FROM access_audit_head WHERE id = 1 FOR UPDATE")
            : db.Set<AuditHead>();
    }

    private static void Link(DbContext db, AuditHead head, List<AuditLine> lines)
    {
        var keys = db.GetService<IAuditKeys>();
        if (!head.IsSealedBy(keys))
        {
            // Somebody moved the end. The work goes on, and what happened stays visible for ever: sealing in silence would wash it clean.
            var first = lines[0];
            var broken = new AuditLine
            {
                At = first.At,
                ActorId = Acts.Program,
                Act = Acts.SealBroken,
                About = $"audit:{head.Number}",
                Activity = "",
                Place = Place.Program,
                Trace = first.Trace,
                Caller = "",
            };
            db.Add(broken);
            lines.Insert(0, broken);
        }

        foreach (var line in lines)
        {
            var number = db.Entry(line).Property(l => l.Number);
            number.CurrentValue = head.Number + 1;
            number.IsTemporary = false;
            head.Add(line);
        }

        head.Seal(keys);
    }

    private IDbContextTransaction? Take(DbContext? db)
    {
        if (db is null || !own.TryGetValue(db, out var transaction))
            return null;
        own.Remove(db);
        return transaction;
    }

    private void Undo(DbContext? db)
    {
        using var transaction = Take(db);
        transaction?.Rollback();
    }

    /// <summary>The lines of one transaction that is not committed yet.</summary>
    private sealed class Held(Guid transaction)
    {
        public Guid Transaction => transaction;

        public List<AuditLine> Lines { get; } = [];

        public bool Committing { get; set; }
    }
}
