using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>Extends the term, once, with the reason that the person was told (AVG article 12(3)).</summary>
internal sealed class ExtendTerm(ModuleDb db, RequestsToDo requests, SealedJson sealing, IAudit audit, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(
        Guid id,
        int revision,
        int months,
        DateOnly? toldOn,
        string reason,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (toldOn is not { } told)
            return Refusals.DayInvalid;
        if (reason.Length is < Refusals.ShortestReason or > 2_000)
            return Refusals.ReasonMissing;
        var found = await requests.FindAsync(id, revision, cancellation);
        if (found.Refusal is { } notThere)
            return notThere;
        var request = found.Value;
        if (request.Extend(months, told, clock.Today()) is { } refusal)
            return refusal;

        if (await sealing.ChangeAsync(request, content => content with { ExtensionReason = reason }, cancellation) is { } closed)
            return closed;
        audit.Record(by, Acts.RequestExtended, request.Reference);
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
