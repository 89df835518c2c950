using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>Every "no" of the vault, and what it says when a key of the municipality is not as it should be.</summary>
internal static class VaultRefusals
{
    public const int ShortestGround = 10;
    public const int LongestGround = IVault.LongestGround;

    public static Refusal Destroyed =>
        new("access.content-destroyed", Say("De inhoud is vernietigd.", "The content was destroyed."));

    public static Refusal Parked =>
        new(
            "access.content-parked",
            Say("Dit is niet opgepakt en daarom weggeborgen.", "This was not taken up and is therefore parked."),
            Say("De privacyfunctionaris kan het met een grond heropenen.", "The privacy officer can reopen it with a ground.")
        );

    public static Refusal NotParked => new("access.content-not-parked", Say("Dit is niet weggeborgen.", "This is not parked."));

    public static Refusal NotThePrivacyOfficer =>
        new(
            "access.reopening-not-yours",
            Say("Alleen de privacyfunctionaris heropent wat is weggeborgen.", "Only the privacy officer reopens what is parked.")
        );

    public static Refusal GroundTooShort =>
        new(
            "access.ground-too-short",
            Say(
                $"Geef de grond in ten minste {ShortestGround} tekens.",
                $"Give the ground in at least {ShortestGround} characters."
            )
        );

    public static Refusal GroundTooLong =>
        new(
            "access.ground-too-long",
            Say(
                $"Geef de grond in ten hoogste {LongestGround} tekens.",
                $"Give the ground in at most {LongestGround} characters."
            )
        );

    public static string KeyLost(KeyVersion key, string where) =>
        Say(
            $"De sleutel {key} is er niet ({where}). Zonder deze sleutel kan inhoud die ermee is versleuteld niet worden gelezen. "
                + "Zet de sleutels terug uit de back-up van de sleutels.",
            $"The key {key} is not there ({where}). Content encrypted under it cannot be read without it. "
                + "Put the keys back from the back-up of the keys."
        );

    public static string KeyIsAnother(KeyVersion key, string where) =>
        Say(
            $"De sleutel {key} is niet de sleutel waarmee deze database is versleuteld ({where}). "
                + "Zet de juiste sleutels terug, of laat alle webservers dezelfde sleutels gebruiken.",
            $"The key {key} is not the key that this database was encrypted under ({where}). "
                + "Put the right keys back, or have all web servers use the same keys."
        );

    public static string KeyUnreadable(KeyVersion key, string where, string why) =>
        Say($"De sleutel {key} kan niet worden gelezen ({where}): {why}", $"The key {key} cannot be read ({where}): {why}");

    public static string KeyOpenToOthers(KeyVersion key, string where) =>
        Say(
            $"Het sleutelbestand van {key} is leesbaar voor anderen ({where}). Geef het de rechten 0600. Wisselt u daarna de sleutels: "
                + "./baken keys rotate.",
            $"The key file of {key} can be read by others ({where}). Give it the mode 0600. Then rotate the keys: ./baken keys rotate."
        );

    public static string NoKeyDirectory =>
        Say(
            "Er is geen map voor sleutels ingesteld (AccessOptions.KeyDirectory).",
            "No directory for keys is set (AccessOptions.KeyDirectory)."
        );

    public static string HsmTrouble(string where, string what) =>
        Say($"De HSM met de sleutels doet het niet ({where}): {what}", $"The HSM with the keys does not work ({where}): {what}");

    public static string HsmTokenMissing(string token, string library) =>
        Say($"Het token '{token}' is er niet (bibliotheek {library}).", $"The token '{token}' is not there (library {library}).");

    public static string HsmPinMissing =>
        Say(
            $"De pincode van de HSM ontbreekt: zet {HsmOptions.PinVariable} of geef in baken.json een pinFile.",
            $"The PIN of the HSM is missing: set {HsmOptions.PinVariable} or give a pinFile in baken.json."
        );
}
