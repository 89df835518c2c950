using Baken.Kernel;

namespace Baken.Sources;

/// <summary>The sources that Baken is shipped with. None of them holds a natural person.</summary>
internal static class SourceCatalogue
{
    private const string Statistics =
        "AVG artikel 6, eerste lid, onder e; Gemeentewet artikel 160 (gebiedsbeeld op openbare, geaggregeerde cijfers)";

    private const string PublicOrder =
        "AVG artikel 6, eerste lid, onder e; Gemeentewet artikel 172 (openbare orde; openbare, geaggregeerde cijfers)";

    private static readonly IReadOnlyList<AreaLevel> Every = AreaLevels.All;
    private static readonly IReadOnlyList<AreaLevel> BelowCountry =
    [
        AreaLevel.Municipality,
        AreaLevel.District,
        AreaLevel.Neighbourhood,
    ];

    public static IReadOnlyList<SourceDescription> All { get; } =
    [
        new(
            SourceKeys.Boundaries,
            "Grenzen van gemeenten, wijken en buurten",
            "CBS en Kadaster",
            Controller.College,
            "Cijfers op de kaart tonen en adressen aan een buurt toewijzen.",
            Statistics,
            RetentionYears: 10,
            BelowCountry,
            "CC BY 4.0",
            "https://www.cbs.nl/nl-nl/dossier/nederland-regionaal/geografische-data/wijk-en-buurtkaart",
            "De indeling verandert elk jaar. Een vergrovende kaart is goed om te tonen, niet om een adres aan een buurt toe te wijzen.",
            RefreshAfterDays: 400
        ),
        new(
            SourceKeys.KeyFigures,
            "Kerncijfers wijken en buurten",
            "CBS",
            Controller.College,
            "Gebieden beschrijven en vergelijken: wonen, huishoudens, inkomen, bedrijven, voorzieningen.",
            Statistics,
            RetentionYears: 10,
            Every,
            "CC BY 4.0",
            "https://www.cbs.nl/nl-nl/maatwerk/2024/11/kerncijfers-wijken-en-buurten-2024",
            "Het CBS rondt kleine aantallen af en laat cijfers weg om onthulling te voorkomen: leeg is weggelaten, niet nul. "
                + "Recente jaren hebben gaten. Kolommen over herkomst worden nooit gelezen.",
            RefreshAfterDays: 400
        ),
        new(
            SourceKeys.PoliceCrime,
            "Geregistreerde misdrijven per wijk en buurt",
            "Politie",
            Controller.Mayor,
            "Zien waar welke misdrijven worden geregistreerd, als aanleiding voor gesprek en onderzoek.",
            PublicOrder,
            RetentionYears: 10,
            Every,
            "CC BY 4.0",
            "https://data.politie.nl/#/Politie/nl/dataset/47018NED/table",
            "Geregistreerd is niet hetzelfde als gepleegd: aangifte, drukte en politie-inzet bewegen het cijfer mee. Per 1.000 inwoners "
                + "misleidt in bedrijvengebieden. Leeg is weggelaten, niet nul; zedenmisdrijven worden niet gepubliceerd.",
            RefreshAfterDays: 400
        ),
        new(
            SourceKeys.Sbi,
            "Standaard Bedrijfsindeling (SBI)",
            "CBS",
            Controller.College,
            "Branches herkennen en tellen.",
            Statistics,
            RetentionYears: 20,
            [],
            "CC BY 4.0",
            "https://www.cbs.nl/nl-nl/onze-diensten/methoden/classificaties/activiteiten/standaard-bedrijfsindeling--sbi--",
            "SBI 2008 en SBI 2025 bestaan naast elkaar; hetzelfde nummer betekent niet hetzelfde.",
            RefreshAfterDays: 1500
        ),
        new(
            SourceKeys.Establishments,
            "Vestigingen per gebied en branche",
            "CBS, KVK of de eigen gemeente",
            Controller.College,
            "Zien hoe branches over gebieden zijn verdeeld en hoe snel bedrijven komen en gaan.",
            Statistics,
            RetentionYears: 10,
            BelowCountry,
            "Volgens de leverancier",
            "https://www.kvk.nl/producten-bestellen/handelsregisterinformatie/",
            "Alleen aantallen, nooit bedrijven. Aantallen onder 5 worden niet getoond. Een branche zegt niets over een bedrijf.",
            RefreshAfterDays: 400
        ),
        new(
            SourceKeys.Bankruptcies,
            "Uitgesproken faillissementen per branche",
            "Rechtspraak, via de leverancier van het bestand",
            Controller.College,
            "Branches met veel faillissementen herkennen.",
            Statistics,
            RetentionYears: 10,
            [AreaLevel.Country, AreaLevel.Municipality],
            "Volgens de leverancier",
            "https://insolventies.rechtspraak.nl/",
            "Per plaats, niet per gemeente: alleen een plaats die heet als een gemeente telt mee. Aantallen onder 5 worden niet getoond.",
            RefreshAfterDays: 400
        ),
        new(
            SourceKeys.Table,
            "Eigen tabel",
            "De eigen gemeente of een partner",
            Controller.College,
            "Eigen, geaggregeerde cijfers per gebied of branche naast de openbare zetten.",
            Statistics,
            RetentionYears: 5,
            Every,
            "Volgens de leverancier",
            "",
            "De toewijzing van kolommen wordt bij de invoer bewaard. Gegevens over personen horen hier niet.",
            RefreshAfterDays: 400
        ),
    ];
}
