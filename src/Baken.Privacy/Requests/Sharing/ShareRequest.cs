using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>Shares a request with one colleague or partner by name, with a ground and until a day.</summary>
internal sealed class ShareRequest(ModuleDb db, IGate gate, RequestsToDo requests, IColleagues colleagues, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(
        Guid id,
        int revision,
        string grantee,
        Right? right,
        string ground,
        DateOnly? until,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (right is not (Right.See or Right.Do))
            return Refusals.ChoiceMissing;
        if (ground.Length is < Refusals.ShortestReason or > 500)
            return Refusals.ReasonMissing;
        if (until is not { } last || last <= clock.Today() || last > clock.Today().AddYears(1))
            return Refusals.UntilInvalid;
        var with = (await colleagues.ListAsync(cancellation)).FirstOrDefault(colleague => colleague.Id == grantee);
        if (with is null || !with.Roles.Any(PrivacyRoles.Readers.Contains))
            return Refusals.ColleagueNotFound;
        var found = await requests.FindAsync(id, revision, cancellation);
        if (found.Refusal is { } notThere)
            return notThere;

        gate.Share(PersonRequest.Kind, id, with.Id, right.Value, ActivityKeys.PersonRights, ground, Days.EndOf(last), by);
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
