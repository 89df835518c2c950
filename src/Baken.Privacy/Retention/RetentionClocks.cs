using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy;

/// <summary>Starts and reads the clocks.</summary>
internal sealed class RetentionClocks(ModuleDb db, IRetentionRules rules) : IRetention
{
    public async Task StartAsync(Kind kind, Guid thing, string activity, DateTimeOffset from, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentException.ThrowIfNullOrEmpty(activity);
        var clock = await db.Set<Clock>().FindAsync([kind.Name, thing], cancellation);
        if (clock is null)
            db.Add(clock = new Clock { Kind = kind.Name, ThingId = thing });
        clock.Start(activity, from, await RuleAsync(activity, cancellation));
    }

    public async Task<RetentionClock?> ClockAsync(Kind kind, Guid thing, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return await db.Set<Clock>().FindAsync([kind.Name, thing], cancellation) is { } clock
            ? new RetentionClock(clock.Activity, clock.From, clock.Due, clock.Holds > 0)
            : null;
    }

    public async Task RecountAsync(string activity, CancellationToken cancellation)
    {
        var rule = await RuleAsync(activity, cancellation);
        await foreach (
            var clock in db.Set<Clock>().Where(c => c.Activity == activity).AsAsyncEnumerable().WithCancellation(cancellation)
        )
            if (clock.Months != rule.Months || clock.Ground != rule.Ground)
                clock.Count(rule);
    }

    private async Task<RetentionRule> RuleAsync(string activity, CancellationToken cancellation) =>
        await rules.RuleAsync(activity, cancellation) ?? ShippedRules.Shortest;
}
