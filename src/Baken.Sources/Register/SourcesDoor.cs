using Baken.Kernel;
using Baken.Sources.Indicators;
using Baken.Sources.Police;
using Microsoft.EntityFrameworkCore;

namespace Baken.Sources.Register;

/// <summary>The door of the module: reading is done by the readers, what was read is remembered here.</summary>
internal sealed class SourcesDoor(ModuleDb db, IEnumerable<ISourceReader> readers, MappedSources mapped, TimeProvider clock)
    : ISources
{
    private IReadOnlyList<SourceDescription>? all;

    public IReadOnlyList<SourceDescription> All => all ??= [.. SourceCatalogue.All, .. mapped.All()];

    public SourceDescription? Find(string key) => All.FirstOrDefault(source => source.Key == key);

    public async Task<IReadOnlyDictionary<string, Indicator>> IndicatorsAsync(CancellationToken cancellation)
    {
        var indicators = IndicatorCatalogue.Indicators.ToDictionary();
        foreach (var entry in await db.Set<IndicatorEntry>().AsNoTracking().ToListAsync(cancellation))
            indicators.TryAdd(entry.Key, entry.ToIndicator());
        return indicators;
    }

    public async Task<IReadOnlyDictionary<string, string>> PartTitlesAsync(CancellationToken cancellation)
    {
        var titles = CrimeReader.Types.Where(type => !CrimeReader.Dropped.Contains(type.Key)).ToDictionary();
        foreach (var entry in await db.Set<PartTitle>().AsNoTracking().ToListAsync(cancellation))
            titles[entry.Part] = entry.Title;
        return titles;
    }

    public async Task<Outcome<Reading>> ReadAsync(
        ImportOrder order,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        var known = readers.ToList();
        return known.Find(reader => reader.Key == order.Source) is { } reader
            ? await reader.ReadAsync(order, progress, cancellation)
            : Refusals.UnknownSource(order.Source, known.Select(other => other.Key).Order(StringComparer.Ordinal));
    }

    public async Task<ImportReport?> EarlierAsync(string source, string fingerprint, CancellationToken cancellation)
    {
        var earlier = await db.Set<ImportBatch>()
            .AsNoTracking()
            .Where(batch =>
                batch.Fingerprint == fingerprint
                && (batch.Source == source || (source == SourceKeys.Table && batch.Mapping != null))
            )
            .Select(batch => (int?)batch.Number)
            .MaxAsync(cancellation);
        return earlier is { } number ? await ImportAsync(number, cancellation) : null;
    }

    public async Task<ImportReport> RegisterAsync(ImportOrder order, Reading reading, Actor by, CancellationToken cancellation)
    {
        var number = (await db.Set<ImportBatch>().MaxAsync(batch => (int?)batch.Number, cancellation) ?? 0) + 1;
        var batch = ImportBatch.Enter(number, order, reading, by, clock.GetUtcNow());
        db.Add(batch);

        foreach (
            var indicator in reading.NewIndicators.Where(indicator => !IndicatorCatalogue.Indicators.ContainsKey(indicator.Key))
        )
        {
            if (await db.Set<IndicatorEntry>().FindAsync([indicator.Key], cancellation) is { } known)
                known.Take(indicator);
            else
                db.Add(new IndicatorEntry().Take(indicator));
        }

        var titles = await db.Set<PartTitle>().ToDictionaryAsync(title => title.Part, cancellation);
        foreach (var (part, title) in reading.PartTitles.Concat(reading.Sectors.Select(SectorTitle)))
        {
            if (titles.TryGetValue(part, out var known))
                known.Title = title;
            else
                db.Add(titles[part] = new PartTitle { Part = part, Title = title });
        }

        await db.SaveChangesAsync(cancellation);
        return batch.Report();
    }

    public async Task<IReadOnlyList<ImportReport>> ImportsAsync(CancellationToken cancellation)
    {
        var batches = await db.Set<ImportBatch>()
            .AsNoTracking()
            .OrderByDescending(batch => batch.Number)
            .ToListAsync(cancellation);
        return batches.ConvertAll(batch => batch.Report());
    }

    public async Task<ImportReport?> ImportAsync(int number, CancellationToken cancellation)
    {
        var batch = await db.Set<ImportBatch>()
            .AsNoTracking()
            .Include(batch => batch.Rejected)
            .FirstOrDefaultAsync(batch => batch.Number == number, cancellation);
        return batch?.Report();
    }

    /// <summary>A figure of a sector is called by the sector's name.</summary>
    private static KeyValuePair<string, string> SectorTitle(SectorEntry sector) => new(sector.Code.ToString(), sector.Name);

    public async Task<TableMappingFile?> MappingAsync(string source, CancellationToken cancellation)
    {
        var json = await db.Set<ImportBatch>()
            .Where(batch => batch.Source == source && batch.Mapping != null)
            .OrderByDescending(batch => batch.Number)
            .Select(batch => batch.Mapping)
            .FirstOrDefaultAsync(cancellation);
        return json is null ? null : new TableMappingFile($"{source}.json", json);
    }
}
