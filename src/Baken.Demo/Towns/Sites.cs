using Baken.Demo.Geography;

namespace Baken.Demo.Towns;

/// <summary>Where the municipalities of a demo lie: open water of the IJsselmeer and Markermeer, or the North Sea.</summary>
internal static class Sites
{
    private static readonly Spot Middle = new(158_800, 531_000);

    private static readonly (string Code, string Name, int Inhabitants, Spot Middle)[] Neighbours =
    [
        ("GM9911", "Lepelaarsoog", 61_000, new Spot(143_500, 543_500)),
        ("GM9912", "Zuidersluis", 88_000, new Spot(148_500, 549_300)),
        ("GM9913", "Noorderkreek", 34_000, new Spot(146_000, 555_300)),
        ("GM9914", "Schokkerzand", 140_000, new Spot(136_500, 507_000)),
        ("GM9915", "Vuurplaat", 47_000, new Spot(142_800, 511_600)),
        ("GM9916", "Hoge Grutte", 112_000, new Spot(145_800, 504_300)),
    ];

    public static IReadOnlyList<Site> For(int seed, DemoSize size) =>
        size switch
        {
            DemoSize.Small => [Small(seed), .. Neighbours.Select(n => Neighbour(seed, n))],
            DemoSize.Almere => [Large(seed), .. Neighbours.Select(n => Neighbour(seed, n))],
            DemoSize.Country => Country(seed),
        };

    private static Site Small(int seed) =>
        new(
            "GM9901",
            "Bakenwaard",
            28_000,
            true,
            Island(Middle, 2_900, 2_300, Chance.For(seed, "coast")),
            [new Nucleus(new Spot(-0.12, 0.05), [4], [LandUse.Terraced])],
            1_050,
            4,
            1,
            40
        );

    private static Site Large(int seed) =>
        new(
            "GM9901",
            "Bakenwaard",
            220_000,
            true,
            Island(Middle, 7_100, 5_700, Chance.For(seed, "coast")),
            [
                new Nucleus(new Spot(-0.06, 0.10), [7, 13], [LandUse.Urban, LandUse.Terraced]),
                new Nucleus(new Spot(-0.60, -0.38), [7], [LandUse.Terraced]),
                new Nucleus(new Spot(0.42, 0.58), [7], [LandUse.Terraced]),
                new Nucleus(new Spot(0.55, -0.35), [8], [LandUse.NewBuild]),
            ],
            880,
            28,
            9,
            240
        );

    private static Site Neighbour(int seed, (string Code, string Name, int Inhabitants, Spot Middle) town)
    {
        var chance = Chance.For(seed, town.Code + "/coast");
        return new Site(
            town.Code,
            town.Name,
            town.Inhabitants,
            false,
            Island(town.Middle, 2_500, 2_000, chance),
            [new Nucleus(new Spot(chance.Between(-0.2, 0.2), chance.Between(-0.2, 0.2)), [5], [Homes(chance)])],
            800,
            5,
            2,
            30
        );
    }

    /// <summary>A sea full of municipalities: where the water is too deep there is none.</summary>
    private static IReadOnlyList<Site> Country(int seed)
    {
        const int municipalities = 340;
        var chance = Chance.For(seed, "country");
        var sea = new ConvexCell([
            new(5_000, 480_000),
            new(78_000, 480_000),
            new(92_000, 515_000),
            new(96_000, 560_000),
            new(96_000, 620_000),
            new(5_000, 620_000),
        ]);
        var depth = new Bend(seed, 60_000);
        var spots = sea.Scatter(430, chance, 2);
        var cells = sea.CutUp(spots);
        var land = Enumerable
            .Range(0, spots.Length)
            .Where(i => cells[i] is not null)
            .OrderBy(i => (depth.Apply(spots[i]) - spots[i]).X)
            .Take(municipalities)
            .OrderBy(i => -spots[i].Y)
            .ToArray();
        var names = Names.Municipalities(chance);
        return
        [
            .. land.Select(
                (cell, i) => Municipality($"GM{2001 + i}", names[i], cells[cell]!, Chance.For(seed, $"GM{2001 + i}/site"))
            ),
        ];
    }

    private static Site Municipality(string code, string name, ConvexCell land, Chance chance)
    {
        var spacing = Math.Sqrt(land.Area) / 6.5;
        var inhabitants = (int)Math.Round(14_000 + 38_000 * Math.Exp(0.9 * chance.Normal() - 0.3));
        return new Site(
            code,
            name,
            inhabitants,
            true,
            land,
            [new Nucleus(new Spot(chance.Between(-0.2, 0.2), chance.Between(-0.2, 0.2)), [3 + chance.Below(3)], [Homes(chance)])],
            spacing,
            3 + chance.Below(4),
            1,
            34 + chance.Below(17)
        );
    }

    private static LandUse Homes(Chance chance) =>
        chance.Pick([LandUse.Terraced, LandUse.Terraced, LandUse.Urban, LandUse.NewBuild, LandUse.Villa]);

    /// <summary>A polder by the ring dike: rounder than a rectangle, straighter than an ellipse.</summary>
    private static ConvexCell Island(Spot middle, double halfWidth, double halfHeight, Chance chance)
    {
        const int corners = 22;
        var ring = new List<Spot>();
        for (var i = 0; i < corners; i++)
        {
            var angle = 2 * Math.PI * (i + chance.Between(-0.2, 0.2)) / corners;
            var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
            var size = Math.Pow(Math.Pow(Math.Abs(cos), 2.6) + Math.Pow(Math.Abs(sin), 2.6), -1 / 2.6);
            ring.Add(middle + new Spot(halfWidth * size * cos, halfHeight * size * sin));
        }

        return new ConvexCell(ring);
    }
}
