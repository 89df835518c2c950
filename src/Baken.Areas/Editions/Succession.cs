using Baken.Areas.Classification;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.IO;

namespace Baken.Areas.Editions;

/// <summary>
/// What became of areas whose codes no longer exist: by laying their old boundary over the present ones. CBS keeps a code
/// as long as the area is essentially the same, so only codes that have gone need this.
/// </summary>
internal sealed class Succession(ModuleDb db)
{
    /// <summary>A smaller part than this is a difference in drawing, not a part of the area.</summary>
    private const double SmallestShare = 0.01;

    /// <summary>From this share on the old area's figures are taken to be those of the new one.</summary>
    public const double SameArea = 0.95;

    public async Task<IReadOnlyList<AreaSuccession>> ComputeAsync(int lastImport, CancellationToken cancellation)
    {
        var years = await db.Set<AreaRow>()
            .Where(area => area.Import <= lastImport && area.Shape != null)
            .Select(area => new { area.Code, area.Year })
            .Distinct()
            .ToListAsync(cancellation);
        var present = years
            .GroupBy(area => Group(area.Code))
            .ToDictionary(group => group.Key, group => group.Max(area => area.Year));
        var presentCodes = years.Where(area => area.Year == present[Group(area.Code)]).Select(area => area.Code).ToHashSet();
        var gone = years
            .Where(area => !presentCodes.Contains(area.Code))
            .GroupBy(area => area.Code)
            .Select(group => group.MaxBy(area => area.Year)!)
            .ToList();
        if (gone.Count == 0)
            return [];

        var reader = new WKBReader();
        var successions = new List<AreaSuccession>();
        foreach (var level in gone.GroupBy(area => AreaCode.Parse(area.Code).Level).OrderBy(group => group.Key))
        {
            var prefix = level.First().Code[..2];
            var index = new STRtree<(AreaId Id, Geometry Shape)>();
            foreach (
                var (code, year) in years
                    .Where(area =>
                        presentCodes.Contains(area.Code)
                        && area.Code.StartsWith(prefix, StringComparison.Ordinal)
                        && area.Year == present[Group(area.Code)]
                    )
                    .Select(area => (area.Code, area.Year))
            )
                if (await ShapeAsync(code, year) is { } shape)
                    index.Insert(shape.EnvelopeInternal, (new AreaId(AreaCode.Parse(code), year), shape));
            foreach (var old in level.OrderBy(area => area.Code, StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                if (await ShapeAsync(old.Code, old.Year) is not { } from || from.Area <= 0)
                    continue;
                successions.AddRange(
                    index
                        .Query(from.EnvelopeInternal)
                        .Select(to => new AreaSuccession(
                            new AreaId(AreaCode.Parse(old.Code), old.Year),
                            to.Id,
                            from.Intersection(to.Shape).Area / from.Area
                        ))
                        .Where(succession => succession.Share >= SmallestShare)
                        .OrderByDescending(succession => succession.Share)
                        .ThenBy(succession => succession.To.Code)
                );
            }
        }

        return successions;

        async Task<Geometry?> ShapeAsync(string code, int year)
        {
            var bytes = await db.Set<AreaRow>()
                .Where(area => area.Code == code && area.Year == year && area.Import <= lastImport && area.Shape != null)
                .OrderByDescending(area => area.Import)
                .Select(area => area.Shape)
                .FirstOrDefaultAsync(cancellation);
            return bytes is null ? null : reader.Read(bytes);
        }

        static (AreaLevel, string) Group(string code)
        {
            var parsed = AreaCode.Parse(code);
            return (
                parsed.Level,
                parsed.Level is AreaLevel.District or AreaLevel.Neighbourhood ? parsed.Municipality!.Value.Value : ""
            );
        }
    }

    /// <summary>The codes whose figures may be taken for those of one present area.</summary>
    public static IReadOnlyDictionary<AreaCode, AreaCode> SameAreas(IEnumerable<AreaSuccession> successions) =>
        successions
            .Where(succession => succession.Share >= SameArea)
            .GroupBy(succession => succession.From.Code)
            .ToDictionary(group => group.Key, group => group.MaxBy(succession => succession.Share)!.To.Code);
}
