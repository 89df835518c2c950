using Baken.Kernel;

namespace Baken.Sources.Tables;

/// <summary>Every "no" of reading an own table.</summary>
internal static class TableRefusals
{
    public static Refusal NoMapping =>
        new(
            "tables.no-mapping",
            "Voor een eigen tabel is een kolomtoewijzing nodig.",
            "Maak er een uit het voorbeeld van het bestand en bewaar die bij de import."
        );

    public static Refusal MappingUnreadable(string name, string where, string what) =>
        new(
            "tables.mapping-unreadable",
            $"{name}: de kolomtoewijzing is niet te lezen ({where}): {what}",
            "Herstel het bestand; de vorm staat in docs/sources/table-mapping.md."
        );

    public static Refusal MappingVersion(string name, int version) =>
        new(
            "tables.mapping-version",
            $"{name}: kolomtoewijzing versie {version} is niet bekend.",
            $"Deze Baken leest versie {TableMapping.CurrentVersion}."
        );

    public static Refusal MappingIncomplete(string name, IReadOnlyList<string> problems) =>
        new(
            "tables.mapping-incomplete",
            $"{name}: de kolomtoewijzing klopt niet: {string.Join("; ", problems)}.",
            "Herstel de genoemde punten."
        );

    public static Refusal ForbiddenColumn(string column) =>
        new(
            "tables.forbidden-column",
            $"'{column}' wijst op herkomst, afkomst, nationaliteit, geloof of taal. Zulke gegevens worden nooit gelezen.",
            "Haal de kolom uit de toewijzing. Wijst de naam daar ten onrechte op, geef de kolom in het bestand dan een andere naam."
        );

    public static Refusal PersonalColumn(string file, string column, PersonalKind kind) =>
        new(
            "tables.personal-column",
            $"{file}: kolom '{column}' bevat {TableLabels.Of(kind)} en kan geen invoer zijn van een cijfer over gebieden.",
            "Laat persoonsgegevens bij de bron weg. Tel rijen zonder kolom te noemen als alleen het aantal nodig is."
        );

    public static Refusal UnknownColumn(string file, string column, IEnumerable<string> found) =>
        new(
            "tables.unknown-column",
            $"{file}: kolom '{column}' staat niet in het bestand; wel: {string.Join(", ", found.Take(12))}.",
            "Controleer de toewijzing en de rij met kolomnamen."
        );

    public static Refusal DoubleColumn(string file, string column) =>
        new(
            "tables.double-column",
            $"{file}: kolom '{column}' staat er meer dan eens in.",
            "Geef de kolommen in het bestand verschillende namen."
        );

    public static Refusal OtherIndicator(string key) =>
        new(
            "tables.other-indicator",
            $"Indicator '{key}' bestaat al in de catalogus met een andere soort of eenheid.",
            "Kies een andere sleutel of dezelfde soort en eenheid."
        );

    public static Refusal NoHeader(string file, int row) =>
        new(
            "tables.no-header",
            $"{file}: op rij {row} staan geen kolomnamen.",
            "Geef met headerRow op in welke rij de kolomnamen staan."
        );

    public static Refusal TooWide(string file, int limit) =>
        new("tables.too-wide", $"{file}: er zijn meer dan {limit} kolommen.", "Bewaar alleen de kolommen die nodig zijn.");

    public static Refusal OldWorkbook(string file) =>
        new(
            "tables.old-workbook",
            $"{file}: dit is een werkmap in de oude vorm (.xls), en die wordt niet gelezen.",
            "Open het bestand en bewaar het als .xlsx of .csv."
        );

    public static Refusal EncryptedWorkbook(string file) =>
        new(
            "tables.encrypted-workbook",
            $"{file}: de werkmap is met een wachtwoord beveiligd.",
            "Bewaar een kopie zonder wachtwoord."
        );

    public static Refusal BrokenWorkbook(string file) =>
        new(
            "tables.broken-workbook",
            $"{file}: de werkmap is beschadigd of geen werkmap.",
            "Open het bestand, bewaar het opnieuw als .xlsx of .csv en probeer het nog eens."
        );

    public static Refusal NoSheet(string file, string sheet, IEnumerable<string> sheets) =>
        new(
            "tables.no-sheet",
            $"{file}: er is geen blad '{sheet}'; wel: {string.Join(", ", sheets.Take(20))}.",
            "Kies een van deze bladen."
        );

    public static Refusal BrokenParquet(string file) =>
        new(
            "tables.broken-parquet",
            $"{file}: het Parquet-bestand is beschadigd of versleuteld.",
            "Haal het bestand opnieuw op."
        );

    public static Refusal NestedParquet(string file, string column) =>
        new(
            "tables.nested-parquet",
            $"{file}: kolom '{column}' is samengesteld (lijst of structuur); alleen platte kolommen worden gelezen.",
            "Bewaar de tabel met platte kolommen."
        );
}
