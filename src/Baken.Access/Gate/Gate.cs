using System.Linq.Expressions;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

internal sealed class Gate(ModuleDb db, IAudit audit, ICurrentActor current, TimeProvider clock) : IGate
{
    public IQueryable<T> ToDo<T>(Kind kind)
        where T : class, IGuarded => db.Set<T>().Where(Guarding.May<T>(db, kind, Right.Do));

    public async Task<bool> HitAsync<T>(
        Kind kind,
        Expression<Func<T, bool>> question,
        string about,
        CancellationToken cancellation
    )
        where T : class, IGuarded
    {
        var viewer = db.Viewpoint;
        bool hit;
        db.Viewpoint = new HitView(viewer);
        try
        {
            hit = await db.Set<T>().AnyAsync(question, cancellation);
        }
        finally
        {
            db.Viewpoint = viewer;
        }

        audit.Record(current.Actor, hit ? Acts.Hit : Acts.NoHit, about);
        await db.SaveChangesAsync(cancellation);
        return hit;
    }

    public Guid Share(
        Kind kind,
        Guid thing,
        string grantee,
        Right right,
        string activity,
        string ground,
        DateTimeOffset? until,
        Actor by
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(grantee);
        ArgumentException.ThrowIfNullOrEmpty(activity);
        var now = clock.GetUtcNow();
        var grant = new Grant
        {
            Id = Guid.CreateVersion7(now),
            ThingId = thing,
            Kind = kind.Name,
            Grantee = grantee,
            Right = right,
            Activity = activity,
            Ground = ground,
            By = by.Id,
            At = now,
            Until = until,
        };
        db.Add(grant);
        audit.Record(by, Acts.Shared, $"{kind.Refer(thing)} grant:{grant.Id:N}");
        return grant.Id;
    }

    public async Task<Refusal?> RecallAsync<T>(Kind kind, Guid thing, Guid grant, Actor by, CancellationToken cancellation)
        where T : class, IGuarded
    {
        if (!await ToDo<T>(kind).AnyAsync(t => t.Id == thing, cancellation))
            return Refusals.ShareNotFound;
        var found = await db.Set<Grant>()
            .SingleOrDefaultAsync(g => g.Id == grant && g.ThingId == thing && g.Kind == kind.Name, cancellation);
        if (found is null)
            return Refusals.ShareNotFound;
        if (found.RecalledAt is not null)
            return null;
        found.Recall(clock.GetUtcNow(), by.Id);
        audit.Record(by, Acts.Recalled, $"{kind.Refer(thing)} grant:{grant:N}");
        return null;
    }

    public IViewpoint ViewOf(Actor actor, string activity) => new SaidView(actor, activity, clock);

    public async Task<IReadOnlyList<Share>> SharesAsync(Guid thing, CancellationToken cancellation) =>
        await db.Set<Grant>()
            .Where(g => g.ThingId == thing)
            .OrderBy(g => g.Id)
            .Select(g => new Share(g.Id, g.Grantee, g.Right, g.Activity, g.Ground, g.At, g.Until, g.RecalledAt))
            .ToListAsync(cancellation);
}
