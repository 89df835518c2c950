namespace Baken.Demo.Towns;

/// <summary>The words that names are made of. No name they make is that of a real Dutch municipality, district or neighbourhood.</summary>
internal static class WordLists
{
    /// <summary>Families of names: the neighbourhoods of one district share a family.</summary>
    public static readonly string[][] Families =
    [
        ["Meerkoet", "Aalscholver", "Lepelaar", "Kluut", "Tureluur", "Karekiet", "Roerdomp", "Kiekendief", "Zilverreiger", "Wintertaling", "Slobeend", "Kuifeend", "Brilduiker", "Rietgors", "Blauwborst", "Baardman", "Visdief", "Krakeend", "Zomertaling", "Waterral"],
        ["Zilverschoon", "Watermunt", "Zwanenbloem", "Lisdodde", "Kattenstaart", "Walstro", "Pijlkruid", "Kalmoes", "Fonteinkruid", "Zeeaster", "Lamsoor", "Zeekraal", "Moerasspirea", "Waterscheerling", "Egelskop", "Duizendblad", "Valeriaan", "Speenkruid", "Smeerwortel", "Wolfspoot"],
        ["Spiering", "Snoekbaars", "Steur", "Elft", "Houting", "Kwabaal", "Blankvoorn", "Rietvoorn", "Driedoorn", "Rivierprik", "Fint", "Grondel", "Serpeling", "Winde", "Kopvoorn", "Barbeel", "Vetje", "Alver", "Pos", "Zeeforel"],
        ["Botter", "Tjalk", "Schokker", "Klipper", "Hoogaars", "Punter", "Kotter", "Logger", "Boeier", "Praam", "Galjoot", "Schoener", "Kwak", "Lemsteraak", "Staverse", "Pinas", "Skûtsje", "Bolpraam", "Hektjalk", "Knots"],
        ["Kluiver", "Bezaan", "Gaffel", "Giek", "Sprit", "Helmstok", "Bolder", "Katrol", "Takel", "Kompas", "Kluis", "Wimpel", "Topzeil", "Marlpriem", "Grootzeil", "Ankerlier", "Loefbijter", "Zwaardtalie", "Reefknoop", "Kardeel"],
        ["Dauw", "Nevel", "Passaat", "Zefier", "Regenboog", "Avondrood", "Morgenster", "Zonneschijn", "Windstilte", "Bries", "Poolster", "Zevengesternte", "Maanlicht", "Ochtendmist", "Lentewind", "Zuidwester", "Halfwind", "Wolken", "Schemer", "Kimlijn"],
        ["Zeilmaker", "Touwslager", "Mandenmaker", "Rietsnijder", "Baggeraar", "Sluiswachter", "Lichtwachter", "Stuurman", "Bootsman", "Nettenboeter", "Visroker", "Veerman", "Breeuwer", "Blokkenmaker", "Kaagschipper", "Dijkwerker", "Loodsman", "Peilschaler", "Palingvisser", "Zanddrager"],
    ];

    /// <summary>The districts where people live: its name, and the end of the names of its neighbourhoods.</summary>
    public static readonly (string District, string Ending)[] Residential =
    [
        ("Kreken", "kreek"), ("Slenken", "slenk"), ("Platen", "plaat"), ("Zanden", "zand"), ("Steigers", "steiger"), ("Kapen", "kaap"), ("Dekken", "dek"), ("Masten", "mast"),
        ("Gorzen", "gors"), ("Kolken", "kolk"), ("Geulen", "geul"), ("Prielen", "priel"), ("Wieren", "wier"), ("Kragen", "kraag"), ("Vlonders", "vlonder"), ("Stranden", "strand"),
        ("Gemalen", "gemaal"), ("Kwelders", "kwelder"), ("Bongerds", "bongerd"), ("Gaarden", "gaarde"), ("Vletten", "vlet"), ("Terrassen", "terras"), ("Spanten", "spant"), ("Rakken", "rak"),
        ("Riffen", "rif"), ("Luwten", "luwte"), ("Drempels", "drempel"), ("Vloeden", "vloed"), ("Deiningen", "deining"), ("Boeien", "boei"), ("Kribben", "krib"), ("Poelen", "poel"),
        ("Ankers", "anker"), ("Lichten", "licht"), ("Vaarten", "vaart"), ("Treden", "trede"), ("Bruggen", "brug"), ("Vlieten", "vliet"), ("Kaden", "kade"), ("Duinen", "duin"),
        ("Zwinnen", "zwin"), ("Sluizen", "sluis"), ("Fuiken", "fuik"), ("Bermen", "berm"), ("Hekken", "hek"), ("Pluimen", "pluim"), ("Stromen", "stroom"), ("Bakens", "baken"),
    ];

    public static readonly string[] Centre = ["Raadhuisbolwerk", "Marktbolwerk", "Stationseiland", "Theaterwerf", "Vuurbakenhof", "Kaaswaagbuurt", "Scheepsbelbuurt", "Schippersbuurt", "Dijkmeesterbuurt", "Lantaarnbuurt"];

    public static readonly string[] Business = ["Sluispoort", "Windrand", "Havenkom", "Loswal", "Middentocht", "Kraanspoor", "Gemaalkade", "Zuiderspui", "Ketelrand", "Noordersas", "Peilvak", "Dijkrand", "Stuwkade", "Zandwin", "Radarhoek"];

    public static readonly string[] Rural = ["Lage Kavels", "Hoge Kavels", "Klutentocht", "Zeekleivelden", "Eerste Dijkvak", "Tweede Dijkvak", "Koolzaadveld", "Vlasakkervak", "Strokavels", "Schelpakkers", "Wijdekavels", "Pioniersvelden", "Zwanentocht", "Lepelaarstocht", "Ganzenkavels", "Bietenweg", "Tarwevelden", "Drooglegging"];

    public static readonly string[] Holiday = ["Vakantiepark De Zeearend", "Recreatiepark Zilverrif", "Chaletpark De Luwe Bocht", "Watersportdorp Het Zwin", "Bungalowpark Oesterrif"];

    public static readonly string[] Green = ["Wilgenbroek", "Otterbos", "Zilverpopulierenbos", "Beverbroek", "Elzenbroekbos", "Roerdomprietland", "Grauwe Wilgenbos", "Sterrenkijkersbos"];

    public static readonly string[] Quarters = ["Noord", "Zuid", "Oost", "West", "Midden", "Kade", "Poort", "Rand", "Zuidoost", "Noordwest"];

    public static readonly string[] TownBeginnings = ["Lepelaars", "Vuurtoren", "Zilverzand", "Schelpen", "Robben", "Bruinvis", "Zeehonden", "Barnsteen", "Garnalen", "Kokkel", "Mossel", "Wulpen", "Tureluur", "Zeekraal", "Lamsoor", "Duindoorn", "Helmgras", "Scholekster", "Kluten", "Zeester", "Wierkust", "Krabben", "Alikruik", "Anemoon", "Brandings", "Springtij", "Doodtij", "Zeevonk", "Strandgaper", "Zandkokers", "Noordkromp", "Wijting"];

    public static readonly string[] TownEndings = ["waard", "oog", "plaat", "wierde", "kapelle", "sluis", "dijke", "mond", "haven", "koog", "zijl", "kerke", "burcht", "lede"];
}
