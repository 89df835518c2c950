using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

internal sealed class Erasure(ModuleDb db) : IErasure
{
    public async Task<bool> EraseAsync<T>(Guid thing, CancellationToken cancellation)
        where T : class, IGuarded =>
        await db.Set<T>().IgnoreQueryFilters([Guarding.Filter]).Where(t => t.Id == thing).ExecuteDeleteAsync(cancellation) > 0;

    public Task EraseSharesAsync(Guid thing, CancellationToken cancellation) =>
        db.Set<Grant>().Where(grant => grant.ThingId == thing).ExecuteDeleteAsync(cancellation);
}
