using System.Collections.Concurrent;
using Baken.Kernel;
using Baken.Profiles.Models;
using Microsoft.EntityFrameworkCore;

namespace Baken.Profiles.Computing;

/// <summary>An edition read back: the model it was made with and what came out.</summary>
internal sealed record KeptEdition(Edition Edition, ProfileModel Model, ProfileResult Result);

/// <summary>Keeps the newest edition of each profile of this process; a newer one is seen at the next question.</summary>
internal sealed class ResultCache
{
    private readonly ConcurrentDictionary<string, KeptEdition> kept = new();

    public async Task<KeptEdition?> NewestAsync(string key, ModuleDb db, CancellationToken cancellation)
    {
        var newest = await db.Set<ProfileEditionRow>()
            .Where(row => row.Model == key)
            .OrderByDescending(row => row.Number)
            .Select(row => new { row.Number, row.Hash })
            .FirstOrDefaultAsync(cancellation);
        if (newest is null)
            return null;
        // A number can have been given twice when a transaction was rolled back: the hash tells them apart.
        if (kept.TryGetValue(key, out var known) && known.Edition.Number == newest.Number && known.Edition.Hash == newest.Hash)
            return known;
        var row = await db.Set<ProfileEditionRow>()
            .AsNoTracking()
            .SingleAsync(one => one.Model == key && one.Number == newest.Number, cancellation);
        return kept[key] = Read(row);
    }

    public static KeptEdition Read(ProfileEditionRow row) =>
        new(
            EditionOf(row),
            ModelFile.Read($"editie {row.Number}", row.ModelText, row.ModelShipped).Value,
            ResultBytes.Read(ResultBytes.Unpack(row.Content))
        );

    public static Edition EditionOf(ProfileEditionRow row) => new($"profile:{row.Model}", row.Number, row.MadeAt, row.Hash);
}
