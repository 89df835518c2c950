namespace Baken.Privacy;

/// <summary>What this module writes in the audit record.</summary>
internal static class Acts
{
    public const string ActivityDrafted = "activity.drafted";
    public const string ActivityApproved = "activity.approved";
    public const string RequestRegistered = "request.registered";
    public const string RequestKeptToNames = "request.kept-to-names";
    public const string IdentityAsked = "request.identity-asked";
    public const string IdentityEstablished = "request.identity-established";
    public const string RequestExtended = "request.extended";
    public const string RequestSearched = "request.searched";
    public const string FindingJudged = "request.finding-judged";
    public const string RequestDecided = "request.decided";
    public const string LetterWritten = "request.letter-written";
    public const string LetterSent = "request.letter-sent";
    public const string LetterTaken = "request.letter-downloaded";
    public const string PackageTaken = "request.package-downloaded";
    public const string RecipientNamed = "request.recipient-named";
    public const string RecipientTold = "request.recipient-told";
    public const string RecipientAnswered = "request.recipient-answered";
    public const string FileAttached = "request.file-attached";
    public const string FileTaken = "request.file-downloaded";
    public const string RequestClosed = "request.closed";
    public const string ThingRestricted = "thing.restricted";
    public const string RestrictionLifted = "thing.restriction-lifted";
    public const string DutyOpened = "duty.opened";
    public const string DutyInformed = "duty.informed";
    public const string DutyPostponed = "duty.postponed";
    public const string DutyExempted = "duty.exempted";
}
