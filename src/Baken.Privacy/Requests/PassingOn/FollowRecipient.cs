using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>Records that a recipient was told, or what came back.</summary>
internal sealed class FollowRecipient(ModuleDb db, RequestsToDo requests, SealedJson sealing, IAudit audit, TimeProvider clock)
{
    public Task<Refusal?> TellAsync(
        Guid id,
        int revision,
        Guid recipient,
        DateOnly? on,
        SentBy? how,
        Actor by,
        CancellationToken cancellation
    ) =>
        on is { } day
            ? FollowAsync(
                id,
                revision,
                recipient,
                null,
                one => one.Tell(day, how, clock.Today()),
                Acts.RecipientTold,
                by,
                cancellation
            )
            : Task.FromResult<Refusal?>(Refusals.DayInvalid);

    public Task<Refusal?> AnswerAsync(
        Guid id,
        int revision,
        Guid recipient,
        DateOnly? on,
        RecipientAnswer? answer,
        string note,
        Actor by,
        CancellationToken cancellation
    ) =>
        on is not { } day ? Task.FromResult<Refusal?>(Refusals.DayInvalid)
        : note.Length > 2_000 ? Task.FromResult<Refusal?>(Refusals.TextTooLong)
        : answer is RecipientAnswer.Declined or RecipientAnswer.Impossible && note.Length < Refusals.ShortestReason
            ? Task.FromResult<Refusal?>(Refusals.ReasonMissing)
        : FollowAsync(
            id,
            revision,
            recipient,
            note,
            one => one.Answered(answer, day, clock.Today()),
            Acts.RecipientAnswered,
            by,
            cancellation
        );

    private async Task<Refusal?> FollowAsync(
        Guid id,
        int revision,
        Guid recipientId,
        string? note,
        Func<Recipient, Refusal?> step,
        string act,
        Actor by,
        CancellationToken cancellation
    )
    {
        var found = await requests.FindAsync(
            id,
            revision,
            cancellation,
            all => all.Include(r => r.Recipients.Where(one => one.Id == recipientId))
        );
        if (found.Refusal is { } notThere)
            return notThere;
        var request = found.Value;
        if (request.Recipients.Find(one => one.Id == recipientId) is not { } recipient)
            return Refusals.PartNotFound;
        if (step(recipient) is { } refusal)
            return refusal;
        if (note is not null)
        {
            var content = await sealing.OpenAsync<RecipientContent>(request.Reference, recipient.Content, cancellation);
            if (content.Refusal is { } closed)
                return closed;
            recipient.Content = await sealing.SealAsync(request.Reference, content.Value with { Note = note }, cancellation);
        }

        audit.Record(by, act, $"{request.Reference} recipient:{recipient.Id:N}");
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
