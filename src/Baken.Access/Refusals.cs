using Baken.Kernel;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>Every "no" of signing in and of managing accounts. None tells a visitor whether an account exists.</summary>
internal static class Refusals
{
    /// <summary>One answer for a wrong password, an unknown address, a locked and a blocked account.</summary>
    public static Refusal SignInRefused =>
        new(
            "access.sign-in-refused",
            Say("Inloggen is niet gelukt.", "Signing in did not succeed."),
            Say(
                "Controleer het e-mailadres en het wachtwoord. Na vijf mislukte pogingen is een account 15 minuten gesloten.",
                "Check the e-mail address and the password. After five failed attempts an account is closed for 15 minutes."
            )
        );

    public static Refusal CodeRefused =>
        new(
            "access.code-refused",
            Say("Deze code klopt niet of is al gebruikt.", "This code is wrong or was used before."),
            Say(
                "Wacht op de volgende code in de app of gebruik een herstelcode.",
                "Wait for the next code in the app or use a recovery code."
            )
        );

    public static Refusal TooManyAttempts =>
        new(
            "access.too-many-attempts",
            Say("Er zijn te veel pogingen gedaan.", "There were too many attempts."),
            Say("Wacht een minuut en probeer het opnieuw.", "Wait a minute and try again.")
        );

    public static Refusal PasswordTooShort =>
        new(
            "access.password-too-short",
            Say(
                $"Het wachtwoord is korter dan {PasswordRule.Shortest} tekens.",
                $"The password is shorter than {PasswordRule.Shortest} characters."
            ),
            Say("Kies bijvoorbeeld een zin of vier losse woorden.", "Choose a sentence, for example, or four unrelated words.")
        );

    public static Refusal PasswordTooLong =>
        new(
            "access.password-too-long",
            Say(
                $"Het wachtwoord is langer dan {PasswordRule.Longest} tekens.",
                $"The password is longer than {PasswordRule.Longest} characters."
            )
        );

    public static Refusal PasswordTooCommon =>
        new(
            "access.password-too-common",
            Say("Dit wachtwoord is te gemakkelijk te raden.", "This password is too easy to guess."),
            Say(
                "Kies iets dat niet op uw naam, de gemeente, een jaartal of een rij toetsen lijkt.",
                "Choose something unlike your name, the municipality, a year or a row of keys."
            )
        );

    public static Refusal PasswordsDiffer =>
        new("access.passwords-differ", Say("De twee wachtwoorden zijn niet gelijk.", "The two passwords are not the same."));

    public static Refusal PasswordWrong =>
        new("access.password-wrong", Say("Het huidige wachtwoord klopt niet.", "The current password is wrong."));

    public static Refusal NameMissing => new("access.name-missing", Say("Vul een naam in.", "Enter a name."));

    public static Refusal EmailInvalid =>
        new("access.email-invalid", Say("Dit is geen e-mailadres.", "This is not an e-mail address."));

    public static Refusal RolesMissing =>
        new("access.roles-missing", Say("Kies ten minste één rol.", "Choose at least one role."));

    public static Refusal RoleUnknown => new("access.role-unknown", Say("Deze rol bestaat niet.", "This role does not exist."));

    public static Refusal AccountExists =>
        new(
            "access.account-exists",
            Say("Met dit e-mailadres is er al een account.", "There already is an account with this e-mail address."),
            Say("Wijzig de rollen van dat account.", "Change the roles of that account.")
        );

    public static Refusal AccountNotFound =>
        new("access.account-not-found", Say("Dit account bestaat niet.", "This account does not exist."));

    public static Refusal LastAdministrator =>
        new(
            "access.last-administrator",
            Say("Dit is de laatste beheerder die kan inloggen.", "This is the last administrator who can sign in."),
            Say("Geef eerst een ander de rol van beheerder.", "First make someone else an administrator.")
        );

    public static Refusal ChangedMeanwhile =>
        new(
            "access.changed-meanwhile",
            Say("Het account is intussen gewijzigd.", "The account was changed in the meantime."),
            Say("Bekijk de gegevens en probeer het opnieuw.", "Look at it and try again.")
        );

    /// <summary>One answer for a link that was used, has expired, was replaced or never existed.</summary>
    public static Refusal InvitationVoid =>
        new(
            "access.invitation-void",
            Say("Deze uitnodiging is niet (meer) geldig.", "This invitation is not valid, or no longer."),
            Say(
                "Een link werkt één keer en zeven dagen lang. Vraag de beheerder om een nieuwe.",
                "A link works once and for seven days. Ask the administrator for a new one."
            )
        );

    public static Refusal NotADemo =>
        new(
            "access.not-a-demo",
            Say("Demoaccounts bestaan alleen in een demo-omgeving.", "Demo accounts exist only in a demonstration.")
        );

    public static Refusal ValidityInvalid =>
        new(
            "access.token-validity-invalid",
            Say(
                "Een token geldt ten minste één dag en ten hoogste een jaar.",
                "A token is valid for at least a day and at most a year."
            )
        );

    public static Refusal TokenNotFound =>
        new("access.token-not-found", Say("Dit token bestaat niet.", "This token does not exist."));

    public static Refusal SignInNeeded =>
        new(
            "access.sign-in-needed",
            Say("Hiervoor moet u zijn ingelogd.", "This asks for signing in."),
            Say(
                "Stuur een geldig token mee: Authorization: Bearer baken_….",
                "Send a valid token: Authorization: Bearer baken_…."
            )
        );

    public static Refusal TokenUnknown =>
        new("access.token-unknown", Say("Dit token is niet bekend.", "This token is not known."));

    public static Refusal TokenExpired =>
        new(
            "access.token-expired",
            Say("Dit token is verlopen.", "This token has expired."),
            Say("Vraag de beheerder om een nieuw token.", "Ask the administrator for a new token.")
        );

    public static Refusal TokenRevoked =>
        new(
            "access.token-revoked",
            Say("Dit token is ingetrokken.", "This token was revoked."),
            Say("Vraag de beheerder om een nieuw token.", "Ask the administrator for a new token.")
        );

    public static Refusal ShareNotFound =>
        new("access.share-not-found", Say("Dit is niet (meer) gedeeld.", "This is not shared, or no longer."));

    public static Refusal NoAccess =>
        new("access.no-access", Say("Uw rol geeft hier geen toegang toe.", "Your role gives no access to this."));
}
