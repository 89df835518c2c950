using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Privacy;

/// <summary>Every "no" of the register, the desk for requests and the duty to inform.</summary>
internal static class Refusals
{
    public const int ShortestReason = 10;

    public static Refusal NotYours => new("privacy.not-yours", Say("Uw rol mag dit niet.", "Your role may not do this."));

    public static Refusal ChangedMeanwhile =>
        new(
            "privacy.changed-meanwhile",
            Say("Dit is intussen gewijzigd of al verstuurd.", "This was changed in the meantime, or sent already."),
            Say("Bekijk hoe het nu is en probeer het zo nodig opnieuw.", "Look at how it is now and try again if needed.")
        );

    public static Refusal ChoiceMissing => new("privacy.choice-missing", Say("Maak een keuze.", "Make a choice."));

    public static Refusal ReasonMissing =>
        new(
            "privacy.reason-missing",
            Say(
                $"Geef een reden van ten minste {ShortestReason} tekens.",
                $"Give a reason of at least {ShortestReason} characters."
            )
        );

    public static Refusal TextTooLong =>
        new("privacy.text-too-long", Say("Een van de teksten is te lang.", "One of the texts is too long."));

    public static Refusal DayInvalid =>
        new(
            "privacy.day-invalid",
            Say("Deze datum kan niet.", "This date is not possible."),
            Say(
                "Kies een dag die niet in de toekomst ligt en niet voor het begin.",
                "Choose a day that is not in the future and not before the beginning."
            )
        );

    public static Refusal ActivityNotFound =>
        new(
            "privacy.activity-not-found",
            Say("Deze verwerking staat niet in het register.", "This processing is not in the register.")
        );

    public static Refusal NameOfActivity =>
        new("privacy.activity-name", Say("Vul in beide talen een naam in.", "Enter a name in both languages."));

    public static Refusal TextOfActivity =>
        new(
            "privacy.activity-text",
            Say("Een van de velden is leeg of te lang.", "One of the fields is empty or too long."),
            Say("Vul \"geen\" in waar iets niet voorkomt.", "Enter \"geen\" where there is none.")
        );

    public static Refusal RetentionInvalid =>
        new(
            "privacy.retention-invalid",
            Say(
                "De bewaartermijn is een aantal maanden van 0 tot 1200.",
                "The retention period is a number of months from 0 to 1200."
            )
        );

    public static Refusal PersonsWithoutData =>
        new(
            "privacy.persons-without-data",
            Say(
                "Noem bij categorieën van personen ook de gegevens, en andersom.",
                "Name the data with the categories of persons, and the other way round."
            )
        );

    public static Refusal NoDraft =>
        new("privacy.no-draft", Say("Er staat geen concept (meer) klaar.", "No draft is waiting, or no longer."));

    public static Refusal OwnDraft =>
        new(
            "privacy.own-draft",
            Say("U hebt zelf aan dit concept geschreven.", "You wrote on this draft yourself."),
            Say("Vraag een andere privacyfunctionaris het vast te stellen.", "Ask another privacy officer to approve it.")
        );

    public static Refusal RequestNotFound =>
        new(
            "privacy.request-not-found",
            Say("Dit verzoek is er niet, of niet voor u.", "This request is not there, or not for you."),
            Say("Vraag wie het behandelt het met u te delen.", "Ask who deals with it to share it with you.")
        );

    public static Refusal PartNotFound =>
        new("privacy.part-not-found", Say("Dit hoort niet bij dit verzoek.", "This is no part of this request."));

    public static Refusal RequestClosed =>
        new("privacy.request-closed", Say("Dit verzoek is afgerond.", "This request is closed."));

    public static Refusal PersonNameMissing =>
        new("privacy.person-name-missing", Say("Vul de naam van de persoon in.", "Enter the name of the person."));

    public static Refusal RequestTextMissing =>
        new("privacy.request-text-missing", Say("Schrijf op wat de persoon vraagt.", "Write down what the person asks."));

    public static Refusal EmailInvalid =>
        new("privacy.email-invalid", Say("Een van de e-mailadressen klopt niet.", "One of the e-mail addresses is wrong."));

    public static Refusal AlreadyDecided =>
        new("privacy.already-decided", Say("Op dit verzoek is al beslist.", "This request was decided already."));

