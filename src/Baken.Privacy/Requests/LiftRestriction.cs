using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>Lifts what a request restricted, after the person was told (AVG article 18(3)). A request that is closed can still be lifted.</summary>
internal sealed class LiftRestriction(ModuleDb db, RequestsToDo requests, IHolds holds, IAudit audit, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(Guid id, DateOnly? toldOn, Actor by, CancellationToken cancellation)
    {
        if (!by.Is(Role.PrivacyOfficer))
            return Refusals.NotYours;
        if (!await requests.MayAsync(id, cancellation))
            return Refusals.RequestNotFound;
        var restrictions = await db.Set<Restriction>()
            .Where(r => r.RequestId == id && r.LiftedAt == null)
            .ToListAsync(cancellation);
        if (restrictions.Count == 0)
            return Refusals.NothingRestricted;
        if (toldOn is not { } told || told > clock.Today() || restrictions.Exists(r => told < Days.DayOf(r.Since)))
            return Refusals.DayInvalid;

        foreach (var restriction in restrictions)
        {
            restriction.Lift(told, clock.GetUtcNow(), by);
            // A hold that somebody lifted by hand is lifted.
            if (restriction.HoldId is { } hold)
                await holds.LiftAsync(hold, "De beperking is opgeheven.", by, cancellation);
            audit.Record(by, Acts.RestrictionLifted, $"{restriction.Thing} {PersonRequest.Kind.Refer(id)}");
        }

        return await db.SaveOrRefuseAsync(cancellation);
    }
}
