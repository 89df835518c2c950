namespace Baken.Access;

/// <summary>One line of the audit record: who did what to which thing. It is written once and never changed.</summary>
internal sealed class AuditLine
{
    public long Number { get; private init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The actor's id, which says nothing: <c>account:…</c>, <c>token:…</c>, <c>cli</c>, <c>visitor</c>.</summary>
    public required string ActorId { get; init; }

    public required string Act { get; init; }

    public required string About { get; init; }
}
