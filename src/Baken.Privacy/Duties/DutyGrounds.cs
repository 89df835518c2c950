using Baken.Privacy.Requests;

namespace Baken.Privacy.Duties;

/// <summary>The grounds on which a person is told later or not at all.</summary>
internal static class DutyGrounds
{
    private static readonly Ground[] Own =
    [
        new(
            "avg14-5a",
            "AVG artikel 13, vierde lid, en 14, vijfde lid, onder a",
            "de persoon weet het al",
            "the person knows already"
        ),
        new(
            "avg14-5b",
            "AVG artikel 14, vijfde lid, onder b",
            "het is onmogelijk, kost onevenredig veel inspanning of brengt het doel van de verwerking in gevaar",
            "it is impossible, takes a disproportionate effort or endangers the purpose of the processing"
        ),
        new(
            "avg14-5c",
            "AVG artikel 14, vijfde lid, onder c",
            "een wet schrijft het verkrijgen of verstrekken uitdrukkelijk voor",
            "a law expressly lays down the obtaining or disclosure"
        ),
        new(
            "avg14-5d",
            "AVG artikel 14, vijfde lid, onder d",
            "een wettelijke geheimhoudingsplicht",
            "a legal obligation of secrecy"
        ),
    ];

    public static IReadOnlyList<Ground> All { get; } =
    [.. Own, .. Grounds.ToWithhold.Where(ground => ground.Key.StartsWith("uavg", StringComparison.Ordinal))];

    /// <summary>A ground that passes: whoever postpones on it looks again. That the person knows already is no reason to wait.</summary>
    public static IReadOnlyList<Ground> ToPostpone { get; } =
    [.. All.Where(ground => ground.Key is not ("avg14-5a" or "avg14-5c"))];

    public static Ground? Find(string key) => All.FirstOrDefault(ground => ground.Key == key);
}
