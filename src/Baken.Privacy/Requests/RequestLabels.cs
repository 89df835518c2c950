using Baken.Privacy.Requests.Terms;
using Baken.Ui;
using static Baken.Kernel.Language;

namespace Baken.Privacy.Requests;

/// <summary>The words of the desk for the screen.</summary>
internal static class RequestLabels
{
    public static string Label(this RequestRight right) =>
        right switch
        {
            RequestRight.Access => Say("Inzage", "Access"),
            RequestRight.Rectification => Say("Rectificatie", "Rectification"),
            RequestRight.Erasure => Say("Wissing", "Erasure"),
            RequestRight.Restriction => Say("Beperking", "Restriction"),
            RequestRight.Portability => Say("Overdraagbaarheid", "Portability"),
            RequestRight.Objection => Say("Bezwaar tegen verwerking", "Objection"),
        };

    public static string Hint(this RequestRight right) =>
        right switch
        {
            RequestRight.Access => Say(
                "Welke gegevens heeft de gemeente van mij? (AVG 15)",
                "Which data does the municipality have? (GDPR 15)"
            ),
            RequestRight.Rectification => Say(
                "Er klopt iets niet of er ontbreekt iets. (AVG 16)",
                "Something is wrong or missing. (GDPR 16)"
            ),
            RequestRight.Erasure => Say("Haal mijn gegevens weg. (AVG 17)", "Remove my data. (GDPR 17)"),
            RequestRight.Restriction => Say(
                "Gebruik mijn gegevens voorlopig niet. (AVG 18)",
                "Do not use my data for now. (GDPR 18)"
            ),
            RequestRight.Portability => Say(
                "Alleen bij toestemming of een overeenkomst, dus zelden bij een gemeente. (AVG 20)",
                "Only with consent or a contract, so seldom with a municipality. (GDPR 20)"
            ),
            RequestRight.Objection => Say("Stop met het gebruik van mijn gegevens. (AVG 21)", "Stop using my data. (GDPR 21)"),
        };

    /// <summary>As a letter says it.</summary>
    public static string InLetter(this RequestRight right) =>
        right switch
        {
            RequestRight.Access => "inzage in uw gegevens",
            RequestRight.Rectification => "verbetering van uw gegevens",
            RequestRight.Erasure => "het wissen van uw gegevens",
            RequestRight.Restriction => "beperking van het gebruik van uw gegevens",
            RequestRight.Portability => "overdracht van uw gegevens",
            RequestRight.Objection => "te stoppen met het gebruik van uw gegevens (bezwaar op grond van AVG artikel 21)",
        };

    /// <summary>What a recipient has to do, as a letter says it.</summary>
    public static string Consequence(this RequestRight right) =>
        right switch
        {
            RequestRight.Rectification => "verbetering van de gegevens",
            RequestRight.Erasure => "wissing van de gegevens",
            RequestRight.Restriction => "beperking van het gebruik van de gegevens",
            RequestRight.Access or RequestRight.Portability or RequestRight.Objection => "een besluit over de gegevens",
        };

    public static string Label(this Channel channel) =>
        channel switch
        {
            Channel.Letter => Say("brief", "letter"),
            Channel.Email => Say("e-mail", "e-mail"),
            Channel.Counter => Say("balie", "counter"),
            Channel.Phone => Say("telefoon", "telephone"),
            Channel.WebForm => Say("webformulier", "web form"),
        };

    public static string Label(this IdentityState identity) =>
        identity switch
        {
            IdentityState.NotChecked => Say("nog niet gecontroleerd", "not checked yet"),
            IdentityState.Asked => Say("om meer gevraagd, de termijn staat stil", "asked for more, the term stands still"),
            IdentityState.Established => Say("vastgesteld", "established"),
        };

    public static string Label(this IdentityWay way) =>
        way switch
        {
            IdentityWay.ShownInPerson => Say(
                "aan de balie, document getoond en teruggegeven",
                "at the counter, document shown and given back"
            ),
            IdentityWay.DigitalIdentity => Say("ingelogd met DigiD", "signed in with DigiD"),
            IdentityWay.KnownAddress => Say(
                "teruggebeld of geschreven op een adres dat al bekend was",
                "called back or written to at an address that was known"
            ),
            IdentityWay.KnowledgeQuestion => Say(
                "een vraag die alleen de persoon kan beantwoorden",
                "a question only the person can answer"
            ),
            IdentityWay.Representative => Say(
                "een vertegenwoordiger, machtiging gezien",
                "a representative, power of attorney seen"
            ),
        };

