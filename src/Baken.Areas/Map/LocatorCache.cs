using Baken.Areas.Classification;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Baken.Areas.Map;

/// <summary>Keeps the locator of each level for the edition it was made from.</summary>
internal sealed class LocatorCache : IDisposable
{
    private readonly SemaphoreSlim making = new(1);
    private readonly Dictionary<AreaLevel, (int Edition, AreaLocator Locator)> locators = [];

    public void Dispose() => making.Dispose();

    public async Task<AreaLocator> GetAsync(AreaLevel level, Atlas atlas, ModuleDb db, CancellationToken cancellation)
    {
        await making.WaitAsync(cancellation);
        try
        {
            if (locators.TryGetValue(level, out var known) && known.Edition == atlas.Edition.Number)
                return known.Locator;
            var shapes = new List<(Area, Geometry)>();
            await foreach (var item in Shapes.OfAsync(atlas.Areas(level), db, cancellation))
                shapes.Add(item);
            var locator = new AreaLocator(shapes);
            locators[level] = (atlas.Edition.Number, locator);
            return locator;
        }
        finally
        {
            making.Release();
        }
    }
}

/// <summary>Reads the boundaries of present areas.</summary>
internal static class Shapes
{
    public static async IAsyncEnumerable<(Area Area, Geometry Shape)> OfAsync(
        IReadOnlyList<Area> areas,
        ModuleDb db,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var reader = new WKBReader();
        foreach (var import in areas.Where(area => area.HasShape).GroupBy(area => area.Import))
        {
            var wanted = import.ToDictionary(area => (area.Code.Value, area.Id.Year));
            var few = wanted.Count <= 500 ? wanted.Keys.Select(key => key.Value).ToList() : null;
            var rows = db.Set<AreaRow>().AsNoTracking().Where(row => row.Import == import.Key && row.Shape != null);
            if (few is not null)
                rows = rows.Where(row => few.Contains(row.Code));
            await foreach (
                var row in rows.Select(row => new
                    {
                        row.Code,
                        row.Year,
                        row.Shape,
                    })
                    .AsAsyncEnumerable()
                    .WithCancellation(cancellation)
            )
                if (wanted.TryGetValue((row.Code, row.Year), out var area))
                    yield return (area, reader.Read(row.Shape));
        }
    }
}
