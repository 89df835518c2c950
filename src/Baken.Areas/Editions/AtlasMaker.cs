using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Baken.Areas.Classification;
using Baken.Areas.Columns;
using Baken.Kernel;
using Baken.Sources;
using Microsoft.EntityFrameworkCore;

namespace Baken.Areas.Editions;

/// <summary>
/// Makes an atlas from the imports up to a given one: chooses the present classification, lays the figures of all
/// imports over each other (the newest speaks, area by area) and hides small counts. A pure function of those imports:
/// the same ones give the same bytes.
/// </summary>
internal sealed class AtlasMaker(ModuleDb db, ISources sources)
{
    public async Task<(Atlas Atlas, string Hash)> MakeAsync(
        int lastImport,
        AreaCode? home,
        Func<string, Edition> edition,
        IReadOnlyDictionary<AreaCode, AreaCode> successors,
        CancellationToken cancellation
    )
    {
        var areas = await PresentAreasAsync(lastImport, cancellation);
        home ??= OnlyMunicipalityWithParts(areas);
        var byLevel = AreaLevels.All.ToDictionary(
            level => level,
            IReadOnlyList<Area> (level) => [.. areas.Where(area => area.Level == level).OrderBy(area => area.Code)]
        );

        var indicators = await sources.IndicatorsAsync(cancellation);
        var overlay = new FigureOverlay(byLevel, successors);
        await foreach (var (import, level, codes, columns) in BlocksAsync(lastImport, cancellation))
            overlay.Lay(import, level, codes, columns);
        RollUps.Add(overlay, byLevel, indicators);
        SmallCounts.Hide(overlay, byLevel, indicators);
        Derivations.Add(overlay);

        var series = overlay.ToSeries();
        var hash = Hash(byLevel, series);
        var imports = await db.Set<AreaRow>()
            .Select(area => area.Import)
            .Union(db.Set<FigureBlockRow>().Select(block => block.Import))
            .Where(import => import <= lastImport)
            .OrderBy(import => import)
            .ToListAsync(cancellation);
        return (new Atlas(edition(hash), home, byLevel, series, imports), hash);
    }

    /// <summary>The newest import of each code and year, and of those the present year per level and municipality.</summary>
    private async Task<List<Area>> PresentAreasAsync(int lastImport, CancellationToken cancellation)
    {
        var rows = await db.Set<AreaRow>()
            .Where(area => area.Import <= lastImport)
            .Select(area => new
            {
                area.Import,
                area.Code,
                area.Year,
                area.Name,
                area.Parent,
                area.IsWater,
                area.Hectares,
                area.Longitude,
                area.Latitude,
                HasShape = area.Shape != null,
            })
            .ToListAsync(cancellation);

        // A table of figures also names areas; it speaks only where no boundary file does.
        var spoken = rows.GroupBy(row => (row.Code, row.Year))
            .Select(group => group.OrderBy(row => row.HasShape).ThenBy(row => row.Import).Last())
            .ToList();
        var presentYear = spoken
            .Where(row => row.HasShape)
            .GroupBy(row => Group(row.Code))
            .ToDictionary(group => group.Key, group => group.Max(row => row.Year));
        var newestName = spoken
            .Where(row => !row.HasShape && !presentYear.ContainsKey(Group(row.Code)))
            .GroupBy(row => row.Code)
            .Select(group => group.MaxBy(row => row.Year)!);
        var present = spoken.Where(row => row.HasShape && row.Year == presentYear[Group(row.Code)]).Concat(newestName).ToList();
        var known = present.Select(row => row.Code).ToHashSet();

        return
        [
            .. present.Select(row =>
            {
                var code = AreaCode.Parse(row.Code);
                return new Area(
                    new AreaId(code, row.Year),
                    row.Name,
                    Parent(code, row.Parent, known),
                    row.Hectares ?? double.NaN,
                    row.Longitude ?? double.NaN,
                    row.Latitude ?? double.NaN,
                    row.HasShape,
                    row.IsWater,
                    row.Import
                );
            }),
        ];

        static (AreaLevel, string) Group(string code)
        {
            var parsed = AreaCode.Parse(code);
            return (
                parsed.Level,
                parsed.Level is AreaLevel.District or AreaLevel.Neighbourhood ? parsed.Municipality!.Value.Value : ""
            );
        }

        static AreaCode? Parent(AreaCode code, string? said, HashSet<string> known)
        {
            for (var parent = said is null ? code.Parent : AreaCode.Parse(said); parent is { } one; parent = one.Parent)
                if (known.Contains(one.Value))
                    return one;
            return null;
        }
    }

    /// <summary>Where exactly one municipality has districts or neighbourhoods, that is the one whose installation this is.</summary>
    private static AreaCode? OnlyMunicipalityWithParts(IEnumerable<Area> areas)
    {
        var municipalities = areas
            .Where(area => area.Level is AreaLevel.District or AreaLevel.Neighbourhood)
            .Select(area => area.Code.Municipality!.Value)
            .Distinct()
            .Take(2)
            .ToList();
        return municipalities.Count == 1 ? municipalities[0] : null;
    }

    private async IAsyncEnumerable<(int Import, AreaLevel Level, AreaCode[] Codes, List<FigureColumnRow> Columns)> BlocksAsync(
        int lastImport,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var ids = await db.Set<FigureBlockRow>()
            .Where(block => block.Import <= lastImport)
            .OrderBy(block => block.Import)
            .ThenBy(block => block.Id)
            .Select(block => block.Id)
            .ToListAsync(cancellation);
        foreach (var id in ids)
        {
            var block = await db.Set<FigureBlockRow>()
                .AsNoTracking()
                .Include(one => one.Columns)
                .SingleAsync(one => one.Id == id, cancellation);
            yield return (block.Import, block.Level, block.ReadCodes(), block.Columns);
        }
    }

    private static string Hash(
        IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas,
        IReadOnlyList<(AreaLevel Level, FigureSeries Series)> series
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var area in AreaLevels.All.SelectMany(level => areas[level]))
            Add($"{area.Id}\t{area.Name}\t{area.Parent}\t{area.Import}\n");
        foreach (
            var (level, one) in series
                .OrderBy(item => item.Level)
                .ThenBy(item => item.Series.Measure)
                .ThenBy(item => item.Series.Year)
        )
        {
            Add($"{level}\t{one.Measure}\t{one.Year}\n");
            hash.AppendData(MemoryMarshal.AsBytes(one.Values));
            hash.AppendData(MemoryMarshal.AsBytes(one.Statuses));
            hash.AppendData(MemoryMarshal.AsBytes(one.Imports));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