    public static Refusal IdentityAskedAlready =>
        new(
            "privacy.identity-asked-already",
            Say("Er is al om meer gevraagd; de termijn staat stil.", "More was asked for already; the term stands still.")
        );

    public static Refusal IdentityEstablishedAlready =>
        new(
            "privacy.identity-established-already",
            Say("De identiteit is al vastgesteld.", "The identity was established already.")
        );

    public static Refusal IdentityOpen =>
        new(
            "privacy.identity-open",
            Say("De identiteit is nog niet vastgesteld.", "The identity is not established yet."),
            Say("Leg eerst vast hoe u weet wie dit vraagt.", "First record how you know who is asking.")
        );

    public static Refusal ExtendedAlready =>
        new(
            "privacy.extended-already",
            Say("De termijn is al verlengd. Dat kan één keer.", "The term was extended already. That can be done once.")
        );

    public static Refusal ExtensionInvalid =>
        new("privacy.extension-invalid", Say("Verleng met één of twee maanden.", "Extend by one or two months."));

    public static Refusal ExtensionTooLate =>
        new(
            "privacy.extension-too-late",
            Say(
                "Een verlenging moet binnen de eerste maand aan de persoon zijn verteld.",
                "An extension has to be told to the person within the first month."
            )
        );

    public static Refusal TermStopped =>
        new(
            "privacy.term-stopped",
            Say("De termijn staat stil tot de identiteit vaststaat.", "The term stands still until the identity is established.")
        );

    public static Refusal NotSearched =>
        new(
            "privacy.not-searched",
            Say(
                "Er is nog niet gezocht naar wat er van deze persoon is.",
                "Nobody has searched yet for what is held about this person."
            )
        );

    public static Refusal FindingsOpen =>
        new(
            "privacy.findings-open",
            Say("Niet elke vondst is beoordeeld.", "Not every finding was judged."),
            Say(
                "Beoordeel ze één voor één; over \"onzeker\" moet eerst duidelijkheid komen.",
                "Judge them one by one; \"unsure\" has to become clear first."
            )
        );

    public static Refusal BelongingMissing =>
        new("privacy.belonging-missing", Say("Zeg of dit bij de persoon hoort.", "Say whether this belongs to the person."));

    public static Refusal HandingMissing =>
        new("privacy.handing-missing", Say("Zeg of u dit geeft of achterhoudt.", "Say whether you give or withhold this."));

    public static Refusal GroundMissing =>
        new("privacy.ground-missing", Say("Kies ten minste één grond.", "Choose at least one ground."));

    public static Refusal GroundUnknown =>
        new("privacy.ground-unknown", Say("Deze grond hoort hier niet.", "This ground does not belong here."));

    public static Refusal WithheldYetGranted =>
        new(
            "privacy.withheld-yet-granted",
            Say("U houdt een vondst achter: dit is geen volledige toewijzing.", "You withhold a finding: this is no full grant."),
            Say(
                "Kies \"deels toegewezen\" of beoordeel de vondst opnieuw.",
                "Choose \"partly granted\" or judge the finding anew."
            )
        );

    public static Refusal NotDecided =>
        new("privacy.not-decided", Say("Op dit verzoek is nog niet beslist.", "This request is not decided yet."));

    public static Refusal DecisionNotSent =>
        new(
            "privacy.decision-not-sent",
            Say("De brief met het besluit is nog niet verstuurd.", "The letter with the decision was not sent yet."),
            Say(
                "Schrijf de brief en leg vast wanneer en hoe hij is verstuurd.",
                "Write the letter and record when and how it was sent."
            )
        );

    public static Refusal RecipientsOpen =>
        new(
            "privacy.recipients-open",
            Say("Niet elke ontvanger is bericht en heeft geantwoord.", "Not every recipient was told and answered."),
            Say("Leg bij elke ontvanger het antwoord vast.", "Record the answer of every recipient.")
        );

    public static Refusal LetterKindWrong =>
        new("privacy.letter-kind", Say("Deze brief past niet bij dit verzoek.", "This letter does not fit this request."));

    public static Refusal LetterMissing =>
        new("privacy.letter-missing", Say("Vul een onderwerp en een tekst in.", "Enter a subject and a text."));

