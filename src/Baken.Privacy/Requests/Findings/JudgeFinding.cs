using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>A person says of one finding whose it is and whether it is given. Nothing is judged together, and nothing beforehand.</summary>
internal sealed class JudgeFinding(ModuleDb db, RequestsToDo requests, IAudit audit, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(
        Guid id,
        int revision,
        Guid findingId,
        Belonging? belongs,
        Handing? handing,
        IReadOnlyList<string> grounds,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (Grounds.Chosen(grounds, Grounds.ToWithhold) is not { } chosen)
            return Refusals.GroundUnknown;
        var found = await requests.FindAsync(
            id,
            revision,
            cancellation,
            all => all.Include(r => r.Findings.Where(f => f.Id == findingId))
        );
        if (found.Refusal is { } notThere)
            return notThere;
        var request = found.Value;
        if (request.State != RequestState.Open)
            return Refusals.AlreadyDecided;
        if (request.Findings.Find(f => f.Id == findingId) is not { } finding)
            return Refusals.PartNotFound;
        if (finding.Judge(belongs, handing, chosen, by, clock.GetUtcNow()) is { } refusal)
            return refusal;

        audit.Record(by, Acts.FindingJudged, $"{request.Reference} finding:{finding.Number}");
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
