using System.Net;
using Baken.Kernel;

namespace Baken.Sources.Connectors;

/// <summary>Every "no" of a connector.</summary>
internal static class ConnectorRefusals
{
    private const string Later =
        "Probeer het later opnieuw: wat al is opgehaald, blijft bewaard en wordt niet nog eens opgehaald.";

    public static Refusal Offline(Uri address) =>
        new(
            "connectors.offline",
            $"{address.Host} is niet bereikbaar.",
            "Controleer de internetverbinding of de proxy, of lees een bestand in dat elders is opgehaald."
        );

    public static Refusal TimedOut(Uri address) => new("connectors.timed-out", $"{address.Host} antwoordt niet op tijd.", Later);

    public static Refusal CutOff(Uri address) =>
        new(
            "connectors.cut-off",
            $"De verbinding met {address.Host} werd telkens afgebroken voordat het antwoord compleet was.",
            Later
        );

    public static Refusal Busy(Uri address, HttpStatusCode status) =>
        new("connectors.busy", $"{address.Host} kan het verzoek nu niet beantwoorden (status {(int)status}).", Later);

    public static Refusal AskedToWait(Uri address, TimeSpan wait) =>
        new(
            "connectors.asked-to-wait",
            $"{address.Host} vraagt om over {Math.Ceiling(wait.TotalMinutes):0} minuten terug te komen.",
            Later
        );

    public static Refusal UnknownTable(string table, Uri address) =>
        new(
            "connectors.unknown-table",
            $"{address.Host} kent {table} niet.",
            "Controleer het jaar of het tabelnummer; de uitgever kan de tabel hebben vervangen."
        );

    public static Refusal UnknownYear(int year, IEnumerable<int> known) =>
        new(
            "connectors.unknown-year",
            $"Voor {year} is geen tabel bekend; wel voor {string.Join(", ", known.Order())}.",
            "Kies een bekend jaar of geef het tabelnummer zelf op."
        );

    public static Refusal Declined(Uri address, HttpStatusCode status) =>
        new(
            "connectors.declined",
            $"{address.Host} weigert het verzoek (status {(int)status}).",
            "De uitgever kan de dienst hebben gewijzigd: meld dit bij het beheer van Baken."
        );

    public static Refusal Moved(Uri address, Uri? to) =>
        new(
            "connectors.moved",
            $"{address.Host} verwijst door naar {to?.Host ?? "een ander adres"}.",
            "Stel het nieuwe adres in bij de verbindingen als het van de uitgever is."
        );

    public static Refusal ForeignLink(Uri address, string link) =>
        new(
            "connectors.foreign-link",
            $"{address.Host} verwijst voor de volgende pagina naar een ander adres ({link}); dat wordt niet gevolgd.",
            "Stel het adres in bij de verbindingen als het van de uitgever is."
        );

    public static Refusal EndlessPages(Uri address) =>
        new(
            "connectors.endless-pages",
            $"{address.Host} verwijst voor de volgende pagina naar een pagina die al is opgehaald.",
            "Meld dit bij de uitgever."
        );

    public static Refusal SchemaChanged(string table, string missing) =>
        new(
            "connectors.schema-changed",
            $"Het antwoord voor {table} is anders dan verwacht: {missing}.",
            "De uitgever kan de tabel hebben gewijzigd: lees een eerder opgehaald bestand in of meld dit bij het beheer van Baken."
        );

    public static Refusal TooLarge(Uri address, long limit) =>
        new(
            "connectors.too-large",
            $"Het antwoord van {address.Host} is groter dan {limit / (1024 * 1024)} MB.",
            "Vraag één gemeente of één niveau tegelijk op."
        );

    public static Refusal NothingFound(string table, int year) =>
        new(
            "connectors.nothing-found",
            $"{table} heeft geen rijen voor deze keuze in {year}.",
            "Controleer het jaar, de gemeentecode en het niveau."
        );

    public static Refusal InUse(string folder) =>
        new("connectors.in-use", $"In {folder} loopt al een download van dezelfde tabel.", "Wacht tot die klaar is.");

    public static Refusal NotWritable(string folder) =>
        new("connectors.not-writable", $"In {folder} kan niet worden geschreven.", "Controleer de rechten en de vrije ruimte.");
}
