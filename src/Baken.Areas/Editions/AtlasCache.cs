using Baken.Areas.Classification;
using Baken.Kernel;
using Baken.Sources;
using Microsoft.EntityFrameworkCore;

namespace Baken.Areas.Editions;

/// <summary>Keeps the newest atlas of this process; a newer edition, made by whichever node, is seen at the next question.</summary>
internal sealed class AtlasCache : IDisposable
{
    private readonly SemaphoreSlim making = new(1);
    private volatile Atlas? atlas;

    public void Dispose() => making.Dispose();

    public async ValueTask<Atlas> GetAsync(ModuleDb db, ISources sources, CancellationToken cancellation)
    {
        var newest = await db.Set<AreasEditionRow>()
            .AsNoTracking()
            .OrderByDescending(edition => edition.Number)
            .FirstOrDefaultAsync(cancellation);
        if (atlas is { } current && IsOf(current, newest))
            return current;

        await making.WaitAsync(cancellation);
        try
        {
            if (atlas is { } made && IsOf(made, newest))
                return made;
            return atlas = newest is null ? Empty : (await LoadAsync(newest, db, sources, cancellation)).Atlas;
        }
        finally
        {
            making.Release();
        }
    }

    // A number can have been given twice when a transaction was rolled back: the hash tells them apart.
    private static bool IsOf(Atlas atlas, AreasEditionRow? row) =>
        atlas.Edition.Number == (row?.Number ?? 0) && atlas.Edition.Hash == (row?.Hash ?? "");

    private static Atlas Empty { get; } =
        new(
            new Edition("areas", 0, DateTimeOffset.UnixEpoch, ""),
            null,
            AreaLevels.All.ToDictionary(level => level, IReadOnlyList<Area> (_) => []),
            [],
            []
        );

    /// <summary>
    /// Makes an edition again from its recipe. The hash is that of what came out; it differs from the recorded one when
    /// another version of the program made it, and then the next computation makes a new edition.
    /// </summary>
    public static async Task<(Atlas Atlas, string Hash)> LoadAsync(
        AreasEditionRow row,
        ModuleDb db,
        ISources sources,
        CancellationToken cancellation
    )
    {
        var successions = await db.Set<SuccessionRow>().Where(one => one.Edition == row.Number).ToListAsync(cancellation);
        return await new AtlasMaker(db, sources).MakeAsync(
            row.LastImport,
            row.Home is null ? null : AreaCode.Parse(row.Home),
            _ => new Edition("areas", row.Number, row.MadeAt, row.Hash),
            Succession.SameAreas(successions.Select(Public)),
            cancellation
        );
    }

    public static AreaSuccession Public(SuccessionRow row) =>
        new(
            new AreaId(AreaCode.Parse(row.FromCode), row.FromYear),
            new AreaId(AreaCode.Parse(row.ToCode), row.ToYear),
            row.Share
        );
}
