namespace Baken.Privacy;

/// <summary>What keeping, parking and destroying write in the audit record.</summary>
internal static class RetentionActs
{
    public const string HoldPlaced = "hold.placed";
    public const string HoldLifted = "hold.lifted";
    public const string Parked = "parking.parked";
    public const string Proposed = "destruction.proposed";
    public const string Changed = "destruction.changed";
    public const string ApprovedFirst = "destruction.approved-first";
    public const string ApprovedSecond = "destruction.approved-second";
    public const string Withdrawn = "destruction.withdrawn";
    public const string Left = "destruction.left-out";
    public const string Destroyed = "destroyed";
    public const string Certified = "destruction.done";
}
