using Baken.Demo.Figures;
using static Baken.Demo.Figures.Measure;

namespace Baken.Demo.Files;

/// <summary>How a column follows from what was counted: a number, or one number over another.</summary>
/// <param name="Key">The column's key in table 85984NED of CBS, without its number.</param>
/// <param name="Of">What is shown; null for a column that this demo always leaves withheld.</param>
/// <param name="Over">What it is divided by; null for a plain number.</param>
/// <param name="Least">Withheld where there are fewer than this of what the column is about.</param>
internal sealed record KeyFigureColumn(
    string Key,
    Measure? Of,
    Measure? Over = null,
    double Factor = 1,
    int Decimals = 0,
    Measure About = Inhabitants,
    double Least = 0
)
{
    /// <summary>Whether the column says where inhabitants or their parents came from.</summary>
    public bool IsOrigin => Of is >= OriginNetherlands and <= BornAwayOutside;
}

/// <summary>The columns of CBS table 85984NED, in its order from the fifth on.</summary>
internal static class KeyFigureColumns
{
    private static KeyFigureColumn Count(string key, Measure of, Measure about = Inhabitants, double least = 10) =>
        new(key, of, About: about, Least: least);

    private static KeyFigureColumn Percent(string key, Measure of, Measure over, double least, int decimals = 0) =>
        new(key, of, over, 100, decimals, over, least);

    private static KeyFigureColumn Mean(
        string key,
        Measure of,
        Measure over,
        double least,
        int decimals = 0,
        double factor = 1
    ) => new(key, of, over, factor, decimals, over, least);

    private static KeyFigureColumn Withheld(string key) => new(key, null);

