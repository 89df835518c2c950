using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>Writes down what a reviewer found of one look-up of a sample. It changes nothing about the look-up.</summary>
internal sealed class JudgeSample(ModuleDb db, IAudit audit, TimeProvider clock)
{
    public const int ShortestNote = 10;
    public const int LongestNote = 1_000;

    public async Task<Refusal?> HandleAsync(
        Guid sampleId,
        long number,
        SampleVerdict? verdict,
        string note,
        Actor by,
        CancellationToken cancellation
    )
    {
        note = note.Trim();
        var drawn = await db.Set<Sample>().AnyAsync(s => s.Id == sampleId && s.Lines.Any(l => l.Number == number), cancellation);
        var line = await db.Set<AuditLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Number == number, cancellation);
        if (!drawn || line is null)
            return OversightRefusals.SampleNotFound;
        if (line.ActorId == by.Id)
            return OversightRefusals.OwnLookUp;
        if (verdict is not { } found)
            return OversightRefusals.VerdictMissing;
        if (found != SampleVerdict.InOrder && note.Length < ShortestNote)
            return OversightRefusals.NoteMissing;
        if (note.Length > LongestNote)
            return OversightRefusals.NoteTooLong;

        var now = clock.GetUtcNow();
        db.Add(
            new SampleJudgement
            {
                Id = Guid.CreateVersion7(now),
                SampleId = sampleId,
                Number = number,
                Verdict = found,
                Note = note,
                By = by.Id,
                At = now,
            }
        );
        audit.Record(by, Acts.SampleJudged, $"sample:{sampleId:N} audit:{number}");
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}
