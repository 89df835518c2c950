using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Sectors.Tree;

/// <summary>Keeps the tree of this process; a newer import, by whichever node, is seen at the next question.</summary>
internal sealed class TreeCache : IDisposable
{
    private readonly SemaphoreSlim making = new(1);
    private volatile SectorTree tree = TreeMaker.Make([]);

    public void Dispose() => making.Dispose();

    public async ValueTask<SectorTree> GetAsync(ModuleDb db, CancellationToken cancellation)
    {
        var newest = await db.Set<SectorRow>()
            .GroupBy(row => row.Edition)
            .Select(edition => edition.Max(row => row.Import))
            .ToListAsync(cancellation);
        var last = newest.DefaultIfEmpty().Max();
        if (tree.LastImport == last)
            return tree;

        await making.WaitAsync(cancellation);
        try
        {
            if (tree.LastImport == last)
                return tree;
            var rows = await db.Set<SectorRow>()
                .AsNoTracking()
                .Where(row => newest.Contains(row.Import))
                .ToListAsync(cancellation);
            return tree = TreeMaker.Make(rows.Select(row => (row.Import, row.Entry)));
        }
        finally
        {
            making.Release();
        }
    }
}
