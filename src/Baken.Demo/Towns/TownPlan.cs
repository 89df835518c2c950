using Baken.Demo.Geography;
using NetTopologySuite.Geometries;

namespace Baken.Demo.Towns;

/// <summary>A town on the drawing table: its pieces are known to the mesh, its borders are still ruler-straight.</summary>
internal sealed class TownPlan
{
    private readonly Site site;
    private readonly List<(DistrictPlan Plan, string Name, List<(LandUse Use, string Name, Spot Centre)> Pieces)> districts = [];

    private TownPlan(Site site) => this.site = site;

    /// <summary>Cuts the land of a site into districts and those into neighbourhoods.</summary>
    public static TownPlan Make(Site site, int seed, Mesh mesh)
    {
        var plan = new TownPlan(site);
        var layout = DistrictPlan.LayOut(site, Chance.For(seed, site.Code + "/layout"));
        var names = new Names(site.Name, Chance.For(seed, site.Code + "/names"));
        var shares = Share(
            site.Neighbourhoods,
            [.. layout.Select(d => Weight(d.Plan.Use) * (0.5 + d.Cell.Area / layout.Average(o => o.Cell.Area) / 4))]
        );
        for (var d = 0; d < layout.Count; d++)
        {
            var (district, cell) = layout[d];
            var chance = Chance.For(seed, $"{site.Code}/district/{d}");
            var cells = Pieces(district.Use, cell, shares[d], site.Land.Centre, chance);
            var uses = cells
                .Select((_, i) => Within(district.Use, i, cells.Length, cells[i].Area < 0.5 * cells.Average(c => c.Area), chance))
                .ToArray();
            var (name, pieceNames) = names.District(district.Use, uses);
            foreach (var piece in cells)
                mesh.Add(piece);
            plan.districts.Add((district, name, [.. cells.Select((c, i) => (uses[i], pieceNames[i], c.Centre))]));
        }

        return plan;
    }

    /// <summary>The town, once the mesh is drawn.</summary>
    /// <param name="shapes">Gives the shapes in the order in which the pieces were added.</param>
    public Town Build(IEnumerator<Polygon?> shapes)
    {
        var centres = districts
            .Where(d => d.Plan.Nucleus is not null)
            .GroupBy(d => d.Plan.Nucleus)
            .Select(g => g.First().Plan.Seed)
            .ToArray();
        var built = new List<District>();
        foreach (var (plan, name, pieces) in districts)
        {
            var digits = $"{site.Code[2..]}{built.Count + 1:00}";
            var neighbourhoods = new List<Neighbourhood>();
            foreach (var (use, pieceName, centre) in pieces)
            {
                shapes.MoveNext();
                if (shapes.Current is not { } shape)
                    continue;
                var code = $"BU{digits}{neighbourhoods.Count + 1:00}";
                neighbourhoods.Add(new Neighbourhood(code, pieceName, use, shape, centres.Min(centre.DistanceTo)));
            }

            if (neighbourhoods.Count > 0)
                built.Add(new District($"WK{digits}", name, plan.Use, neighbourhoods));
        }

        return new Town(site.Code, site.Name, site.Inhabitants, site.Detailed, built);
    }

    /// <summary>Estates are cut up evenly, the polder in strips with a hamlet on the side of the town; a harbour is open to the sea.</summary>
    private static ConvexCell[] Pieces(LandUse use, ConvexCell cell, int count, Spot town, Chance chance)
    {
        if (use == LandUse.Harbour)
        {
            // One strip more than there are neighbourhoods: the basin, which is water.
            var strips = cell.CutUp(cell.Row(count + 1));
            return [.. strips.Where((_, i) => i != (count + 1) / 2).OfType<ConvexCell>()];
        }

        if (use == LandUse.Green && chance.Unit() < 0.6)
        {
            // One piece more than there are neighbourhoods: a lake, or a bay where it lies on the coast.
            var parts = cell.CutUp(cell.Scatter(count + 1, chance)).OfType<ConvexCell>().OrderBy(c => c.Centre.DistanceTo(town));
            return [.. parts.Skip(1)];
        }

        if (use != LandUse.Rural)
            return [.. cell.CutUp(cell.Scatter(count, chance)).OfType<ConvexCell>()];
        if (count < 2 || chance.Unit() < 0.5)
            return [.. cell.CutUp(cell.Row(count)).OfType<ConvexCell>()];
        Spot[] spots = [.. cell.Row(count - 1), cell.Centre + (cell.Ring.MinBy(town.DistanceTo) - cell.Centre) * 0.6];
        var hamlet = spots[^1];
        return [.. cell.CutUp(spots, i => i == count - 1 ? 0 : 0.8 * spots[i].DistanceTo(hamlet)).OfType<ConvexCell>()];
    }

    /// <summary>Divides a whole number over weights: at least one each, and the largest remainders get what is left.</summary>
    private static int[] Share(int total, double[] weights)
    {
        var exact = weights.Select(w => w * Math.Max(0, total - weights.Length) / weights.Sum()).ToArray();
        var shares = exact.Select(e => 1 + (int)e).ToArray();
        foreach (
            var i in Enumerable
                .Range(0, shares.Length)
                .OrderByDescending(i => exact[i] % 1)
                .Take(Math.Max(0, total - shares.Sum()))
        )
            shares[i]++;
        return shares;
    }

    private static double Weight(LandUse use) =>
        use switch
        {
            LandUse.Centre => 4.5,
            LandUse.Urban or LandUse.Terraced or LandUse.NewBuild => 4.5,
            LandUse.Villa => 3,
            LandUse.BusinessPark or LandUse.Harbour => 2.6,
            LandUse.Rural => 1.6,
            LandUse.HolidayPark => 1.5,
            LandUse.Green => 0.8,
        };

    /// <summary>No district is all of a kind: a park in a housing estate, a hamlet in the polder, shops by the harbour.</summary>
    private static LandUse Within(LandUse district, int index, int count, bool small, Chance chance) =>
        (district, chance.Unit()) switch
        {
            (LandUse.Urban or LandUse.Terraced or LandUse.NewBuild or LandUse.Villa, < 0.09) when count > 2 => LandUse.Green,
            (LandUse.Terraced, < 0.13) when count > 2 => LandUse.BusinessPark,
            (LandUse.Terraced, > 0.85) => LandUse.Urban,
            (LandUse.Urban, > 0.80) => LandUse.Terraced,
            (LandUse.NewBuild, > 0.85) => LandUse.Villa,
            (LandUse.Rural, _) when small => LandUse.Villa,
            (LandUse.HolidayPark, _) when index > 0 => LandUse.Green,
            _ => district,
        };
}
