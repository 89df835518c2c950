using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>Closes a request whose answer was sent and of which every recipient is known; its retention clock starts.</summary>
internal sealed class CloseRequest(ModuleDb db, RequestsToDo requests, IRetention retention, IAudit audit, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(Guid id, int revision, Actor by, CancellationToken cancellation)
    {
        if (!by.Is(Role.PrivacyOfficer))
            return Refusals.NotYours;
        var found = await requests.FindAsync(
            id,
            revision,
            cancellation,
            all => all.Include(r => r.Recipients).Include(r => r.Letters)
        );
        if (found.Refusal is { } notThere)
            return notThere;
        if (found.Value.Close(clock.Today()) is { } refusal)
            return refusal;

        audit.Record(by, Acts.RequestClosed, found.Value.Reference);
        await retention.StartAsync(PersonRequest.Kind, id, ActivityKeys.PersonRights, clock.GetUtcNow(), cancellation);
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
