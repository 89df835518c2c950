using System.Globalization;
using Baken.Access;
using Baken.Privacy.Requests;
using Baken.Ui;
using static Baken.Kernel.Language;

namespace Baken.Privacy;

/// <summary>The words of keeping and destroying, as they stand on the screen.</summary>
internal static class RetentionLabels
{
    public static string Label(this HoldGround ground) =>
        ground switch
        {
            HoldGround.Law => Say("wet, procedure of vordering", "law, procedure or claim"),
            HoldGround.Request => Say("verzoek van betrokkene", "request of the person concerned"),
        };

    public static string Label(this BatchState state) =>
        state switch
        {
            BatchState.Proposed => Say("wacht op twee goedkeuringen", "waits for two approvals"),
            BatchState.ApprovedOnce => Say("wacht op de tweede goedkeuring", "waits for the second approval"),
            BatchState.Approved => Say("goedgekeurd, nog niet voltooid", "approved, not completed"),
            BatchState.Destroyed => Say("vernietigd", "destroyed"),
            BatchState.Withdrawn => Say("ingetrokken", "withdrawn"),
        };

    public static Tone Tone(this BatchState state) =>
        state switch
        {
            BatchState.Proposed or BatchState.ApprovedOnce => Ui.Tone.Info,
            BatchState.Approved => Ui.Tone.Warning,
            BatchState.Destroyed => Ui.Tone.Success,
            BatchState.Withdrawn => Ui.Tone.Neutral,
        };

    /// <summary>The name of an activity that comes with the product; another is shown by its key.</summary>
    public static string Activity(string key) =>
        key switch
        {
            ActivityKeys.NotTakenUp => Say("Niet opgepakt", "Not taken up"),
            ActivityKeys.PersonRights => Say("Verzoeken van betrokkenen", "Requests of people"),
            ActivityKeys.Access => Say("Toegang", "Access"),
            ActivityKeys.Retention => Say("Bewaren en vernietigen", "Keep and destroy"),
            _ => key,
        };

    /// <summary>What a thing of a kind is called; a kind that has no word is shown by its name.</summary>
    public static string Kind(string name) => name == PersonRequest.Kind.Name ? Say("verzoek", "request") : name;

    public static string Role(this Approval approval) =>
        (approval.AsOfficer, approval.AsCoordinator) switch
        {
            (true, true) =>
                $"{RoleWords.Label(Baken.Kernel.Role.PrivacyOfficer)}, {RoleWords.Label(Baken.Kernel.Role.Coordinator)}",
            (true, false) => RoleWords.Label(Baken.Kernel.Role.PrivacyOfficer),
            _ => RoleWords.Label(Baken.Kernel.Role.Coordinator),
        };

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Day(DateTimeOffset moment) => Day(Calendar.Day(moment));
}
