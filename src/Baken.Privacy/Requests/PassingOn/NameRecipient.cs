using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>Adds somebody who has to hear of what was changed and was not found by the search.</summary>
internal sealed class NameRecipient(ModuleDb db, RequestsToDo requests, SealedJson sealing, IAudit audit, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(
        Guid id,
        int revision,
        string name,
        bool riec,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (name.Length is 0 or > 200)
            return Refusals.RecipientNameMissing;
        var found = await requests.FindAsync(id, revision, cancellation);
        if (found.Refusal is { } notThere)
            return notThere;
        var recipient = new Recipient
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Origin = riec ? RecipientOrigin.RiecContactPoint : RecipientOrigin.Named,
            Content = await sealing.SealAsync(found.Value.Reference, new RecipientContent(name, ""), cancellation),
        };
        found.Value.Recipients.Add(recipient);
        audit.Record(by, Acts.RecipientNamed, $"{found.Value.Reference} recipient:{recipient.Id:N}");
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
