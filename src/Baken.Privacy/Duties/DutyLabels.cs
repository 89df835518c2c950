using Baken.Ui;
using static Baken.Kernel.Language;

namespace Baken.Privacy.Duties;

internal static class DutyLabels
{
    public static string Label(this DutyState state) =>
        state switch
        {
            DutyState.Open => Say("nog te beslissen", "to be decided"),
            DutyState.Informed => Say("geïnformeerd", "informed"),
            DutyState.Postponed => Say("uitgesteld", "postponed"),
            DutyState.Exempt => Say("hoeft niet", "exempt"),
        };

    public static Tone Tone(this DutyState state) =>
        state switch
        {
            DutyState.Open => Ui.Tone.Warning,
            DutyState.Informed => Ui.Tone.Success,
            DutyState.Postponed => Ui.Tone.Accent,
            DutyState.Exempt => Ui.Tone.Neutral,
        };

    public static string Label(this InformedHow how) =>
        how switch
        {
            InformedHow.Letter => Say("met een brief", "by letter"),
            InformedHow.Conversation => Say("in een gesprek", "in a conversation"),
            InformedHow.Email => Say("per e-mail", "by e-mail"),
            InformedHow.GeneralNotice => Say("met een algemene bekendmaking", "by a general notice"),
        };
}
