using Baken.Access;
using Baken.Kernel;

namespace Baken.Privacy;

internal sealed class Parking(
    IVault vault,
    IRetention retention,
    IEnumerable<ISearchEntries> search,
    IAudit audit,
    TimeProvider clock
) : IParking
{
    public async Task ParkAsync(Kind kind, Guid thing, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(by);
        await vault.ParkAsync(kind.Refer(thing), cancellation);
        foreach (var entries in search.Where(entries => entries.Kind.Name == kind.Name))
            await entries.RemoveAsync(thing, cancellation);
        await retention.StartAsync(kind, thing, ActivityKeys.NotTakenUp, clock.GetUtcNow(), cancellation);
        audit.Record(by, RetentionActs.Parked, kind.Refer(thing));
    }

    public async Task<Refusal?> ReopenAsync(
        Kind kind,
        Guid thing,
        string activity,
        string ground,
        Actor by,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (await vault.ReopenAsync(kind.Refer(thing), ground, by, cancellation) is { } refusal)
            return refusal;
        foreach (var entries in search.Where(entries => entries.Kind.Name == kind.Name))
            await entries.AddAsync(thing, cancellation);
        await retention.StartAsync(kind, thing, activity, clock.GetUtcNow(), cancellation);
        return null;
    }
}
