using Baken.Kernel;

namespace Baken.Privacy.Requests;

/// <summary>A letter to the person or to a recipient, as it was written. Baken sends nothing itself: somebody does and says so.</summary>
internal sealed class Letter
{
    public required Guid Id { get; init; }

    /// <summary>The request it belongs to; given when it is added to that.</summary>
    public Guid RequestId { get; private init; }

    public required LetterKind Kind { get; init; }

    /// <summary>A <see cref="LetterContent"/>, sealed under the request.</summary>
    public required byte[] Content { get; init; }

    public required string WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public DateOnly? SentOn { get; private set; }

    public SentBy? SentHow { get; private set; }

    public Refusal? Send(DateOnly on, SentBy? how, DateOnly today)
    {
        if (SentOn is not null)
            return Refusals.SentAlready;
        if (how is not { } way || !Enum.IsDefined(way))
            return Refusals.ChoiceMissing;
        if (on > today || on < DateOnly.FromDateTime(WrittenAt.UtcDateTime).AddDays(-1))
            return Refusals.DayInvalid;
        SentOn = on;
        SentHow = how;
        return null;
    }
}

internal sealed record LetterContent(string Subject, string Text);

internal enum LetterKind
{
    Receipt,
    AskIdentity,
    Extension,
    Grant,
    PartialGrant,
    Refusal,
    NotDealtWith,
    ToRecipient,
}

internal enum SentBy
{
    Post,
    RegisteredPost,
    SecureMail,
    MessageBox,
    HandedOver,
}

internal static class LetterKinds
{
    /// <summary>Whether it tells the person what was decided.</summary>
    public static bool IsDecision(this LetterKind kind) =>
        kind is LetterKind.Grant or LetterKind.PartialGrant or LetterKind.Refusal or LetterKind.NotDealtWith;

    /// <summary>The letter that goes with a decision, so that nobody sends a grant after a refusal.</summary>
    public static LetterKind Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Granted => LetterKind.Grant,
            Verdict.PartlyGranted => LetterKind.PartialGrant,
            Verdict.Refused => LetterKind.Refusal,
            Verdict.NotDealtWith => LetterKind.NotDealtWith,
        };
}
