using System.Globalization;
using static Baken.Kernel.Language;

namespace Baken.Access;

/// <summary>The words of oversight on the screen. An act or activity that has none is shown by its key.</summary>
internal static class OversightWords
{
    /// <summary>In the filter: everything that somebody saw or asked.</summary>
    public const string LookUps = "inzage";

    private static readonly TimeZoneInfo Here = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly Dictionary<string, (string Dutch, string English)> ActWords = new()
    {
        [Acts.Seen] = ("Ingezien", "Seen"),
        [Acts.Hit] = ("Bevraagd: hit", "Asked: hit"),
        [Acts.NoHit] = ("Bevraagd: geen hit", "Asked: no hit"),
        [Acts.SignedIn] = ("Ingelogd", "Signed in"),
        [Acts.SignInFailed] = ("Inloggen mislukt", "Sign-in failed"),
        [Acts.SecondFactorFailed] = ("Tweede factor mislukt", "Second factor failed"),
        [Acts.LockedOut] = ("Tijdelijk gesloten", "Locked for a while"),
        [Acts.SignedOut] = ("Uitgelogd", "Signed out"),
        [Acts.SignedOutEverywhere] = ("Overal uitgelogd", "Signed out everywhere"),
        [Acts.AccountMade] = ("Account gemaakt", "Account made"),
        [Acts.DemoAccountMade] = ("Demoaccount gemaakt", "Demo account made"),
        [Acts.RoleGranted] = ("Rol gegeven", "Role granted"),
        [Acts.RoleWithdrawn] = ("Rol ingetrokken", "Role withdrawn"),
        [Acts.Blocked] = ("Account geblokkeerd", "Account blocked"),
        [Acts.Unblocked] = ("Blokkade opgeheven", "Account unblocked"),
        [Acts.PasswordChanged] = ("Wachtwoord gewijzigd", "Password changed"),
        [Acts.PasswordRenewed] = ("Wachtwoord vernieuwd", "Password renewed"),
        [Acts.SecondFactorEnrolled] = ("Tweede factor ingesteld", "Second factor enrolled"),
        [Acts.RecoveryCodeUsed] = ("Herstelcode gebruikt", "Recovery code used"),
        [Acts.Invited] = ("Uitgenodigd", "Invited"),
        [Acts.FirstRunInvited] = ("Eerste uitnodiging", "First invitation"),
        [Acts.InvitationAccepted] = ("Uitnodiging aangenomen", "Invitation accepted"),
        [Acts.TokenMade] = ("Token gemaakt", "Token made"),
        [Acts.TokenRevoked] = ("Token ingetrokken", "Token revoked"),
        [Acts.TokenRefused] = ("Token geweigerd", "Token refused"),
        [Acts.AccessRefused] = ("Toegang geweigerd", "Access refused"),
        [Acts.AttemptsLimited] = ("Te veel pogingen om in te loggen", "Too many attempts to sign in"),
        [Acts.RequestLimited] = ("Te veel verzoeken", "Too many requests"),
        [Acts.Shared] = ("Gedeeld", "Shared"),
        [Acts.Recalled] = ("Delen beëindigd", "Share ended"),
        [Acts.Reopened] = ("Heropend", "Reopened"),
        ["parking.parked"] = ("Weggeborgen", "Parked"),
        [Acts.SealBroken] = ("Zegel verbroken", "Seal broken"),
        [Acts.CheckpointMade] = ("Controlepunt gemaakt", "Checkpoint made"),
        [Acts.Exported] = ("Logboek uitgevoerd", "Record exported"),
        [Acts.SampleDrawn] = ("Steekproef getrokken", "Sample drawn"),
        [Acts.SampleJudged] = ("Steekproef beoordeeld", "Sample judged"),
        ["import.done"] = ("Ingelezen", "Imported"),
        ["areas.edition-made"] = ("Editie van gebieden gemaakt", "Edition of areas made"),
        ["profile.edition-made"] = ("Editie van een profiel gemaakt", "Edition of a profile made"),
        ["profile.switched-on"] = ("Profiel ingeschakeld", "Profile switched on"),
        ["profile.switched-off"] = ("Profiel uitgeschakeld", "Profile switched off"),
        ["sector.added"] = ("Branche toegevoegd", "Sector added"),
        ["sector.judged"] = ("Branche beoordeeld", "Sector judged"),
        ["upload.done"] = ("Bestand ontvangen", "File received"),
        ["upload.discarded"] = ("Bestand weggegooid", "File discarded"),
    };

    public static string Act(string act) => ActWords.TryGetValue(act, out var word) ? Say(word.Dutch, word.English) : act;

    public static string Activity(string key) =>
        key switch
        {
            "" => Say("geen", "none"),
            ActivityKeys.Figures => Say("Cijfers", "Figures"),
            ActivityKeys.Access => Say("Toegang", "Access"),
            ActivityKeys.Oversight => Say("Toezicht", "Oversight"),
            ActivityKeys.PersonRights => Say("Rechten van betrokkenen", "Rights of people"),
            ActivityKeys.Retention => Say("Bewaren en vernietigen", "Keeping and destroying"),
            ActivityKeys.NotTakenUp => Say("Niet opgepakt", "Not taken up"),
            _ => key,
        };

    public static string Label(this Place place) =>
        place switch
        {
            Place.Page => Say("scherm", "screen"),
            Place.Api => "API",
            Place.CommandLine => Say("opdrachtregel", "command line"),
            Place.Program => Say("Baken zelf", "Baken itself"),
        };

    public static string Label(this SampleVerdict verdict) =>
        verdict switch
        {
            SampleVerdict.InOrder => Say("in orde", "in order"),
            SampleVerdict.Ask => Say("navragen", "ask"),
            SampleVerdict.NotInOrder => Say("niet in orde", "not in order"),
        };

    public static Ui.Tone Tone(this SampleVerdict verdict) =>
        verdict switch
        {
            SampleVerdict.InOrder => Ui.Tone.Success,
            SampleVerdict.Ask => Ui.Tone.Warning,
            SampleVerdict.NotInOrder => Ui.Tone.Error,
        };

    /// <summary>A moment on the clock of the Netherlands, whatever clock the server has.</summary>
    public static DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Here).DateTime;

    public static string Moment(DateTimeOffset at) => Local(at).ToString("d MMM yyyy HH:mm:ss", CultureInfo.CurrentCulture);

    public static string Day(DateTimeOffset at) => Local(at).ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>As a moment stands in an address and in a field of a form.</summary>
    public static string Field(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment or a day of an address; a day means its beginning, or its end where that is asked. Null for anything else.</summary>
    public static DateTimeOffset? Parse(string? text, bool end = false)
    {
        if (
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && IsSane(day.Year)
        )
            return At(day.AddDays(end ? 1 : 0).ToDateTime(TimeOnly.MinValue));
        return
            DateTime.TryParseExact(
                text,
                ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var moment
            ) && IsSane(moment.Year)
            ? At(moment)
            : null;
    }

    // The first and last years of the calendar have no room for a time zone.
    private static bool IsSane(int year) => year is > 1900 and < 9000;

    private static DateTimeOffset At(DateTime local) => new(local, Here.GetUtcOffset(local));
}