    public static string Label(this RequestState state) =>
        state switch
        {
            RequestState.Open => Say("in behandeling", "being dealt with"),
            RequestState.Decided => Say("beslist", "decided"),
            RequestState.Closed => Say("afgerond", "closed"),
        };

    public static Tone Tone(this RequestState state) =>
        state switch
        {
            RequestState.Open => Ui.Tone.Info,
            RequestState.Decided => Ui.Tone.Accent,
            RequestState.Closed => Ui.Tone.Neutral,
        };

    public static string Label(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Granted => Say("toegewezen", "granted"),
            Verdict.PartlyGranted => Say("deels toegewezen", "partly granted"),
            Verdict.Refused => Say("afgewezen", "refused"),
            Verdict.NotDealtWith => Say("niet verder behandeld", "not dealt with further"),
        };

    public static string Label(this Belonging belongs) =>
        belongs switch
        {
            Belonging.Yes => Say("Hoort bij deze persoon", "Belongs to this person"),
            Belonging.No => Say("Hoort bij een ander", "Belongs to somebody else"),
            Belonging.Unsure => Say("Onzeker: er moet meer worden uitgezocht", "Unsure: more has to be looked up"),
        };

    public static string Label(this Handing handing) =>
        handing switch
        {
            Handing.Give => Say("Geven", "Give"),
            Handing.Withhold => Say("Achterhouden, met grond", "Withhold, with a ground"),
        };

    public static string Label(this LetterKind kind) =>
        kind switch
        {
            LetterKind.Receipt => Say("Ontvangstbevestiging", "Confirmation of receipt"),
            LetterKind.AskIdentity => Say("Vraag om de identiteit", "Question for the identity"),
            LetterKind.Extension => Say("Verlenging van de termijn", "Extension of the term"),
            LetterKind.Grant => Say("Besluit: toegewezen", "Decision: granted"),
            LetterKind.PartialGrant => Say("Besluit: deels toegewezen", "Decision: partly granted"),
            LetterKind.Refusal => Say("Besluit: afgewezen", "Decision: refused"),
            LetterKind.NotDealtWith => Say("Besluit: niet behandeld", "Decision: not dealt with"),
            LetterKind.ToRecipient => Say("Bericht aan een ontvanger", "Message to a recipient"),
        };

    public static string Label(this SentBy how) =>
        how switch
        {
            SentBy.Post => Say("per post", "by post"),
            SentBy.RegisteredPost => Say("aangetekend", "by registered post"),
            SentBy.SecureMail => Say("beveiligde e-mail", "secure e-mail"),
            SentBy.MessageBox => Say("Berichtenbox", "government message box"),
            SentBy.HandedOver => Say("overhandigd", "handed over"),
        };

    public static string Label(this RecipientOrigin origin) =>
        origin switch
        {
            RecipientOrigin.Share => Say("gevonden: met hem gedeeld", "found: shared with him"),
            RecipientOrigin.Named => Say("met de hand genoemd", "named by hand"),
            RecipientOrigin.RiecContactPoint => Say("contactpunt van het RIEC", "contact point of the RIEC"),
        };

    public static string Label(this RecipientAnswer answer) =>
        answer switch
        {
            RecipientAnswer.CarriedOut => Say("heeft het uitgevoerd", "carried it out"),
            RecipientAnswer.NothingHeld => Say("had er niets meer van", "held nothing of it any more"),
            RecipientAnswer.Declined => Say("weigert", "declines"),
            RecipientAnswer.Impossible => Say(
                "berichten is onmogelijk of kost onevenredig veel moeite",
                "telling is impossible or takes a disproportionate effort"
            ),
        };

    public static string Label(this FileKind kind) =>
        kind switch
        {
            FileKind.Pdf => "PDF",
            FileKind.Png => "PNG",
            FileKind.Jpeg => "JPEG",
            FileKind.Docx => Say("Word-document", "Word document"),
            FileKind.Text => Say("tekst", "text"),
        };

    /// <summary>When an answer is due, in words and with how urgent that is.</summary>
    public static (string Text, Tone Tone) InWords(this Term term, RequestState state, DateOnly today)
    {
        if (state != RequestState.Open)
            return (Say("beslist", "decided"), Ui.Tone.Neutral);
        if (term.Due is not { } due)
            return (Say("staat stil", "stands still"), Ui.Tone.Warning);
        var days = due.DayNumber - today.DayNumber;
        return days switch
        {
            < 0 => (Say($"{-days} dagen te laat", $"{-days} days late"), Ui.Tone.Error),
            0 => (Say("vandaag", "today"), Ui.Tone.Error),
            <= 7 => (Say($"nog {days} dagen", $"{days} days left"), Ui.Tone.Warning),
            _ => (due.Long(), Ui.Tone.Neutral),
        };
    }
}
