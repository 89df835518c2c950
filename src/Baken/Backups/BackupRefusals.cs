using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken;

/// <summary>Every "no" of back-ups.</summary>
internal static class BackupRefusals
{
    public static Refusal InsideTheData =>
        new(
            "backup.inside-the-data",
            Say("Een back-up kan niet in de datamap zelf staan.", "A back-up cannot be inside the data directory itself."),
            Say("Kies een andere schijf.", "Choose another disk.")
        );

    public static Refusal DataThere =>
        new(
            "backup.data-there",
            Say("In deze datamap staat al een database.", "There is a database in this data directory already."),
            Say(
                "Kies een lege map, of zet de oude database eerst opzij.",
                "Choose an empty directory, or put the old database aside first."
            )
        );

    public static Refusal ContentMissing =>
        new(
            "backup.content-missing",
            Say("Geef met --content het bestand met de inhoud.", "Give the file of content with --content.")
        );

    public static Refusal NotThere(string path) => new("backup.not-there", Say($"{path} is er niet.", $"{path} is not there."));

    public static Refusal NotABackup(string path) =>
        new("backup.not-a-backup", Say($"{path} is geen back-up van sleutels.", $"{path} is no back-up of keys."));

    public static Refusal Expired(DateOnly day) =>
        new(
            "backup.keys-expired",
            Say(
                $"Deze sleutels mochten er tot en met {day:yyyy-MM-dd} zijn. Er kunnen sleutels bij zijn van wat daarna is vernietigd.",
                $"These keys were allowed until {day:yyyy-MM-dd}. Some may be of what was destroyed after that."
            ),
            Say(
                "Neem een nieuwere back-up van de sleutels. Is die er niet, gebruik dan --expired-keys en vernietig daarna opnieuw wat "
                    + "verklaard vernietigd is.",
                "Take a newer back-up of keys. If there is none, use --expired-keys and then destroy again what is certified as destroyed."
            )
        );
}
