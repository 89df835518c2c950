using Baken.Demo.Geography;

namespace Baken.Demo.Towns;

/// <summary>A district on the drawing table.</summary>
/// <param name="Nucleus">The nucleus it belongs to; null in the polder.</param>
internal sealed record DistrictPlan(Spot Seed, LandUse Use, int? Nucleus)
{
    /// <summary>Decides where the districts of a town lie and what they are for.</summary>
    /// <returns>Each with its piece of the land; together they cover it.</returns>
    public static IReadOnlyList<(DistrictPlan Plan, ConvexCell Cell)> LayOut(Site site, Chance chance)
    {
        var inner = Built(site, chance);
        var outer = Spread(site, [.. inner.Select(p => p.Seed)], chance);
        var plans = new List<DistrictPlan>(inner);
        plans.AddRange(Assign(site, inner, outer));

        // The polder begins where the town ends: its pieces reach toward the town, not half way.
        double Reach(int i) =>
            plans[i] switch
            {
                { Nucleus: not null } => 0,
                { Use: LandUse.BusinessPark or LandUse.Harbour } p => 0.50 * inner.Min(q => q.Seed.DistanceTo(p.Seed)),
                var p => 0.64 * inner.Min(q => q.Seed.DistanceTo(p.Seed)),
            };

        var cells = site.Land.CutUp([.. plans.Select(p => p.Seed)], Reach);
        return [.. plans.Zip(cells).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!))];
    }

    private static List<DistrictPlan> Built(Site site, Chance chance)
    {
        var plans = new List<DistrictPlan>();
        for (var n = 0; n < site.Nuclei.Count; n++)
        {
            var nucleus = site.Nuclei[n];
            var middle = site.At(nucleus.Offset) + Spot.Polar(site.Spacing * 0.15, chance.Between(0, 2 * Math.PI));
            plans.Add(new DistrictPlan(middle, n == 0 ? LandUse.Centre : LandUse.Urban, n));
            for (var ring = 0; ring < nucleus.Rings.Length; ring++)
            {
                var turn = chance.Between(0, 2 * Math.PI);
                for (var i = 0; i < nucleus.Rings[ring]; i++)
                {
                    var angle = turn + (i + chance.Between(-0.18, 0.18)) * 2 * Math.PI / nucleus.Rings[ring];
                    var radius = site.Spacing * (ring + 1) * chance.Between(0.9, 1.08);
                    var seed = middle + Spot.Polar(radius, angle);
                    var homes = nucleus.Homes[Math.Min(ring, nucleus.Homes.Length - 1)];
                    if (site.Land.Holds(seed))
                        plans.Add(new DistrictPlan(seed, Vary(homes, chance), n));
                }
            }
        }

        return plans;
    }

    private static LandUse Vary(LandUse homes, Chance chance) =>
        (homes, chance.Unit()) switch
        {
            (LandUse.Terraced, < 0.15) => LandUse.Urban,
            (LandUse.Terraced, > 0.88) => LandUse.Villa,
            (LandUse.Urban, < 0.25) => LandUse.Terraced,
            (LandUse.NewBuild, < 0.15) => LandUse.Villa,
            _ => homes,
        };

    private static Spot[] Spread(Site site, List<Spot> taken, Chance chance)
    {
        var first = taken.Count;
        for (var i = 0; i < site.Outer; i++)
            taken.Add(Enumerable.Range(0, 80).Select(_ => site.Land.Draw(chance)).MaxBy(s => taken.Min(s.DistanceTo)));
        for (var round = 0; round < 2; round++)
        {
            var cells = site.Land.CutUp(taken);
            for (var i = first; i < taken.Count; i++)
                taken[i] = cells[i]?.Centre ?? taken[i];
        }

        return [.. taken.Skip(first)];
    }

    /// <summary>Near the town is business, the ends of the land are for holidays, trees stand between, the rest is farmed.</summary>
    private static IEnumerable<DistrictPlan> Assign(Site site, List<DistrictPlan> inner, Spot[] outer)
    {
        var byTown = outer.OrderBy(s => inner.Min(p => p.Seed.DistanceTo(s))).ToArray();
        var middle = site.At(new Spot(0, 0));
        var rest = byTown.Skip(site.BusinessParks).OrderByDescending(middle.DistanceTo).ToArray();
        for (var i = 0; i < Math.Min(site.BusinessParks, byTown.Length); i++)
            yield return new DistrictPlan(byTown[i], i == 1 ? LandUse.Harbour : LandUse.BusinessPark, null);
        for (var i = 0; i < rest.Length; i++)
        {
            var use =
                i is 1 or 4 || rest.Length == 1 ? LandUse.HolidayPark
                : i % 6 == 5 ? LandUse.Green
                : LandUse.Rural;
            yield return new DistrictPlan(rest[i], use, null);
        }
    }
}
