using Baken.Access;
using Baken.Areas.Classification;
using Baken.Areas.Columns;
using Baken.Areas.Editions;
using Baken.Areas.Map;
using Baken.Kernel;
using Baken.Sources;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Baken.Areas;

/// <summary>The module's door as the composition sees it.</summary>
internal sealed class AreasDoor(
    ModuleDb db,
    ISources sources,
    IAudit audit,
    AtlasCache cache,
    LocatorCache locators,
    TimeProvider clock
) : IAreas
{
    public ValueTask<Atlas> AtlasAsync(CancellationToken cancellation) => cache.GetAsync(db, sources, cancellation);

    public async Task<Catalogue> CatalogueAsync(CancellationToken cancellation)
    {
        var indicators = new Dictionary<string, Indicator>(await sources.IndicatorsAsync(cancellation));
        foreach (var derivation in Derivations.All)
            indicators[derivation.Indicator.Key] = derivation.Indicator;
        return new Catalogue(indicators, await sources.PartTitlesAsync(cancellation));
    }

    public void Take(Reading reading, int import)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var writer = new WKBWriter();
        foreach (var outline in reading.Outlines)
        {
            var inside = outline.Shape?.InteriorPoint;
            db.Add(
                new AreaRow
                {
                    Import = import,
                    Code = outline.Id.Code.Value,
                    Year = outline.Id.Year,
                    Name = outline.Name,
                    Parent = outline.Parent?.Value,
                    IsWater = outline.IsWater,
                    Hectares = outline.Shape is null ? null : Surface.Hectares(outline.Shape),
                    Longitude = inside?.X,
                    Latitude = inside?.Y,
                    Shape = outline.Shape is null ? null : writer.Write(outline.Shape),
                }
            );
        }

        foreach (var block in reading.Figures)
            db.Add(FigureBlockRow.From(block, import));
    }

    public async Task<Edition> MakeEditionAsync(
        AreaCode? home,
        Actor by,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        progress?.Report(new Progress("Gebieden samenstellen", 0));
        var last = await db.Set<AreasEditionRow>().OrderByDescending(edition => edition.Number).FirstOrDefaultAsync(cancellation);
        var lastImport = Math.Max(
            await db.Set<AreaRow>().MaxAsync(area => (int?)area.Import, cancellation) ?? 0,
            await db.Set<FigureBlockRow>().MaxAsync(block => (int?)block.Import, cancellation) ?? 0
        );
        var successions = await new Succession(db).ComputeAsync(lastImport, cancellation);
        var number = (last?.Number ?? 0) + 1;
        var at = clock.GetUtcNow();
        var (atlas, hash) = await new AtlasMaker(db, sources).MakeAsync(
            lastImport,
            home,
            hash => new Edition("areas", number, at, hash),
            Succession.SameAreas(successions),
            cancellation
        );
        if (last is not null && last.Hash == hash && last.Home == home?.Value)
            return new Edition("areas", last.Number, last.MadeAt, last.Hash);

        db.Add(
            new AreasEditionRow
            {
                Number = number,
                MadeAt = at,
                MadeBy = by.Id,
                Hash = hash,
                Home = home?.Value,
                LastImport = lastImport,
            }
        );
        db.AddRange(
            successions.Select(one => new SuccessionRow
            {
                Edition = number,
                FromCode = one.From.Code.Value,
                FromYear = one.From.Year,
                ToCode = one.To.Code.Value,
                ToYear = one.To.Year,
                Share = one.Share,
            })
        );
        audit.Record(by, "areas.edition-made", $"areas-edition:{number}");
        progress?.Report(new Progress("Gebieden samenstellen", 1, 1));
        return atlas.Edition;
    }

    public async Task<bool> ReproducesAsync(CancellationToken cancellation)
    {
        var last = await db.Set<AreasEditionRow>().OrderByDescending(edition => edition.Number).FirstOrDefaultAsync(cancellation);
        return last is null || (await AtlasCache.LoadAsync(last, db, sources, cancellation)).Hash == last.Hash;
    }

    public async ValueTask<AreaLocator> LocatorAsync(AreaLevel level, CancellationToken cancellation) =>
        await locators.GetAsync(level, await AtlasAsync(cancellation), db, cancellation);

    public async Task<Geometry?> ShapeAsync(Area area, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(area);
        var bytes = await db.Set<AreaRow>()
            .Where(row => row.Import == area.Import && row.Code == area.Code.Value && row.Year == area.Id.Year)
            .Select(row => row.Shape)
            .FirstOrDefaultAsync(cancellation);
        return bytes is null ? null : new WKBReader().Read(bytes);
    }

    public async Task<IReadOnlyList<AreaSuccession>> SuccessionsAsync(CancellationToken cancellation)
    {
        var edition = (await AtlasAsync(cancellation)).Edition.Number;
        var rows = await db.Set<SuccessionRow>()
            .Where(row => row.Edition == edition)
            .OrderBy(row => row.FromCode)
            .ThenByDescending(row => row.Share)
            .ToListAsync(cancellation);
        return [.. rows.Select(AtlasCache.Public)];
    }
}
