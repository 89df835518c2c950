using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy;

/// <summary>Places and lifts holds.</summary>
internal sealed class PlaceHold(ModuleDb db, IAudit audit, TimeProvider time) : IHolds
{
    public async Task<Outcome<Guid>> PlaceAsync(
        Kind kind,
        Guid thing,
        HoldGround ground,
        string reason,
        DateOnly reviewOn,
        Actor by,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(kind);
        return await PlaceAsync(kind.Name, thing, ground, reason, reviewOn, by, cancellation);
    }

    public async Task<Outcome<Guid>> PlaceAsync(
        string kind,
        Guid thing,
        HoldGround ground,
        string reason,
        DateOnly reviewOn,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (RetentionRefusals.CheckReason(reason) is { } refusal)
            return refusal;
        if (reviewOn <= time.Day())
            return RetentionRefusals.ReviewNotAhead;
        if (await db.Set<Clock>().FindAsync([kind, thing], cancellation) is not { } clock)
            return RetentionRefusals.NoClock;

        var now = time.GetUtcNow();
        var hold = new Hold
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            ThingId = thing,
            Ground = ground,
            Reason = reason.Trim(),
            ReviewOn = reviewOn,
            ById = by.Id,
            ByName = by.Name,
            At = now,
        };
        db.Add(hold);
        clock.Hold();
        audit.Record(by, RetentionActs.HoldPlaced, $"{hold.Thing} hold:{hold.Id:N}");
        return hold.Id;
    }

    public async Task<Refusal?> LiftAsync(Guid hold, string reason, Actor by, CancellationToken cancellation)
    {
        if (RetentionRefusals.CheckReason(reason) is { } refusal)
            return refusal;
        if (await db.Set<Hold>().FindAsync([hold], cancellation) is not { } found)
            return RetentionRefusals.NoSuchHold;
        if (found.LiftedAt is not null)
            return RetentionRefusals.HoldLifted;

        found.Lift(reason.Trim(), by.Id, time.GetUtcNow());
        if (await db.Set<Clock>().FindAsync([found.Kind, found.ThingId], cancellation) is { } clock)
            clock.Release();
        audit.Record(by, RetentionActs.HoldLifted, $"{found.Thing} hold:{hold:N}");
        return null;
    }
}
