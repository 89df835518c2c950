using Baken.Areas;
using Baken.Kernel;
using Baken.Sectors.Tree;
using Baken.Sectors.Vulnerability;
using Baken.Sources;

namespace Baken.Sectors;

/// <summary>The module's door as the composition sees it.</summary>
internal sealed class SectorsDoor(ModuleDb db, IAreas areas, TreeCache trees, TimeProvider clock) : ISectors
{
    public void Take(Reading reading, int import)
    {
        ArgumentNullException.ThrowIfNull(reading);
        db.AddRange(reading.Sectors.Select(entry => SectorRow.From(entry, import)));
    }

    public ValueTask<SectorTree> TreeAsync(CancellationToken cancellation) => trees.GetAsync(db, cancellation);

    public async Task<IReadOnlyList<VulnerableSector>> ListAsync(CancellationToken cancellation) =>
        await new VulnerableSectors(db, clock).AllAsync(await TreeAsync(cancellation), cancellation);

    public async Task<VulnerableSector?> FindAsync(string key, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(sector => sector.Key == key);

    public async Task<SectorPicture?> PictureAsync(IReadOnlyList<SbiCode> codes, AreaCode? area, CancellationToken cancellation)
    {
        var atlas = await areas.AtlasAsync(cancellation);
        return (area ?? atlas.Home) is { } code && atlas.Find(code) is { } found
            ? SectorPicture.Of(atlas, await TreeAsync(cancellation), codes, found)
            : null;
    }
}
