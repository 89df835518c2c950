using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Privacy;

/// <summary>Every "no" of keeping and destroying.</summary>
internal static class RetentionRefusals
{
    public const int ShortestReason = 10;
    public const int LongestReason = 500;

    public static Refusal? CheckReason(string? reason) =>
        reason is null || reason.Trim().Length < ShortestReason
            ? new Refusal(
                "privacy.reason-too-short",
                Say(
                    $"Geef een reden van ten minste {ShortestReason} tekens.",
                    $"Give a reason of at least {ShortestReason} characters."
                )
            )
        : reason.Trim().Length > LongestReason
            ? new Refusal(
                "privacy.reason-too-long",
                Say(
                    $"Geef een reden van ten hoogste {LongestReason} tekens.",
                    $"Give a reason of at most {LongestReason} characters."
                )
            )
        : null;

    public static Refusal ReviewNotAhead =>
        new(
            "privacy.review-not-ahead",
            Say("De dag van herziening ligt niet in de toekomst.", "The day of review is not ahead.")
        );

    public static Refusal GroundMissing =>
        new("privacy.hold-ground-missing", Say("Kies waarom dit langer bewaard blijft.", "Choose why this is kept longer."));

    public static Refusal NoClock =>
        new(
            "privacy.no-clock",
            Say("Dit is er niet, of het is intussen vernietigd.", "This is not there, or it was destroyed meanwhile."),
            Say("Bekijk de lijst opnieuw.", "Look at the list again.")
        );

    public static Refusal NoSuchHold =>
        new("privacy.no-such-hold", Say("Deze opschorting bestaat niet.", "This hold does not exist."));

    public static Refusal HoldLifted =>
        new("privacy.hold-lifted", Say("Deze opschorting is al opgeheven.", "This hold was lifted already."));

    public static Refusal NothingParked =>
        new(
            "privacy.nothing-parked",
            Say(
                "Dit is niet weggeborgen: het is heropend, vernietigd, of er nooit geweest.",
                "This is not parked: it was reopened or destroyed, or never was there."
            ),
            Say("Bekijk de lijst opnieuw.", "Look at the list again.")
        );

    public static Refusal NoSuchBatch =>
        new("privacy.no-such-destruction", Say("Deze vernietiging bestaat niet.", "This destruction does not exist."));

    public static Refusal NothingChosen =>
        new("privacy.nothing-chosen", Say("Kies ten minste één ding.", "Choose at least one thing."));

    public static Refusal TooMany(int most) =>
        new(
            "privacy.too-many",
            Say($"Er kunnen ten hoogste {most} dingen in één vernietiging.", $"One destruction takes at most {most} things."),
            Say("Maak er meer van.", "Make several.")
        );

    public static Refusal NotDue =>
        new(
            "privacy.not-due",
            Say(
                "Iets hiervan hoeft nog niet te worden vernietigd, wordt opgeschort, of staat al in een andere vernietiging.",
                "Some of this is not due, is held, or is in another destruction already."
            ),
            Say("Bekijk de lijst opnieuw.", "Look at the list again.")
        );

    public static Refusal ChangedMeanwhile =>
        new(
            "privacy.changed-meanwhile",
            Say("Deze vernietiging is intussen gewijzigd.", "This destruction was changed in the meantime."),
            Say("Bekijk wat er nu staat en beslis opnieuw.", "Look at what it is now and decide again.")
        );

    public static Refusal NotOpen =>
        new(
            "privacy.destruction-not-open",
            Say("Over deze vernietiging is al beslist.", "This destruction has been decided already.")
        );

    public static Refusal NotYourRole =>
        new(
            "privacy.approval-not-yours",
            Say(
                "Alleen de privacyfunctionaris en de coördinator beslissen over vernietiging.",
                "Only the privacy officer and the coordinator decide on destruction."
            )
        );

    public static Refusal SamePerson =>
        new(
            "privacy.second-is-first",
            Say(
                "De tweede goedkeuring is van een ander dan de eerste.",
                "The second approval is by somebody else than the first."
            ),
            Say("Vraag een collega.", "Ask a colleague.")
        );

    public static Refusal ProposerIsSecond =>
        new(
            "privacy.second-is-proposer",
            Say(
                "Wie de vernietiging voorstelde of wijzigde, geeft niet de tweede goedkeuring.",
                "Who proposed or changed the destruction does not give the second approval."
            ),
            Say("Vraag een collega.", "Ask a colleague.")
        );

    public static Refusal OneRole =>
        new(
            "privacy.approvals-of-one-role",
            Say(
                "De ene goedkeuring is van een privacyfunctionaris, de andere van een coördinator.",
                "One approval is by a privacy officer, the other by a coordinator."
            )
        );

    public static Refusal HeldMeanwhile(int count) =>
        new(
            "privacy.held-meanwhile",
            Say(
                $"Voor {count} hiervan geldt nu een opschorting of een nieuwe termijn. Er is niets vernietigd.",
                $"{count} of these are held now, or have a new term. Nothing was destroyed."
            ),
            Say(
                "Haal ze eruit; daarna zijn opnieuw twee goedkeuringen nodig.",
                "Take them out; after that two approvals are needed again."
            )
        );

    public static Refusal NotApproved =>
        new("privacy.not-approved", Say("Er zijn nog geen twee goedkeuringen.", "There are not two approvals yet."));

    public static Refusal NobodyDestroys(string kind) =>
        new(
            "privacy.nobody-destroys",
            Say($"Geen onderdeel van Baken kan '{kind}' vernietigen.", $"No part of Baken can destroy '{kind}'."),
            Say("Er is niets vernietigd. Meld dit aan de beheerder.", "Nothing was destroyed. Tell the administrator.")
        );
}
