using static Baken.Kernel.Language;

namespace Baken.Privacy.Requests;

/// <summary>A ground in the law on which data is withheld or a request refused. It is chosen from this list and never filled in beforehand.</summary>
/// <param name="Key">Stable, in the database: <c>uavg41-d</c>.</param>
/// <param name="Law">As a letter names it.</param>
public sealed record Ground(string Key, string Law, string Dutch, string English)
{
    public string Label => $"{Law}: {Say(Dutch, English)}";

    /// <summary>As a letter to the person says it: Dutch, whatever the screen speaks.</summary>
    public string InLetter => $"{Law} ({Dutch})";
}

internal static class Grounds
{
    /// <summary>Exceptions to the rights of a person, each as far as it is necessary and proportionate (UAVG article 41).</summary>
    private static readonly Ground[] Exceptions =
    [
        new("uavg41-a", "UAVG artikel 41, eerste lid, onder a", "de nationale veiligheid", "national security"),
        new("uavg41-c", "UAVG artikel 41, eerste lid, onder c", "de openbare veiligheid", "public security"),
        new(
            "uavg41-d",
            "UAVG artikel 41, eerste lid, onder d",
            "het voorkomen, onderzoeken, opsporen of vervolgen van strafbare feiten",
            "preventing, investigating, detecting or prosecuting criminal offences"
        ),
        new(
            "uavg41-e",
            "UAVG artikel 41, eerste lid, onder e",
            "een andere belangrijke doelstelling van algemeen belang",
            "another important objective of general public interest"
        ),
        new(
            "uavg41-f",
            "UAVG artikel 41, eerste lid, onder f",
            "de onafhankelijkheid van de rechter en gerechtelijke procedures",
            "judicial independence and judicial proceedings"
        ),
        new(
            "uavg41-h",
            "UAVG artikel 41, eerste lid, onder h",
            "toezicht, inspectie of regelgeving die verband houdt met openbaar gezag",
            "monitoring, inspection or regulation connected to official authority"
        ),
        new(
            "uavg41-i",
            "UAVG artikel 41, eerste lid, onder i",
            "de bescherming van de betrokkene of van de rechten en vrijheden van anderen",
            "protecting the person or the rights and freedoms of others"
        ),
        new(
            "uavg41-j",
            "UAVG artikel 41, eerste lid, onder j",
            "de inning van civielrechtelijke vorderingen",
            "enforcing civil law claims"
        ),
        new(
            "avg15-4",
            "AVG artikel 15, vierde lid",
            "de rechten en vrijheden van anderen, zoals van een melder",
            "the rights and freedoms of others, such as a reporter"
        ),
    ];

    private static readonly Ground[] Refusing =
    [
        new(
            "avg12-5",
            "AVG artikel 12, vijfde lid",
            "het verzoek is kennelijk ongegrond of buitensporig",
            "the request is manifestly unfounded or excessive"
        ),
        new("avg16", "AVG artikel 16", "de gegevens zijn juist en volledig", "the data is accurate and complete"),
        new(
            "avg17-3b",
            "AVG artikel 17, derde lid, onder b",
            "de gegevens zijn nodig voor een wettelijke plicht of een taak van openbaar gezag",
            "the data is needed for a legal obligation or a task of official authority"
        ),
        new(
            "avg17-3e",
            "AVG artikel 17, derde lid, onder e",
            "de gegevens zijn nodig voor een rechtsvordering",
            "the data is needed for a legal claim"
        ),
        new(
            "avg18-1",
            "AVG artikel 18, eerste lid",
            "geen van de gevallen voor beperking doet zich voor",
            "none of the cases for restriction is present"
        ),
        new(
            "avg20-3",
            "AVG artikel 20, eerste en derde lid",
            "de verwerking berust niet op toestemming of een overeenkomst maar op een publieke taak",
            "the processing rests on a public task and not on consent or a contract"
        ),
        new(
            "avg21-1",
            "AVG artikel 21, eerste lid",
            "dwingende gerechtvaardigde gronden wegen zwaarder dan het belang van de betrokkene",
            "compelling legitimate grounds override the interests of the person"
        ),
    ];

    /// <summary>On which a finding can be withheld.</summary>
    public static IReadOnlyList<Ground> ToWithhold => Exceptions;

    /// <summary>On which a request for this right can be refused.</summary>
    public static IReadOnlyList<Ground> ToRefuse(RequestRight right) =>
        [.. Exceptions, .. Refusing.Where(ground => right.Knows(ground.Key))];

    /// <summary>Those of the keys that this list has, in its own order; null where one is not of it.</summary>
    public static IReadOnlyList<string>? Chosen(IEnumerable<string> keys, IReadOnlyList<Ground> among)
    {
        var asked = keys.ToHashSet();
        List<string> known = [.. among.Select(ground => ground.Key).Where(asked.Contains)];
        return known.Count == asked.Count ? known : null;
    }

    public static IReadOnlyList<Ground> Named(string keys) =>
        [
            .. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(key => Exceptions.Concat(Refusing).First(g => g.Key == key)),
        ];

    private static bool Knows(this RequestRight right, string key) =>
        key == "avg12-5"
        || right switch
        {
            RequestRight.Access => false,
            RequestRight.Rectification => key == "avg16",
            RequestRight.Erasure => key is "avg17-3b" or "avg17-3e",
            RequestRight.Restriction => key == "avg18-1",
            RequestRight.Portability => key == "avg20-3",
            RequestRight.Objection => key == "avg21-1",
        };
}
