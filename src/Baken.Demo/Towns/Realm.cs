using Baken.Demo.Geography;

namespace Baken.Demo.Towns;

/// <summary>All the municipalities of a demo, built.</summary>
internal static class Realm
{
    public static IReadOnlyList<Town> Build(int seed, DemoSize size, CancellationToken cancellation)
    {
        var sites = Sites.For(seed, size);
        var mesh = new Mesh();
        var plans = new List<TownPlan>();
        foreach (var site in sites)
        {
            cancellation.ThrowIfCancellationRequested();
            plans.Add(TownPlan.Make(site, seed, mesh));
        }

        var shapes = mesh.Draw(new Bend(seed, size == DemoSize.Country ? 30_000 : 9_000), size == DemoSize.Country ? 300 : 60);
        using var next = shapes.GetEnumerator();
        return [.. plans.Select(plan => plan.Build(next))];
    }
}
