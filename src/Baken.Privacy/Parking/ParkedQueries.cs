using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy;

/// <summary>What is parked, by number and with its clock, and what was brought back. Never content: nobody can read it.</summary>
internal sealed class ParkedQueries(ModuleDb db, IVault vault, IColleagues colleagues)
{
    /// <summary>What is destroyed first comes first.</summary>
    public async Task<IReadOnlyList<Clock>> ListAsync(CancellationToken cancellation)
    {
        var parked = await vault.ParkedAsync(cancellation);
        var ids = parked.Select(thing => Guid.Parse(thing[(thing.IndexOf(':', StringComparison.Ordinal) + 1)..])).ToList();
        var clocks = await db.Set<Clock>()
            .AsNoTracking()
            .Where(clock => ids.Contains(clock.ThingId))
            .OrderBy(clock => clock.Due)
            .ThenBy(clock => clock.ThingId)
            .ToListAsync(cancellation);
        return [.. clocks.Where(clock => parked.Contains(clock.Thing))];
    }

    /// <summary>Null where it is not parked.</summary>
    public async Task<Clock?> FindAsync(string kind, Guid thing, CancellationToken cancellation) =>
        await db.Set<Clock>()
            .AsNoTracking()
            .SingleOrDefaultAsync(clock => clock.Kind == kind && clock.ThingId == thing, cancellation)
            is { } clock
        && (await vault.ParkedAsync(cancellation)).Contains(clock.Thing)
            ? clock
            : null;

    public async Task<IReadOnlyList<(ReopenedThing Thing, string By)>> ReopenedAsync(CancellationToken cancellation)
    {
        var reopened = await vault.ReopenedAsync(cancellation);
        var names = await colleagues.NamesAsync([.. reopened.Select(one => one.By).Distinct()], cancellation);
        return [.. reopened.Select(one => (one, names.GetValueOrDefault(one.By, one.By)))];
    }
}
