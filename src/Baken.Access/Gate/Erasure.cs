using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>Goes past the query filter for one thing by its id, and shows the database a view in which that one may be removed.</summary>
internal sealed class Erasure(ModuleDb db) : IErasure
{
    public Task<bool> EraseAsync<T>(Guid thing, CancellationToken cancellation)
        where T : class, IGuarded =>
        AsEraserAsync(
            thing,
            async () =>
                await db.Set<T>().IgnoreQueryFilters([Guarding.Filter]).Where(t => t.Id == thing).ExecuteDeleteAsync(cancellation)
                > 0
        );

    public Task EraseSharesAsync(Guid thing, CancellationToken cancellation) =>
        AsEraserAsync(thing, () => db.Set<Grant>().Where(grant => grant.ThingId == thing).ExecuteDeleteAsync(cancellation));

    private async Task<T> AsEraserAsync<T>(Guid thing, Func<Task<T>> erase)
    {
        var before = db.Viewpoint;
        db.Viewpoint = new EraserView(before, thing);
        try
        {
            return await erase();
        }
        finally
        {
            db.Viewpoint = before;
        }
    }
}

/// <summary>The viewer's own view, and the right to remove one thing unseen.</summary>
internal sealed class EraserView(IViewpoint viewer, Guid thing) : IViewpoint
{
    public IReadOnlyList<string> Keys => viewer.Keys;

    public string Activity => viewer.Activity;

    public DateTimeOffset Now => viewer.Now;

    public IReadOnlyList<Guid> Erases => [thing];

    public Pass PassTo(Kind kind, Right right) => viewer.PassTo(kind, right);
}
