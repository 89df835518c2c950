using Baken.Kernel;
using Baken.Sources.Indicators;
using Baken.Sources.Register;
using Baken.Sources.Tables;
using Microsoft.EntityFrameworkCore;

namespace Baken.Sources.Screens;

/// <summary>What the pages and the endpoints of sources ask the register.</summary>
internal sealed class SourceQueries(ModuleDb db, ISources sources, TimeProvider clock)
{
    /// <summary>What every answer about sources depends on: the last import, and the day, for what was current yesterday may not be today.</summary>
    public async Task<string> StampAsync(CancellationToken cancellation)
    {
        var last = await db.Set<ImportBatch>().MaxAsync(one => (int?)one.Number, cancellation) ?? 0;
        return FormattableString.Invariant($"sources-{last}-{clock.GetUtcNow():yyyyMMddHH}");
    }

    /// <summary>Every source with what came in of it. The bare form of an own table stands for no source of its own.</summary>
    public async Task<IReadOnlyList<SourceLine>> SourcesAsync(CancellationToken cancellation)
    {
        var batches = (await sources.ImportsAsync(cancellation)).ToLookup(import => import.Source);
        return
        [
            .. sources
                .All.Where(source => source.Key != SourceKeys.Table || batches.Contains(source.Key))
                .Select(source => Line(source, [.. batches[source.Key]])),
        ];
    }

    public async Task<SourceLine?> SourceAsync(string key, CancellationToken cancellation) =>
        sources.Find(key) is not { } source
            ? null
            : Line(source, [.. (await sources.ImportsAsync(cancellation)).Where(import => import.Source == key)]);

    /// <summary>The indicators a source can bring, by theme.</summary>
    public async Task<IReadOnlyList<Indicator>> IndicatorsAsync(string key, CancellationToken cancellation)
    {
        if (await sources.MappingAsync(key, cancellation) is { } file)
        {
            var all = await sources.IndicatorsAsync(cancellation);
            return
            [
                .. (MappingRules.Sketch(file)?.Figures ?? [])
                    .Select(figure => all.GetValueOrDefault(figure.Indicator))
                    .OfType<Indicator>()
                    .Distinct(),
            ];
        }

        return [.. IndicatorCatalogue.Indicators.Values.Where(indicator => Brings(key, indicator.Key))];
    }

    /// <summary>A page of the rows that an import could not take in.</summary>
    public async Task<IReadOnlyList<RejectedRow>> RejectedAsync(int import, int skip, int take, CancellationToken cancellation) =>
        await db.Set<RejectedEntry>()
            .AsNoTracking()
            .Where(row => row.Import == import)
            .OrderBy(row => row.Id)
            .Skip(skip)
            .Take(take)
            .Select(row => new RejectedRow(row.File, row.Line, row.Reason, row.Column))
            .ToListAsync(cancellation);

    /// <summary>One import without its rejected rows, of which there can be very many.</summary>
    public async Task<(ImportReport Report, int Kept, bool IsMapped)?> ImportAsync(int number, CancellationToken cancellation)
    {
        if (
            await db.Set<ImportBatch>().AsNoTracking().FirstOrDefaultAsync(one => one.Number == number, cancellation)
            is not { } batch
        )
            return null;
        var kept = await db.Set<RejectedEntry>().CountAsync(row => row.Import == number, cancellation);
        return (batch.Report(), kept, batch.Mapping is not null);
    }

    private SourceLine Line(SourceDescription source, IReadOnlyList<ImportReport> imports)
    {
        var newest = imports.Count == 0 ? null : imports[0];
        var state =
            newest is null ? Freshness.Never
            : clock.GetUtcNow() - newest.At > TimeSpan.FromDays(source.RefreshAfterDays) ? Freshness.OutOfDate
            : Freshness.Current;
        return new SourceLine(
            source,
            newest,
            imports,
            [.. imports.SelectMany(import => import.Years).Distinct().Order()],
            state,
            IsMapped: !SourceCatalogue.All.Contains(source)
        );
    }

    private static bool Brings(string source, string indicator) =>
        source switch
        {
            SourceKeys.PoliceCrime => indicator is "misdrijven",
            SourceKeys.Establishments => indicator is "vestigingen" or "vestigingen-opgericht" or "vestigingen-opgeheven",
            SourceKeys.Bankruptcies => indicator is "faillissementen",
            SourceKeys.KeyFigures => indicator
                is not ("misdrijven" or "vestigingen-opgericht" or "vestigingen-opgeheven" or "faillissementen"),
            _ => false,
        };
}

/// <summary>How recent what came in of a source is.</summary>
public enum Freshness
{
    Never,
    Current,
    OutOfDate,
}

/// <summary>A source with what came in of it, newest first.</summary>
internal sealed record SourceLine(
    SourceDescription Source,
    ImportReport? Newest,
    IReadOnlyList<ImportReport> Imports,
    IReadOnlyList<int> Years,
    Freshness State,
    bool IsMapped
);
