using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>
/// Reads the record for the auditor, and writes down that it was read: which lines, and about whom was asked. Newest first, a page at a
/// time by number, so that a page in the middle of years costs no more than the first.
/// </summary>
internal sealed class RecordQueries(ModuleDb db, IAudit audit)
{
    public const int PageSize = 100;
    public const int LargestFile = 50_000;
    private const int RecentLines = 10_000;

    public async Task<RecordSlice> PageAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var lines = await filter
            .Of(db.Set<AuditLine>().AsNoTracking())
            .OrderByDescending(l => l.Number)
            .Take(PageSize + 1)
            .ToListAsync(cancellation);
        var page = new RecordSlice(lines.Count > PageSize ? lines[..PageSize] : lines, lines.Count > PageSize);
        await SeenAsync(filter, page.Lines, cancellation);
        return page;
    }

    /// <summary>For a file: the newest that fit.</summary>
    public async Task<IReadOnlyList<AuditLine>> FileAsync(RecordFilter filter, CancellationToken cancellation)
    {
        var lines = await filter
            .Of(db.Set<AuditLine>().AsNoTracking())
            .OrderByDescending(l => l.Number)
            .Take(LargestFile)
            .ToListAsync(cancellation);
        await SeenAsync(filter, lines, cancellation);
        return lines;
    }

    /// <summary>Acts and activities that came up lately, for the filter.</summary>
    public async Task<(IReadOnlyList<string> Acts, IReadOnlyList<string> Activities)> ChoicesAsync(CancellationToken cancellation)
    {
        var last = (await AuditHead.ReadAsync(db, cancellation)).Number;
        var recent = db.Set<AuditLine>().Where(l => l.Number > last - RecentLines);
        return (
            await recent.Select(l => l.Act).Distinct().ToListAsync(cancellation),
            await recent.Where(l => l.Activity != "").Select(l => l.Activity).Distinct().ToListAsync(cancellation)
        );
    }

    /// <summary>How far the record has come, and its last line.</summary>
    public async Task<(long Number, DateTimeOffset? At)> EndAsync(CancellationToken cancellation)
    {
        var head = await AuditHead.ReadAsync(db, cancellation);
        var last = await db.Set<AuditLine>().AsNoTracking().SingleOrDefaultAsync(l => l.Number == head.Number, cancellation);
        return (head.Number, last?.At);
    }

    private Task SeenAsync(RecordFilter filter, IReadOnlyList<AuditLine> lines, CancellationToken cancellation)
    {
        var about = lines.Count == 0 ? "audit:none" : $"audit:{lines[^1].Number}-{lines[0].Number}";
        // Who is looked up in the record is somebody who was looked up.
        foreach (var asked in (string?[])[filter.Who, filter.Thing])
            if (
                asked is { Length: > 0 }
                && about.Length + asked.Length < AuditLine.LongestAbout
                && !asked.Contains('\0', StringComparison.Ordinal)
            )
                about += " " + asked;
        return audit.SeenAsync([about], cancellation);
    }
}

/// <param name="HasOlder">Whether there are older lines.</param>
internal sealed record RecordSlice(IReadOnlyList<AuditLine> Lines, bool HasOlder);
