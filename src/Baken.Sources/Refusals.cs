using Baken.Kernel;

namespace Baken.Sources;

/// <summary>Every "no" of this module. The codes are stable; the words may improve.</summary>
internal static class Refusals
{
    public static Refusal UnknownSource(string key, IEnumerable<string> known) =>
        new("sources.unknown-source", $"Bron '{key}' is niet bekend.", $"Kies uit: {string.Join(", ", known)}.");

    public static Refusal NoSuchSource(string key) =>
        new("sources.no-such-source", $"Bron '{key}' is niet bekend.", "Kies een bron uit de lijst.");

    public static Refusal NoSuchImport(int number) =>
        new("sources.no-such-import", $"Import {number} is er niet.", "Kies een import uit de lijst.");

    public static Refusal NoFiles => new("sources.no-files", "Er is geen bestand opgegeven.", "Geef ten minste één bestand op.");

    public static Refusal NotFound(string file) =>
        new(
            "sources.not-found",
            $"{file}: het bestand bestaat niet of mag niet worden gelezen.",
            "Controleer de naam en de rechten."
        );

    public static Refusal Empty(string file) =>
        new("sources.empty", $"{file}: het bestand is leeg.", "Haal het bestand opnieuw op.");

    public static Refusal NoRows(string file) =>
        new("sources.no-rows", $"{file}: er staat geen enkele rij of gebied met gegevens in.", "Haal het bestand opnieuw op.");

    public static Refusal TooLarge(string file, long limit) =>
        new(
            "sources.too-large",
            $"{file}: het bestand is (uitgepakt) groter dan {Size(limit)}.",
            "Beperk de uitvoer bij de bron, bijvoorbeeld tot de eigen provincie, of splits het bestand."
        );

    public static Refusal Bomb(string file) =>
        new(
            "sources.zip-bomb",
            $"{file}: het archief pakt onwaarschijnlijk ver uit en wordt niet gelezen.",
            "Pak het bestand zelf uit, bekijk de inhoud en bied het gewone bestand aan."
        );

    public static Refusal TooManyEntries(string file, int limit) =>
        new(
            "sources.too-many-entries",
            $"{file}: het archief bevat meer dan {limit} bestanden.",
            "Pak het archief uit en bied alleen de bestanden aan die nodig zijn."
        );

    public static Refusal NothingInArchive(string file, IEnumerable<string> wanted) =>
        new(
            "sources.nothing-in-archive",
            $"{file}: het archief bevat geen bestand dat deze bron kan lezen ({string.Join(", ", wanted)}).",
            "Bied het juiste archief aan, of het bestand zelf."
        );

    public static Refusal BrokenArchive(string file) =>
        new(
            "sources.broken-archive",
            $"{file}: het archief is beschadigd, afgebroken of versleuteld.",
            "Haal het bestand opnieuw op."
        );

    public static Refusal Binary(string file, string looksLike, string remedy) =>
        new("sources.binary", $"{file}: dit is geen tekstbestand maar {looksLike}.", remedy);

    public static Refusal Html(string file) =>
        new(
            "sources.html",
            $"{file}: dit is een webpagina (HTML), geen gegevensbestand. Vaak is het een foutmelding van de website.",
            "Open het bestand om de melding te lezen en haal de gegevens opnieuw op."
        );

    public static Refusal WrongFormat(string file, string found, string expected) =>
        new(
            "sources.wrong-format",
            $"{file}: dit is {found}; verwacht werd {expected}.",
            "Kies de uitvoer in het verwachte formaat."
        );

    public static Refusal Truncated(string file, long line) =>
        new(
            "sources.truncated",
            $"{file}: het bestand is afgebroken op regel {line}.",
            "Haal het bestand opnieuw en volledig op."
        );

    public static Refusal Malformed(string file, long line, string what) =>
        new(
            "sources.malformed",
            $"{file}: regel {line} is onleesbaar: {what}.",
            "Herstel de regel of haal het bestand opnieuw op."
        );

    public static Refusal WrongColumns(string file, string expected, IEnumerable<string> found) =>
        new(
            "sources.wrong-columns",
            $"{file}: de kolommen kloppen niet. Verwacht: {expected}. Gevonden: {Few(found)}.",
            "Kies de juiste bron bij dit bestand of de juiste uitvoer bij de bron."
        );

    public static Refusal OtherSource(string file, string asked, string looksLike) =>
        new(
            "sources.other-source",
            $"{file}: dit lijkt een bestand van de bron '{looksLike}', niet van '{asked}'.",
            $"Importeer het met de bron '{looksLike}'."
        );

    public static Refusal NoYear(string file) =>
        new(
            "sources.no-year",
            $"{file}: het jaar van de gegevens staat niet in het bestand, niet in de kolomnamen en niet in de bestandsnaam.",
            "Geef het jaar op met --year, bijvoorbeeld --year 2024."
        );

    public static Refusal AmbiguousYear(string file, IEnumerable<int> years) =>
        new(
            "sources.ambiguous-year",
            $"{file}: de naam noemt meer dan één jaar ({string.Join(", ", years)}).",
            "Geef het jaar van de gegevens op met --year."
        );

    public static Refusal NoFigures(string file, IEnumerable<string> found) =>
        new(
            "sources.no-figures",
            $"{file}: geen enkele kolom is een bekend kerncijfer. Gevonden: {Few(found)}.",
            "Controleer de bron, of lees het bestand als eigen tabel met een kolomtoewijzing (bron 'table')."
        );

    public static Refusal NotInTheNetherlands(string file) =>
        new(
            "sources.not-in-the-netherlands",
            $"{file}: de grenzen liggen niet in Nederland.",
            "Controleer het coördinatenstelsel (WGS84 of RD) en de volgorde lengtegraad, breedtegraad."
        );

    public static Refusal UnknownCoordinates(string file, string crs) =>
        new(
            "sources.unknown-coordinates",
            $"{file}: het coördinatenstelsel '{crs}' wordt niet gelezen.",
            "Zet het bestand om naar WGS84 (EPSG:4326) of RD (EPSG:28992)."
        );

    public static Refusal MostRejected(string file, long rejected, long rows, IEnumerable<RejectedRow> first) =>
        new(
            "sources.most-rejected",
            $"{file}: {rejected} van de {rows} rijen zijn onbruikbaar. De eerste: "
                + string.Join("; ", first.Select(row => $"regel {row.Line}: {row.Reason.TrimEnd('.')}"))
                + ".",
            "Er is niets geïmporteerd. Controleer of dit het juiste bestand bij deze bron is."
        );

    public static Refusal BrokenTree(string file, string what) =>
        new("sources.broken-tree", $"{file}: de indeling klopt niet: {what}.", "Haal de volledige indeling opnieuw op.");

    public static Refusal NoPlaces =>
        new(
            "sources.no-places",
            "Faillissementen staan per plaats, en er zijn nog geen gemeenten geladen om de plaatsen mee te herkennen.",
            "Importeer eerst de gemeentegrenzen (cbs-boundaries)."
        );

    private static string Few(IEnumerable<string> names)
    {
        var all = names.Where(name => name.Length > 0).ToList();
        if (all.Count == 0)
            return "geen";
        var few = string.Join(", ", all.Take(12).Select(name => name.Length > 60 ? name[..60] + "…" : name));
        return all.Count > 12 ? $"{few} en nog {all.Count - 12}" : few;
    }

    private static string Size(long bytes) =>
        bytes >= 1 << 30 ? $"{bytes / (1 << 30)} GB"
        : bytes >= 1 << 20 ? $"{bytes / (1 << 20)} MB"
        : $"{bytes} bytes";
}
