using Baken.Kernel;
using Baken.Sources.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Sources.Register;

/// <summary>
/// The own tables that were imported, each a source as its newest mapping registers it. They are read with a connection of
/// their own, because a page asks for them while its other questions are under way, and only when there is a newer import.
/// </summary>
internal sealed class MappedSources(IServiceScopeFactory scopes)
{
    private volatile Known known = new(0, []);

    public IReadOnlyList<SourceDescription> All()
    {
        using var scope = scopes.CreateScope();
        var mapped = scope
            .ServiceProvider.GetRequiredService<ModuleDb>()
            .Set<ImportBatch>()
            .Where(batch => batch.Mapping != null);
        var newest = mapped.Max(batch => (int?)batch.Number) ?? 0;
        if (newest == known.Newest)
            return known.Sources;

        var sources = mapped
            .OrderBy(batch => batch.Number)
            .Select(batch => new { batch.Source, batch.Mapping })
            .ToList()
            .GroupBy(batch => batch.Source)
            .Select(batches => MappingRules.Sketch(new TableMappingFile("", batches.Last().Mapping!)))
            .OfType<TableMapping>()
            .Select(MappedTableReader.Describe)
            .OrderBy(source => source.Name, StringComparer.Create(Language.Dutch, ignoreCase: true))
            .ToList();
        known = new Known(newest, sources);
        return sources;
    }

    private sealed record Known(int Newest, IReadOnlyList<SourceDescription> Sources);
}
