namespace Baken.Privacy;

/// <summary>Where the pages of keeping and destroying are.</summary>
internal static class RetentionRoutes
{
    public const string Overview = "/bewaren";
    public const string Proposal = "/bewaren/voorstel";
    public const string Destruction = "/bewaren/vernietiging";
    public const string NewHold = "/bewaren/opschorting/nieuw";
    public const string Hold = "/bewaren/opschorting";
    public const string Certificate = "/bewaren/verklaring";

    public const string Parked = "/bewaren/weggeborgen";

    public static string ReopeningOf(Clock clock) => $"{Parked}/{clock.Kind}/{clock.ThingId:N}";

    public static string ProposalOf(DueGroup group) =>
        $"{Proposal}?activiteit={Uri.EscapeDataString(group.Activity)}&soort={Uri.EscapeDataString(group.Kind)}";

    public static string NewHoldOf(string thing) => $"{NewHold}?ding={Uri.EscapeDataString(thing)}";
}
