using System.Security.Cryptography;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>Draws look-ups of a period at random, for review.</summary>
internal sealed class DrawSample(ModuleDb db, IAudit audit, TimeProvider clock)
{
    public async Task<Outcome<Guid>> HandleAsync(AuditPeriod period, int size, Actor by, CancellationToken cancellation)
    {
        if (period is not { From: { } from, Until: { } until } || from >= until)
            return OversightRefusals.PeriodInvalid;
        if (size is < 1 or > Sample.Largest)
            return OversightRefusals.SampleSizeInvalid;
        var last = (await AuditHead.ReadAsync(db, cancellation)).Number;
        var population = await db.Set<AuditLine>()
            .LookUps()
            .Between(period)
            .Where(line => line.Number <= last)
            .OrderBy(line => line.Number)
            .Select(line => line.Number)
            .ToListAsync(cancellation);
        if (population.Count == 0)
            return OversightRefusals.NothingToSample;

        var now = clock.GetUtcNow();
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue) * (1L << 31) + RandomNumberGenerator.GetInt32(int.MaxValue);
        var sample = new Sample
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            By = by.Id,
            From = from.ToUniversalTime(),
            Until = until.ToUniversalTime(),
            Seed = seed,
            Last = last,
            Population = population.Count,
            Lines = [.. Sample.Draw(population, seed, size).Select(number => new SampledLine { Number = number })],
        };
        db.Add(sample);
        audit.Record(by, Acts.SampleDrawn, sample.Reference);
        await db.SaveChangesAsync(cancellation);
        return sample.Id;
    }
}
