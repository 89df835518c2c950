using Baken.Kernel;

namespace Baken.Sectors;

/// <summary>A trait that makes a sector easy to enter or useful for subversive crime. It says nothing about any firm.</summary>
/// <param name="Key">Stable, in addresses and files.</param>
/// <param name="Question">What is judged: yes means more vulnerable.</param>
/// <param name="Origin">Where the criterion was found.</param>
public sealed record Criterion(
    string Key,
    string Name,
    string NameEnglish,
    string Question,
    string QuestionEnglish,
    string Origin
)
{
    public string NameOnScreen => Language.Say(Name, NameEnglish);

    public string QuestionOnScreen => Language.Say(Question, QuestionEnglish);
}

/// <summary>
/// The criteria by which sectors are judged. A change of the list or of a question is a new version; a judgement keeps
/// the version under which it was given.
/// </summary>
public static class Criteria
{
    public const int Version = 1;

    private const string Almere = "Branchebenadering gemeente Almere";
    private const string Practice = "Praktijk van de branchebenadering";

    public static IReadOnlyList<Criterion> All { get; } =
    [
        new(
            "geen-opleiding-of-vergunning",
            "Geen opleiding of vergunning nodig",
            "No training or permit needed",
            "Kan iemand beginnen zonder opleiding, diploma of vergunning?",
            "Can somebody start without training, diploma or permit?",
            Almere
        ),
        new(
            "zwakke-branchevereniging",
            "Zwakke branchevereniging",
            "Weak trade association",
            "Ontbreekt een branchevereniging die een groot deel van de bedrijven aanspreekt?",
            "Is there no trade association that speaks for a large part of the firms?",
            Almere
        ),
        new(
            "zeer-veel-bedrijven",
            "Zeer veel bedrijven",
            "Very many firms",
            "Zijn er zeer veel bedrijven, zodat toezicht dun is en een bedrijf niet opvalt?",
            "Are there very many firms, so that supervision is thin and one firm does not stand out?",
            Almere
        ),
        new(
            "lage-instapkosten",
            "Lage instapkosten",
            "Low entry cost",
            "Kan iemand met weinig geld beginnen?",
            "Can somebody start with little money?",
            Practice
        ),
        new(
            "contant-geld",
            "Veel contant geld",
            "Cash-intensive",
            "Gaat er veel contant geld om, zodat geld van elders niet opvalt?",
            "Is much paid in cash, so that money from elsewhere does not stand out?",
            Practice
        ),
        new(
            "faciliterende-rol",
            "Faciliterende rol",
            "Facilitating role",
            "Levert de branche iets wat ondermijning nodig heeft: huisvesting, vervoer, financiële diensten, rechtspersonen?",
            "Does the sector supply what subversive crime needs: housing, transport, financial services, legal persons?",
            Practice
        ),
    ];

    public static Criterion? Find(string? key) => All.FirstOrDefault(criterion => criterion.Key == key);
}
