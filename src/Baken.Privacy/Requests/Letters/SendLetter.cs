using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>Records when and how a letter was sent. Baken sends nothing by itself.</summary>
internal sealed class SendLetter(ModuleDb db, RequestsToDo requests, IAudit audit, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(
        Guid id,
        int revision,
        Guid letterId,
        DateOnly? on,
        SentBy? how,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (on is not { } day)
            return Refusals.DayInvalid;
        var found = await requests.FindAsync(
            id,
            revision,
            cancellation,
            all => all.Include(r => r.Letters.Where(l => l.Id == letterId))
        );
        if (found.Refusal is { } notThere)
            return notThere;
        if (found.Value.Letters.Find(l => l.Id == letterId) is not { } letter)
            return Refusals.PartNotFound;
        if (letter.Send(day, how, clock.Today()) is { } refusal)
            return refusal;

        audit.Record(by, Acts.LetterSent, $"{found.Value.Reference} letter:{letter.Id:N}");
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
