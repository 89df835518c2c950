using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>Keeps a request to those it is shared with by name: from then on a role opens it to nobody.</summary>
internal sealed class KeepToNames(ModuleDb db, IGate gate, RequestsToDo requests, IAudit audit)
{
    public async Task<Refusal?> HandleAsync(Guid id, int revision, Actor by, CancellationToken cancellation)
    {
        if (!by.Is(Role.PrivacyOfficer))
            return Refusals.NotYours;
        var found = await requests.FindAsync(id, revision, cancellation);
        if (found.Refusal is { } notThere)
            return notThere;
        if (found.Value.Confidentiality == Confidentiality.Named)
            return Refusals.ChangedMeanwhile;
        Apply(found.Value, gate, audit, by);
        return await db.SaveOrRefuseAsync(cancellation);
    }

    /// <summary>Whoever does it stays the one who can deal with it, or nobody could.</summary>
    public static void Apply(PersonRequest request, IGate gate, IAudit audit, Actor by)
    {
        request.KeepToNames();
        audit.Record(by, Acts.RequestKeptToNames, request.Reference);
        gate.Share(
            PersonRequest.Kind,
            request.Id,
            by.Id,
            Right.Do,
            ActivityKeys.PersonRights,
            "Houdt het verzoek op naam.",
            null,
            by
        );
    }
}
