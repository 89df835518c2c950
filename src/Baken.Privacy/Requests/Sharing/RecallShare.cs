using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>Ends a share at once. The last one who can deal with a request that is kept to names cannot be sent away.</summary>
internal sealed class RecallShare(ModuleDb db, IGate gate, RequestsToDo requests, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(Guid id, int revision, Guid share, Actor by, CancellationToken cancellation)
    {
        var found = await requests.FindAsync(id, revision, cancellation);
        if (found.Refusal is { } notThere)
            return notThere;
        var shares = await gate.SharesAsync(id, cancellation);
        if (!shares.Any(s => s.Id == share && s.RecalledAt is null))
            return Refusals.PartNotFound;
        var handlers = shares.Where(s =>
            s.Id != share && s.Right == Right.Do && s.RecalledAt is null && !(s.Until <= clock.GetUtcNow())
        );
        if (found.Value.Confidentiality == Confidentiality.Named && !handlers.Any())
            return Refusals.LastHandler;

        if (await gate.RecallAsync<PersonRequest>(PersonRequest.Kind, id, share, by, cancellation) is { } refusal)
            return refusal;
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