    public static readonly KeyFigureColumn[] All =
    [
        Count("AantalInwoners", Inhabitants, least: 0),
        Count("Mannen", Men),
        Count("Vrouwen", Women),
        Count("k_0Tot15Jaar", Age0),
        Count("k_15Tot25Jaar", Age15),
        Count("k_25Tot45Jaar", Age25),
        Count("k_45Tot65Jaar", Age45),
        Count("k_65JaarOfOuder", Age65),
        Count("Ongehuwd", Unmarried),
        Count("Gehuwd", Married),
        Count("Gescheiden", Divorced),
        Count("Verweduwd", Widowed),
        Count("Nederland", OriginNetherlands),
        Count("EuropaExclusiefNederland", OriginEurope),
        Count("BuitenEuropa", OriginOutside),
        Count("Nederland", BornHereNetherlands),
        Count("EuropaExclusiefNederland", BornHereEurope),
        Count("BuitenEuropa", BornHereOutside),
        Count("EuropaExclusiefNederland", BornAwayEurope),
        Count("BuitenEuropa", BornAwayOutside),
        Count("GeboorteTotaal", Births),
        Mean("GeboorteRelatief", Births, Inhabitants, 50, factor: 1000),
        Count("SterfteTotaal", Deaths),
        Mean("SterfteRelatief", Deaths, Inhabitants, 50, factor: 1000),
        Count("HuishoudensTotaal", Households, least: 0),
        Count("Eenpersoonshuishoudens", OnePerson),
        Count("HuishoudensZonderKinderen", WithoutChildren),
        Count("HuishoudensMetKinderen", WithChildren),
        Mean("GemiddeldeHuishoudensgrootte", Inhabitants, Households, 5, 1),
        Mean("Bevolkingsdichtheid", Inhabitants, Land, 0, factor: 100) with
        {
            About = Inhabitants,
            Least = 10,
        },
        Count("Woningvoorraad", Dwellings, least: 0),
        Mean("GemiddeldeWOZWaardeVanWoningen", WozTotal, Dwellings, 20),
        Percent("PercentageEengezinswoning", SingleFamily, Dwellings, 20),
        new("PercentageMeergezinswoning", SingleFamily, Dwellings, -100, 0, Dwellings, 20),
        Percent("PercentageBewoond", Occupied, Dwellings, 20),
        new("PercentageOnbewoond", Occupied, Dwellings, -100, 0, Dwellings, 20),
        Percent("Koopwoningen", Owned, Dwellings, 20),
        new("HuurwoningenTotaal", Owned, Dwellings, -100, 0, Dwellings, 20),
        Percent("InBezitWoningcorporatie", Social, Dwellings, 20),
        Percent("InBezitOverigeVerhuurders", OtherRent, Dwellings, 20),
        Percent("EigendomOnbekend", UnknownOwner, Dwellings, 20),
        Percent("BouwjaarVoor2000", Before2000, Dwellings, 20),
        new("BouwjaarVanaf2000", Before2000, Dwellings, -100, 0, Dwellings, 20),
        Mean("GemiddeldeElektriciteitsleveringTotaal", Electricity, Dwellings, 20),
        Withheld("Appartement"),
        Withheld("Tussenwoning"),
        Withheld("Hoekwoning"),
        Withheld("TweeOnderEenKapWoning"),
        Withheld("VrijstaandeWoning"),
        Withheld("Huurwoning"),
        Withheld("EigenWoning"),
        Mean("GemiddeldAardgasverbruikTotaal", Gas, Dwellings, 20),
        Withheld("Appartement"),
        Withheld("Tussenwoning"),
        Withheld("Hoekwoning"),
        Withheld("TweeOnderEenKapWoning"),
        Withheld("VrijstaandeWoning"),
        Withheld("Huurwoning"),
        Withheld("EigenWoning"),
        Percent("PercentageWoningenMetStadsverwarming", DistrictHeating, Dwellings, 20, 1),
        Count("OpleidingsniveauLaag", EducationLow, least: 100),
        Count("OpleidingsniveauMiddelbaar", EducationMiddle, least: 100),
        Count("OpleidingsniveauHoog", EducationHigh, least: 100),
        Percent("Nettoarbeidsparticipatie", Working, Adults, 100),
        Percent("PercentageWerknemers", Employees, Working, 100),
        Percent("PercentageZelfstandigen", SelfEmployed, Working, 100),
        Count("AantalInkomensontvangers", Earners, least: 100),
        Mean("GemiddeldInkomenPerInkomensontvanger", Income, Earners, 100, 1),
        Mean("GemiddeldInkomenPerInwoner", Income, Inhabitants, 100, 1),
        Percent("k_40PersonenMetLaagsteInkomen", LowEarners, Earners, 100, 1),
        Percent("k_20PersonenMetHoogsteInkomen", HighEarners, Earners, 100, 1),
        Mean("GemGestandaardiseerdInkomenVanHuish", HouseholdIncome, Households, 100, 1),
        Percent("k_40HuishoudensMetLaagsteInkomen", LowHouseholds, Households, 100, 1),
        Percent("k_20HuishoudensMetHoogsteInkomen", HighHouseholds, Households, 100, 1),
        Percent("HuishoudensMetEenLaagInkomen", PoorHouseholds, Households, 100, 1),
        Percent("HuishOnderOfRondSociaalMinimum", Minimum, Households, 100, 1),
        Percent("HuishoudensTot110VanSociaalMinimum", Minimum110, Households, 100, 1),
        Percent("HuishoudensTot120VanSociaalMinimum", Minimum120, Households, 100, 1),
        Mean("MediaanVermogenVanParticuliereHuish", Wealth, Households, 100, 1),
        Count("PersonenPerSoortUitkeringBijstand", Assistance, least: 50),
        Count("PersonenPerSoortUitkeringAO", Disability, least: 50),
        Count("PersonenPerSoortUitkeringWW", Unemployment, least: 50),
        Count("PersonenPerSoortUitkeringAOW", Pension, least: 50),
        Count("JongerenMetJeugdzorgInNatura", YouthCare, least: 50),
        Percent("PercentageJongerenMetJeugdzorg", YouthCare, Age0, 50, 1),
        Count("WmoClienten", Care, least: 50),
        Mean("WmoClientenRelatief", Care, Inhabitants, 50, factor: 1000),
        Count("BedrijfsvestigingenTotaal", Sites, Sites, 0),
        Count("ALandbouwBosbouwEnVisserij", SitesA, Sites),
        Count("BFNijverheidEnEnergie", SitesBF, Sites),
        Count("GIHandelEnHoreca", SitesGI, Sites),
        Count("HJVervoerInformatieEnCommunicatie", SitesHJ, Sites),
        Count("KLFinancieleDienstenOnroerendGoed", SitesKL, Sites),
        Count("MNZakelijkeDienstverlening", SitesMN, Sites),
        Count("OQOverheidOnderwijsEnZorg", SitesOQ, Sites),
        Count("RUCultuurRecreatieOverigeDiensten", SitesRU, Sites),
        Count("PersonenautoSTotaal", Cars, least: 0),
        Count("PersonenautoSBrandstofBenzine", PetrolCars, Cars),
        Count("PersonenautoSOverigeBrandstof", OtherCars, Cars),
        Mean("PersonenautoSPerHuishouden", Cars, Households, 50, 1),
        Mean("PersonenautoSNaarOppervlakte", Cars, Land, 0, factor: 100),
        Count("Motorfietsen", Motorcycles, least: 0),
        Mean("AfstandTotHuisartsenpraktijk", DoctorKm, Inhabitants, 10, 1),
        Mean("AfstandTotGroteSupermarkt", SupermarketKm, Inhabitants, 10, 1),
        Mean("AfstandTotKinderdagverblijf", DaycareKm, Inhabitants, 10, 1),
        Mean("AfstandTotSchool", SchoolKm, Inhabitants, 10, 1),
        Mean("ScholenBinnen3Km", Schools, Inhabitants, 10, 1),
        Count("OppervlakteTotaal", Hectares, least: 0),
        Count("OppervlakteLand", Land, least: 0),
        Count("OppervlakteWater", Water, least: 0),
        // No made-up town has a real postcode.
        Withheld("MeestVoorkomendePostcode"),
        Withheld("Dekkingspercentage"),
        new("MateVanStedelijkheid", AddressDensity, Inhabitants, Least: 10),
        Mean("Omgevingsadressendichtheid", AddressDensity, Inhabitants, 10),
    ];
}
