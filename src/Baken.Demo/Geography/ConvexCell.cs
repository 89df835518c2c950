namespace Baken.Demo.Geography;

/// <summary>A convex piece of land on the drawing table; cutting one up leaves convex pieces that cover it exactly.</summary>
/// <param name="Ring">Counter-clockwise, the first corner not repeated.</param>
internal sealed record ConvexCell(IReadOnlyList<Spot> Ring)
{
    public double Area
    {
        get
        {
            var twice = 0.0;
            for (var i = 0; i < Ring.Count; i++)
                twice += Ring[i].Cross(Ring[(i + 1) % Ring.Count]);
            return twice / 2;
        }
    }

    public Spot Centre
    {
        get
        {
            var (sum, weight, origin) = (new Spot(0, 0), 0.0, Ring[0]);
            for (var i = 1; i + 1 < Ring.Count; i++)
            {
                var twice = (Ring[i] - origin).Cross(Ring[i + 1] - origin);
                sum += (Ring[i] + Ring[i + 1] + origin) * (twice / 3);
                weight += twice;
            }

            return weight > 0 ? sum * (1 / weight) : origin;
        }
    }

    public bool Holds(Spot spot)
    {
        for (var i = 0; i < Ring.Count; i++)
            if ((Ring[(i + 1) % Ring.Count] - Ring[i]).Cross(spot - Ring[i]) < 0)
                return false;
        return true;
    }

    /// <summary>A spot anywhere inside, every place as likely.</summary>
    public Spot Draw(Chance chance)
    {
        var (left, right) = (Ring.Min(s => s.X), Ring.Max(s => s.X));
        var (low, high) = (Ring.Min(s => s.Y), Ring.Max(s => s.Y));
        while (true)
        {
            var spot = new Spot(chance.Between(left, right), chance.Between(low, high));
            if (Holds(spot))
                return spot;
        }
    }

    /// <summary>One piece per seed: what lies nearer to it than to any other, a heavier seed reaching further.</summary>
    /// <remarks>Power diagram (Aurenhammer 1987) by half planes; seeds² x corners, and nearest seeds first.</remarks>
    /// <returns>In the order of the seeds; null where the others leave a seed nothing.</returns>
    public ConvexCell?[] CutUp(IReadOnlyList<Spot> seeds, Func<int, double>? reach = null)
    {
        var cells = new ConvexCell?[seeds.Count];
        for (var i = 0; i < seeds.Count; i++)
        {
            IReadOnlyList<Spot> ring = Ring;
            foreach (var j in Enumerable.Range(0, seeds.Count).Where(j => j != i).OrderBy(j => seeds[i].DistanceTo(seeds[j])))
            {
                var (own, other) = (reach?.Invoke(i) ?? 0, reach?.Invoke(j) ?? 0);
                // Nearer to i: |s-si|² - own² <= |s-sj|² - other², a half plane.
                var normal = (seeds[j] - seeds[i]) * 2;
                var limit = seeds[j].Dot(seeds[j]) - seeds[i].Dot(seeds[i]) + own * own - other * other;
                ring = Keep(ring, normal, limit);
                if (ring.Count < 3)
                    break;
            }

            cells[i] = ring.Count < 3 ? null : new ConvexCell(ring);
        }

        return cells;
    }

    private static IReadOnlyList<Spot> Keep(IReadOnlyList<Spot> ring, Spot normal, double limit)
    {
        List<Spot>? kept = null;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            var (atA, atB) = (a.Dot(normal) - limit, b.Dot(normal) - limit);
            if (kept is null && atA > 0)
                kept = [.. ring.Take(i)];
            if (atA <= 0)
                kept?.Add(a);
            if (atA <= 0 != atB <= 0)
            {
                kept ??= [.. ring.Take(i + 1)];
                kept.Add(a + (b - a) * (atA / (atA - atB)));
            }
        }

        return kept ?? ring;
    }

    /// <summary>Spots spread evenly: each new one the farthest of some candidates, then moved to the middle of its piece.</summary>
    public Spot[] Scatter(int count, Chance chance, int rounds = 3)
    {
        var spots = new List<Spot>();
        while (spots.Count < count)
            spots.Add(
                Enumerable.Range(0, 8).Select(_ => Draw(chance)).MaxBy(s => spots.Count == 0 ? 0 : spots.Min(s.DistanceTo))
            );
        for (var round = 0; round < rounds; round++)
        {
            var cells = CutUp(spots);
            spots = [.. spots.Select((s, i) => cells[i]?.Centre ?? s)];
        }

        return [.. spots];
    }

    /// <summary>Spots in a row along the longest direction: the strips in which a polder is laid out.</summary>
    public Spot[] Row(int count)
    {
        var (from, to) = (Ring[0], Ring[0]);
        foreach (var a in Ring)
        foreach (var b in Ring)
            if (a.DistanceTo(b) > from.DistanceTo(to))
                (from, to) = (a, b);
        return [.. Enumerable.Range(0, count).Select(i => from + (to - from) * ((i + 0.5) / count))];
    }
}
