using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>
/// A thing whose processing is restricted (AVG article 18): it is kept, and used for nothing else until the restriction is lifted.
/// </summary>
internal sealed class Restriction
{
    public required Guid Id { get; init; }

    /// <summary>By kind and number.</summary>
    public required string Thing { get; init; }

    public required Guid RequestId { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>What keeps the thing from being destroyed meanwhile; null where no clock of it runs yet.</summary>
    public Guid? HoldId { get; init; }

    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftedBy { get; private set; }

    /// <summary>When the person was told, which has to be before it is lifted (article 18(3)).</summary>
    public DateOnly? ToldOn { get; private set; }

    public void Lift(DateOnly toldOn, DateTimeOffset now, Actor by)
    {
        LiftedAt = now;
        LiftedBy = by.Id;
        ToldOn = toldOn;
    }
}

internal sealed class Restrictions(ModuleDb db) : IRestrictions
{
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> OfAsync(
        IReadOnlyCollection<string> things,
        CancellationToken cancellation
    ) =>
        (
            await db.Set<Restriction>()
                .Where(r => things.Contains(r.Thing) && r.LiftedAt == null)
                .Select(r => new { r.Thing, r.Since })
                .ToListAsync(cancellation)
        )
            .GroupBy(r => r.Thing)
            .ToDictionary(thing => thing.Key, thing => thing.Min(r => r.Since));
}
