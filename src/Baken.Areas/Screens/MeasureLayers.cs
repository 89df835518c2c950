using Baken.Kernel;
using Baken.Sources;

namespace Baken.Areas.Screens;

/// <summary>Every measure of the atlas as a layer of the map.</summary>
internal sealed class MeasureLayers(IAreas areas, ISources sources) : IMapLayers
{
    public async ValueTask<IReadOnlyList<MapLayer>> ListAsync(AreaLevel level, CancellationToken cancellation)
    {
        var atlas = await areas.AtlasAsync(cancellation);
        var catalogue = await areas.CatalogueAsync(cancellation);
        return
        [
            .. atlas
                .Measures(level)
                .Where(measure => measure.Part is null)
                .Select(measure => Layer(atlas, catalogue, level, measure))
                .OrderBy(layer => layer.Group, StringComparer.CurrentCulture)
                .ThenBy(layer => layer.Label, StringComparer.CurrentCulture),
        ];
    }

    public async ValueTask<MapLayerValues?> ValuesAsync(string key, AreaLevel level, int? year, CancellationToken cancellation)
    {
        var atlas = await areas.AtlasAsync(cancellation);
        if (atlas.Series(level, Measure.Parse(key), year) is not { } series)
            return null;
        var catalogue = await areas.CatalogueAsync(cancellation);
        var import = series.Imports.ToArray().LastOrDefault(number => number > 0);
        var report = import == 0 ? null : await sources.ImportAsync(import, cancellation);
        var source = report is null ? null : sources.Find(report.Source);
        return new MapLayerValues(
            Layer(atlas, catalogue, level, series.Measure),
            series.Year,
            series.Areas,
            series.Values.ToArray(),
            series.Statuses.ToArray(),
            source?.Name ?? "",
            $"/bronnen/imports/{import}",
            source?.Note
        );
    }

    private static MapLayer Layer(Atlas atlas, Catalogue catalogue, AreaLevel level, Measure measure)
    {
        var indicator = catalogue[measure];
        return new MapLayer(
            measure.ToString(),
            indicator.Theme,
            catalogue.Label(measure),
            indicator.Unit,
            indicator.Decimals,
            [.. atlas.Years(level, measure).Where(one => one.HasAny).Select(one => one.Year)]
        );
    }
}
