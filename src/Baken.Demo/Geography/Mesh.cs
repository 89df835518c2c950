using NetTopologySuite.Geometries;

namespace Baken.Demo.Geography;

/// <summary>All pieces of land at once, so that a border is the same row of points for the areas on both sides.</summary>
internal sealed class Mesh
{
    /// <summary>Corners nearer than this are one corner, and a corner this near to an edge is on it.</summary>
    private const double Tolerance = 5;

    private const double Bucket = 250;
    private readonly Dictionary<(long X, long Y), List<int>> buckets = [];
    private readonly List<Spot> corners = [];
    private readonly List<int[]> rings = [];

    /// <summary>Takes a piece in; the pieces are drawn later in the same order.</summary>
    public void Add(ConvexCell cell)
    {
        var ring = new List<int>();
        foreach (var spot in cell.Ring)
        {
            var corner = CornerAt(spot);
            if (ring.Count == 0 || ring[^1] != corner)
                ring.Add(corner);
        }

        while (ring.Count > 1 && ring[0] == ring[^1])
            ring.RemoveAt(ring.Count - 1);
        rings.Add([.. ring]);
    }

    /// <param name="step">The longest straight bit of a border, in metres.</param>
    /// <returns>Polygons in RD New, whole metres; null for a piece that was too small to draw.</returns>
    public IReadOnlyList<Polygon?> Draw(Bend bend, double step) => [.. rings.Select(ring => Draw(ring, bend, step))];

    private Polygon? Draw(int[] ring, Bend bend, double step)
    {
        if (ring.Length < 3)
            return null;
        var stops = Enumerable
            .Range(0, ring.Length)
            .SelectMany(i => OnTheWay(ring[i], ring[(i + 1) % ring.Length]).SkipLast(1))
            .ToList();
        Blunt(stops);
        if (stops.Count < 3)
            return null;
        var points = new List<Coordinate>();
        for (var i = 0; i < stops.Count; i++)
            Trace(stops[i], stops[(i + 1) % stops.Count], bend, step, points);
        while (points.Count > 1 && points[^1].Equals2D(points[0]))
            points.RemoveAt(points.Count - 1);
        points.Add(points[0].Copy());
        return points.Count < 4 ? null : GeometryFactory.Default.CreatePolygon([.. points]);
    }

    /// <summary>Takes off spikes: where both edges of a sharp corner pass the same corner, the piece ends there.</summary>
    private static void Blunt(List<int> stops)
    {
        for (var i = 0; i < stops.Count && stops.Count > 2; i++)
        {
            var (before, after) = ((i + stops.Count - 1) % stops.Count, (i + 1) % stops.Count);
            if (stops[before] != stops[after] && stops[i] != stops[after])
                continue;
            stops.RemoveAt(i);
            i = Math.Max(-1, i - 3);
        }
    }

    /// <summary>An edge from one corner up to but not including the next, the same points whichever side it is walked from.</summary>
    private void Trace(int from, int to, Bend bend, double step, List<Coordinate> points)
    {
        var (a, b) = from < to ? (corners[from], corners[to]) : (corners[to], corners[from]);
        var parts = Math.Max(1, (int)Math.Ceiling(a.DistanceTo(b) / step));
        for (var part = 0; part < parts; part++)
        {
            var along = from < to ? part : parts - part;
            var spot = bend.Apply(
                along == 0 ? a
                : along == parts ? b
                : a + (b - a) * ((double)along / parts)
            );
            var point = new Coordinate(Math.Round(spot.X), Math.Round(spot.Y));
            if (points.Count == 0 || !points[^1].Equals2D(point))
                points.Add(point);
        }
    }

    private List<int> OnTheWay(int from, int to)
    {
        var (a, b) = (corners[from], corners[to]);
        var length = a.DistanceTo(b);
        var direction = (b - a) * (1 / length);
        var found = new SortedDictionary<double, int> { [0] = from, [length] = to };
        for (var along = 0.0; along <= length + Bucket; along += Bucket)
            foreach (var corner in Around(a + direction * Math.Min(along, length)))
            {
                if (corner == from || corner == to)
                    continue;
                var offset = corners[corner] - a;
                var position = offset.Dot(direction);
                if (
                    position > Tolerance / 2
                    && position < length - Tolerance / 2
                    && Math.Abs(direction.Cross(offset)) < Tolerance
                )
                    found[position] = corner;
            }

        return [.. found.Values];
    }

    private int CornerAt(Spot spot)
    {
        foreach (var corner in Around(spot))
            if (corners[corner].DistanceTo(spot) < Tolerance)
                return corner;
        corners.Add(spot);
        var key = Key(spot);
        if (!buckets.TryGetValue(key, out var bucket))
            buckets[key] = bucket = [];
        bucket.Add(corners.Count - 1);
        return corners.Count - 1;
    }

    private IEnumerable<int> Around(Spot spot)
    {
        var (x, y) = Key(spot);
        for (var i = -1; i <= 1; i++)
        for (var j = -1; j <= 1; j++)
            if (buckets.TryGetValue((x + i, y + j), out var bucket))
                foreach (var corner in bucket)
                    yield return corner;
    }

    private static (long X, long Y) Key(Spot spot) => ((long)Math.Floor(spot.X / Bucket), (long)Math.Floor(spot.Y / Bucket));
}
