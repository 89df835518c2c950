using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>
/// Somebody who received what was rectified, erased or restricted, and has to hear of it (AVG article 19). It is open until he was told and
/// answered, or until it stands why telling him is impossible.
/// </summary>
internal sealed class Recipient
{
    public required Guid Id { get; init; }

    /// <summary>The request it belongs to; given when it is added to that.</summary>
    public Guid RequestId { get; private init; }

    public required RecipientOrigin Origin { get; init; }

    /// <summary>A <see cref="RecipientContent"/>, sealed under the request.</summary>
    public required byte[] Content { get; set; }

    public DateOnly? ToldOn { get; private set; }

    public SentBy? ToldHow { get; private set; }

    public RecipientAnswer? Answer { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public bool IsOpen => Answer is null;

    public Refusal? Tell(DateOnly on, SentBy? how, DateOnly today)
    {
        if (ToldOn is not null)
            return Refusals.ToldAlready;
        if (how is not { } way || !Enum.IsDefined(way))
            return Refusals.ChoiceMissing;
        if (on > today)
            return Refusals.DayInvalid;
        ToldOn = on;
        ToldHow = how;
        return null;
    }

    public Refusal? Answered(RecipientAnswer? answer, DateOnly on, DateOnly today)
    {
        if (Answer is not null)
            return Refusals.AnsweredAlready;
        if (answer is not { } said || !Enum.IsDefined(said))
            return Refusals.ChoiceMissing;
        if (said != RecipientAnswer.Impossible && ToldOn is null)
            return Refusals.NotToldYet;
        if (on > today || on < ToldOn)
            return Refusals.DayInvalid;
        Answer = said;
        AnsweredOn = on;
        return null;
    }
}

/// <param name="Note">What he answered, or why telling him is impossible.</param>
internal sealed record RecipientContent(string Name, string Note);

internal enum RecipientOrigin
{
    /// <summary>Found: it was shared with him.</summary>
    Share,

    /// <summary>Named by hand.</summary>
    Named,

    /// <summary>The contact point of the RIEC: a request to it counts as one to every partner of the cooperation (Wgs).</summary>
    RiecContactPoint,
}

internal enum RecipientAnswer
{
    CarriedOut,

    /// <summary>Had nothing of it any more.</summary>
    NothingHeld,

    /// <summary>Says no, with a reason; the person can turn to him.</summary>
    Declined,

    /// <summary>Telling him is impossible or asks a disproportionate effort (AVG article 19).</summary>
    Impossible,
}