    public static Refusal PlaceholderLeft =>
        new(
            "privacy.placeholder-left",
            Say("In de brief staan nog plekken tussen [[ en ]].", "The letter still has places between [[ and ]]."),
            Say("Vul ze in of haal ze weg.", "Fill them in or take them out.")
        );

    public static Refusal RemediesMissing =>
        new(
            "privacy.remedies-missing",
            Say(
                "Een besluit noemt bezwaar, beroep en de klacht bij de Autoriteit Persoonsgegevens.",
                "A decision names objection, appeal and the complaint at the Autoriteit Persoonsgegevens."
            )
        );

    public static Refusal SentAlready =>
        new("privacy.sent-already", Say("Deze brief is al verstuurd.", "This letter was sent already."));

    public static Refusal RecipientNameMissing =>
        new("privacy.recipient-name-missing", Say("Vul de naam van de ontvanger in.", "Enter the name of the recipient."));

    public static Refusal ToldAlready =>
        new("privacy.told-already", Say("Deze ontvanger is al bericht.", "This recipient was told already."));

    public static Refusal NotToldYet =>
        new("privacy.not-told-yet", Say("Deze ontvanger is nog niet bericht.", "This recipient was not told yet."));

    public static Refusal AnsweredAlready =>
        new("privacy.answered-already", Say("Het antwoord staat er al.", "The answer is there already."));

    public static Refusal ColleagueNotFound =>
        new(
            "privacy.colleague-not-found",
            Say("Met deze persoon kunt u niet delen.", "You cannot share with this person."),
            Say("Een beheerder en een auditor zien geen inhoud.", "An administrator and an auditor see no content.")
        );

    public static Refusal UntilInvalid =>
        new(
            "privacy.until-invalid",
            Say("Kies een einddatum na vandaag en binnen een jaar.", "Choose an end date after today and within a year.")
        );

    public static Refusal LastHandler =>
        new(
            "privacy.last-handler",
            Say("Dan kan niemand dit verzoek meer behandelen.", "Then nobody could deal with this request any more."),
            Say("Deel het eerst met een ander om te behandelen.", "First share it with another person to deal with it.")
        );

    public static Refusal FileMissing => new("privacy.file-missing", Say("Kies een bestand.", "Choose a file."));

    public static Refusal FileTooLarge =>
        new("privacy.file-too-large", Say("Dit bestand is groter dan 10 MB.", "This file is larger than 10 MB."));

    public static Refusal TooManyFiles =>
        new(
            "privacy.too-many-files",
            Say("Bij een verzoek passen ten hoogste 50 bestanden.", "A request holds at most 50 files.")
        );

    public static Refusal FileKindWrong =>
        new(
            "privacy.file-kind",
            Say("Dit is geen PDF, PNG, JPEG, DOCX of gewone tekst.", "This is no PDF, PNG, JPEG, DOCX or plain text."),
            Say(
                "Er is naar de inhoud gekeken, niet naar de naam. Een document met macro's wordt geweigerd.",
                "Its content was looked at, not its name. A document with macros is refused."
            )
        );

    public static Refusal NothingRestricted =>
        new(
            "privacy.nothing-restricted",
            Say("Dit verzoek beperkt niets (meer).", "This request restricts nothing, or no longer.")
        );

    public static Refusal DutyNotFound =>
        new("privacy.duty-not-found", Say("Deze plicht staat niet in het register.", "This duty is not in the register."));

    public static Refusal DutyDone =>
        new("privacy.duty-done", Say("Hierover is al bericht.", "The person was informed of this already."));

    public static Refusal ThingInvalid =>
        new(
            "privacy.thing-invalid",
            Say(
                "Noem het ding met zijn soort en nummer, zoals zaak:2026-12.",
                "Name the thing by kind and number, such as case:2026-12."
            ),
            Say("Geen namen of andere gegevens van een persoon.", "No names or other data of a person.")
        );

    public static Refusal ReviewInvalid =>
        new(
            "privacy.review-invalid",
            Say(
                "Kies een datum voor herbeoordeling na vandaag en binnen een jaar.",
                "Choose a review date after today and within a year."
            )
        );
}
