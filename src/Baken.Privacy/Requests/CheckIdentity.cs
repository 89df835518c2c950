using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>
/// Records how it is known who asks: that more was asked for, by which the term stands still, or how the identity was established. Nothing of
/// a document is kept.
/// </summary>
internal sealed class CheckIdentity(ModuleDb db, RequestsToDo requests, SealedJson sealing, IAudit audit, TimeProvider clock)
{
    /// <param name="way">Null: more was asked for.</param>
    public async Task<Refusal?> HandleAsync(
        Guid id,
        int revision,
        IdentityWay? way,
        DateOnly? on,
        string note,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (on is not { } day || (way is { } chosen && !Enum.IsDefined(chosen)))
            return Refusals.ChoiceMissing;
        if (note.Length > 1_000)
            return Refusals.TextTooLong;
        var found = await requests.FindAsync(id, revision, cancellation);
        if (found.Refusal is { } notThere)
            return notThere;
        var request = found.Value;
        var refusal = way is { } how
            ? request.EstablishIdentity(how, day, clock.Today())
            : request.AskIdentity(day, clock.Today());
        if (refusal is not null)
            return refusal;

        if (await sealing.ChangeAsync(request, content => content with { IdentityNote = note }, cancellation) is { } closed)
            return closed;
        audit.Record(by, way is null ? Acts.IdentityAsked : Acts.IdentityEstablished, request.Reference);
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
