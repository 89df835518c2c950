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
                "Controleer het e-mailadres en het wachtwoord. Na vijf mislukte pogingen is een account vanaf uw netwerk 15 minuten gesloten.",
                "Check the e-mail address and the password. After five failed attempts an account is closed from your network for 15 minutes."
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

    public static Refusal UnitKindUnknown =>
        new(
            "access.unit-kind-unknown",
            Say("Kies afdeling of partnerorganisatie.", "Choose department or partner organisation.")
        );

    public static Refusal UnitExists =>
        new("access.unit-exists", Say("Deze naam staat al op de lijst.", "This name is on the list already."));

    public static Refusal UnitNotFound =>
        new(
            "access.unit-not-found",
            Say(
                "Deze afdeling of partner bestaat niet of is gesloten.",
                "This department or partner does not exist or is closed."
            )
        );

    public static Refusal AreaLimitInvalid =>
        new(
            "access.area-limit-invalid",
            Say("Dit is geen code van een gebied.", "This is not the code of an area."),
            Say(
                "Gebruik codes als GM0034, WK003401 of BU00340101, met een spatie ertussen.",
                "Use codes like GM0034, WK003401 or BU00340101, with a space between them."
            )
        );

    public static Refusal SectorLimitInvalid =>
        new(
            "access.sector-limit-invalid",
            Say("Dit is geen SBI-code.", "This is not an SBI code."),
            Say(
                "Gebruik twee tot zes cijfers, met een spatie ertussen: 9602 56.",
                "Use two to six digits, with a space between them: 9602 56."
            )
        );

    public static Refusal TooManyLimits =>
        new("access.too-many-limits", Say("Dit zijn meer dan honderd beperkingen.", "These are more than a hundred limits."));

    public static Refusal SessionNotFound =>
        new("access.session-not-found", Say("Deze sessie is er niet (meer).", "This session is not there, or no longer."));

    public static Refusal ProposalNotFound =>
        new("access.proposal-not-found", Say("Dit voorstel bestaat niet.", "This proposal does not exist."));

    public static Refusal ProposalDecided =>
        new("access.proposal-decided", Say("Over dit voorstel is al besloten.", "This proposal was decided already."));

    public static Refusal OwnProposal =>
        new(
            "access.own-proposal",
            Say("U hebt dit zelf voorgesteld.", "You proposed this yourself."),
            Say("Een andere beheerder moet het goedkeuren.", "Another administrator must approve it.")
        );

    public static Refusal DecisionMissing =>
        new("access.decision-missing", Say("Kies goedkeuren of afwijzen.", "Choose approve or refuse."));

    public static Refusal TokenWaiting =>
        new(
            "access.token-waiting",
            Say("Dit token wacht op een tweede beheerder.", "This token waits for a second administrator.")
        );

    public static Refusal RolesFromGroups =>
        new(
            "access.roles-from-groups",
            Say("De rollen van dit account komen van de organisatie.", "The roles of this account come from the organisation."),
            Say("Wijzig de groepen.", "Change the groups.")
        );

    public static Refusal LocalAccountsOff =>
        new(
            "access.local-accounts-off",
            Say("Inloggen met een wachtwoord staat uit.", "Signing in with a password is switched off."),
            Say("Log in via uw organisatie.", "Sign in through your organisation.")
        );

    public static Refusal PasskeyRefused =>
        new(
            "access.passkey-refused",
            Say("Inloggen met deze passkey is niet gelukt.", "Signing in with this passkey did not succeed."),
            Say("Probeer het opnieuw, of log in met uw wachtwoord.", "Try again, or sign in with your password.")
        );

    public static Refusal PasskeyNotAdded =>
        new(
            "access.passkey-not-added",
            Say("De passkey is niet toegevoegd.", "The passkey was not added."),
            Say("Begin opnieuw en rond het binnen vijf minuten af.", "Start again and finish within five minutes.")
        );

    public static Refusal PasskeyNotFound =>
        new("access.passkey-not-found", Say("Deze passkey is er niet (meer).", "This passkey is not there, or no longer."));

    public static Refusal LastSecondFactor =>
        new(
            "access.last-second-factor",
            Say("Dit is uw enige tweede factor.", "This is your only second factor."),
            Say("Voeg eerst een andere passkey toe of koppel een app.", "First add another passkey or connect an app.")
        );

    public static Refusal ProviderFailed =>
        new(
            "access.provider-failed",
            Say("Inloggen via uw organisatie is niet gelukt.", "Signing in through your organisation did not succeed."),
            Say(
                "Begin opnieuw. Blijft het misgaan, vraag dan de beheerder.",
                "Start again. If it keeps failing, ask the administrator."
            )
        );

    public static Refusal GroupsGiveNoRole =>
        new(
            "access.groups-give-no-role",
            Say("Uw groepen geven geen rol in Baken.", "Your groups give no role in Baken."),
            Say("Vraag de beheerder.", "Ask the administrator.")
        );

    public static Refusal GroupsTooMany =>
        new(
            "access.groups-too-many",
            Say(
                "Uw organisatie stuurt uw groepen niet mee omdat het er te veel zijn.",
                "Your organisation does not send your groups because there are too many."
            ),
            Say(
                "De beheerder van uw organisatie moet alleen de groepen van Baken meesturen, of toepassingsrollen gebruiken.",
                "The administrator of your organisation must send only the groups of Baken, or use application roles."
            )
        );

    public static Refusal GroupsMissing =>
        new(
            "access.groups-missing",
            Say("Uw organisatie stuurt geen groepen mee.", "Your organisation sends no groups."),
            Say("Vraag de beheerder om de instelling van de groepen.", "Ask the administrator about the setting of groups.")
        );

    public static Refusal SecondFactorNotProved =>
        new(
            "access.second-factor-not-proved",
            Say("Uw organisatie heeft geen tweede factor gevraagd.", "Your organisation did not ask for a second factor."),
            Say("Log daar in met een tweede factor en probeer het opnieuw.", "Sign in there with a second factor and try again.")
        );

    public static Refusal AccountBlocked =>
        new("access.account-blocked", Say("Dit account is geblokkeerd.", "This account is blocked."));

    public static Refusal GroupInvalid =>
        new(
            "access.group-invalid",
            Say("Vul de groep in zoals uw organisatie haar stuurt.", "Enter the group as your organisation sends it.")
        );

    public static Refusal GroupExists =>
        new("access.group-exists", Say("Deze groep staat al op de lijst.", "This group is on the list already."));

    public static Refusal GroupNotFound =>
        new("access.group-not-found", Say("Deze groep staat niet op de lijst.", "This group is not on the list."));

    public static Refusal OwnGroups =>
        new(
            "access.own-groups",
            Say("U hebt deze wijziging zelf gemaakt.", "You made this change yourself."),
            Say("Een andere beheerder moet haar inschakelen.", "Another administrator must switch it on.")
        );

    public static Refusal InvitationWaits =>
        new(
            "access.invitation-waits",
            Say("Deze uitnodiging wacht op een tweede beheerder.", "This invitation waits for a second administrator."),
            Say("Probeer het later opnieuw met dezelfde link.", "Try again later with the same link.")
        );

    public static Refusal ProviderUnreachable =>
        new(
            "access.provider-unreachable",
            Say("Uw organisatie is nu niet bereikbaar.", "Your organisation cannot be reached now."),
            Say("Probeer het over een paar minuten opnieuw.", "Try again in a few minutes.")
        );
}
