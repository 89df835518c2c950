using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>Samples with how far their review has come. Reading one is written down.</summary>
internal sealed class SampleQueries(ModuleDb db, IAudit audit)
{
    private const int MostListed = 100;
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<SampleSummary>> ListAsync(CancellationToken cancellation)
    {
        var samples = await db.Set<Sample>()
            .AsNoTracking()
            .OrderByDescending(s => s.Id)
            .Take(MostListed)
            .ToListAsync(cancellation);
        var ids = samples.Select(s => s.Id).ToList();
        var judged = (
            await db.Set<SampleJudgement>()
                .Where(j => ids.Contains(j.SampleId))
                .Select(j => new { j.SampleId, j.Number })
                .Distinct()
                .ToListAsync(cancellation)
        )
            .CountBy(j => j.SampleId)
            .ToDictionary();
        return [.. samples.Select(sample => new SampleSummary(sample, judged.GetValueOrDefault(sample.Id)))];
    }

    public async Task<SampleView?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Sample>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } sample)
            return null;
        var numbers = sample.Lines.Select(l => l.Number).ToList();
        var lines = await db.Set<AuditLine>()
            .AsNoTracking()
            .Where(l => numbers.Contains(l.Number))
            .OrderBy(l => l.Number)
            .ToListAsync(cancellation);
        var judgements = await db.Set<SampleJudgement>()
            .AsNoTracking()
            .Where(j => j.SampleId == id)
            .OrderBy(j => j.Id)
            .ToListAsync(cancellation);
        await audit.SeenAsync([sample.Reference], cancellation);
        return new SampleView(
            sample,
            [.. lines.Select(line => new SampleItem(line, [.. judgements.Where(j => j.Number == line.Number)]))]
        );
    }

    /// <summary>What the same person did around a look-up: without it nobody can judge.</summary>
    public async Task<IReadOnlyList<AuditLine>> AroundAsync(AuditLine line, CancellationToken cancellation)
    {
        var (from, until) = ((line.At - Around).ToUniversalTime(), (line.At + Around).ToUniversalTime());
        var found = await db.Set<AuditLine>()
            .AsNoTracking()
            .Where(l => l.ActorId == line.ActorId && l.At >= from && l.At <= until)
            .OrderBy(l => l.Number)
            .Take(MostListed)
            .ToListAsync(cancellation);
        await audit.SeenAsync([$"audit:{line.Number} {line.ActorId}"], cancellation);
        return found;
    }
}

internal sealed record SampleSummary(Sample Sample, int Judged);

internal sealed record SampleView(Sample Sample, IReadOnlyList<SampleItem> Items)
{
    public SampleItem? Next(long after) =>
        Items.FirstOrDefault(item => item.Current is null && item.Line.Number > after)
        ?? Items.FirstOrDefault(item => item.Current is null);
}

/// <param name="History">Oldest first; the last one counts.</param>
internal sealed record SampleItem(AuditLine Line, IReadOnlyList<SampleJudgement> History)
{
    public SampleJudgement? Current => History.Count == 0 ? null : History[^1];
}
