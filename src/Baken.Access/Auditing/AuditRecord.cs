using System.Text.Json;
using System.Text.Json.Serialization;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

internal sealed class AuditRecord(ModuleDb db, IAudit audit, IAuditKeys keys, Checkpoints kept, TimeProvider clock) : IAuditRecord
{
    private const int PageSize = 1_000;

    public Task<AuditVerdict> VerifyAsync(
        IReadOnlyList<KeyValuePair<string, string>> checkpoints,
        CancellationToken cancellation
    ) => new VerifyAudit(db, keys, kept).HandleAsync(checkpoints, cancellation);

    public async Task<string> CheckpointAsync(Actor by, CancellationToken cancellation)
    {
        audit.Record(by, Acts.CheckpointMade, "audit:record");
        await db.SaveChangesAsync(cancellation);
        var head = await AuditHead.ReadAsync(db, cancellation);
        kept.Keep(head, 1);
        return Checkpoint.Of(head, keys, clock.GetUtcNow()).Write();
    }

    public async Task<long> ExportAsync(Stream to, AuditForm form, AuditPeriod period, Actor by, CancellationToken cancellation)
    {
        audit.Record(
            by,
            Acts.Exported,
            FormattableString.Invariant($"audit:record {period.From:yyyy-MM-dd}/{period.Until:yyyy-MM-dd}")
        );
        await db.SaveChangesAsync(cancellation);
        var end = (await AuditHead.ReadAsync(db, cancellation)).Number;
        return form.Register is { } register
            ? await TracesAsync(to, register, period, end, cancellation)
            : await LinesAsync(to, period, end, cancellation);
    }

    private async Task<long> LinesAsync(Stream to, AuditPeriod period, long end, CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var line in Lines(period, end, cancellation))
        {
            await JsonSerializer.SerializeAsync(to, ExportedLine.Of(line), AuditJson.Default.ExportedLine, cancellation);
            await to.WriteAsync("\n"u8.ToArray(), cancellation);
            count++;
        }

        return count;
    }

    private async Task<long> TracesAsync(Stream to, string register, AuditPeriod period, long end, CancellationToken cancellation)
    {
        var count = 0L;
        await using var log = new DataProcessingLog(to, register);
        log.Begin();
        await foreach (var line in Lines(period, end, cancellation))
        {
            // A request that was under way when the period began keeps its root.
            if (count == 0)
                foreach (var earlier in await EarlierAsync(line.Number, cancellation))
                    log.Remember(earlier);
            log.Write(line);
            if (++count % PageSize == 0)
                await log.FlushAsync(cancellation);
        }

        log.End();
        return count;
    }

    private async Task<List<AuditLine>> EarlierAsync(long before, CancellationToken cancellation) =>
        await db.Set<AuditLine>()
            .AsNoTracking()
            .Where(l => l.Number < before && l.Number >= before - PageSize)
            .OrderBy(l => l.Number)
            .ToListAsync(cancellation);

    private async IAsyncEnumerable<AuditLine> Lines(
        AuditPeriod period,
        long end,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        // A line from before there was a chain belongs to no trace and cannot be checked.
        var number = (await AuditHead.ReadAsync(db, cancellation)).Began;
        while (true)
        {
            var page = await db.Set<AuditLine>()
                .AsNoTracking()
                .Between(period)
                .Where(l => l.Number > number && l.Number <= end)
                .OrderBy(l => l.Number)
                .Take(PageSize)
                .ToListAsync(cancellation);
            foreach (var line in page)
                yield return line;
            if (page.Count < PageSize)
                yield break;
            number = page[^1].Number;
        }
    }
}

/// <summary>Questions that several readers of the record ask.</summary>
internal static class AuditQuestions
{
    public static IQueryable<AuditLine> Between(this IQueryable<AuditLine> lines, AuditPeriod period)
    {
        if (period.From is { } from)
        {
            var utc = from.ToUniversalTime();
            lines = lines.Where(l => l.At >= utc);
        }

        if (period.Until is { } until)
        {
            var utc = until.ToUniversalTime();
            lines = lines.Where(l => l.At < utc);
        }

        return lines;
    }

    /// <summary>What somebody saw or asked, as against what somebody did.</summary>
    public static IQueryable<AuditLine> LookUps(this IQueryable<AuditLine> lines) =>
        lines.Where(l => l.Act == Acts.Seen || l.Act == Acts.Hit || l.Act == Acts.NoHit);
}

/// <summary>A line as it leaves the house: everything that its hash covers, and the hash.</summary>
internal sealed record ExportedLine(
    long Number,
    DateTimeOffset At,
    string Actor,
    string Act,
    string About,
    string Activity,
    string Place,
    string Trace,
    string Caller,
    string Hash
)
{
    public static ExportedLine Of(AuditLine line) =>
        new(
            line.Number,
            line.At.ToUniversalTime(),
            line.ActorId,
            line.Act,
            line.About,
            line.Activity,
            line.Place.ToString(),
            line.Trace,
            line.Caller,
            Convert.ToHexStringLower(line.Hash)
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExportedLine))]
internal sealed partial class AuditJson : JsonSerializerContext;
