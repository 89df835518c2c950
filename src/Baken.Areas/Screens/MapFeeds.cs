using System.Text;
using Baken.Access;
using Baken.Areas.Map;
using Baken.Kernel;
using Baken.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Baken.Areas.Screens;

/// <summary>What the map on a page fetches: boundaries, which change once a year, and values, which change at every choice.</summary>
internal static class MapFeeds
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var feeds = routes.MapGroup("/kaart").RequireFigures().ExcludeFromDescription();
        feeds.MapGet("/grenzen.geojson", BoundariesAsync);
        feeds.MapGet("/waarden.json", ValuesAsync);
        feeds.MapGet("/waarden.csv", CsvAsync);
    }

    private static async Task<IResult> BoundariesAsync(
        IAreas areas,
        Boundaries boundaries,
        ModuleDb db,
        HttpContext context,
        string niveau,
        CancellationToken cancellation,
        string? binnen = null
    )
    {
        if (AreaLevels.Parse(niveau) is not { } level)
            return Kernel.Api.Problem(Refusals.NotALevel(niveau));
        AreaCode? within = AreaCode.TryParse(binnen, out var outer) ? outer : null;
        var atlas = await areas.AtlasAsync(cancellation);
        return context.IsKnown($"areas-{atlas.Edition.Number}")
            ? Results.Empty
            : Results.Bytes(await boundaries.GeoJsonAsync(atlas, level, within, db, cancellation), "application/geo+json");
    }

    private static async Task<IResult> ValuesAsync(
        IEnumerable<IMapLayers> layers,
        IAreas areas,
        HttpContext context,
        string cijfer,
        string niveau,
        CancellationToken cancellation,
        string? binnen = null,
        int? jaar = null,
        string? klassen = null
    )
    {
        var (values, rows, refusal) = await FindAsync(layers, areas, cijfer, niveau, binnen, jaar, cancellation);
        if (refusal is not null)
            return Kernel.Api.Problem(refusal);
        var layer = values!.Layer;
        var classes = MapView.Cut([.. rows.Select(row => row.Value)], MapView.ParseMethod(klassen), layer.Decimals);
        var json = new MapValues(
            layer.Label,
            layer.Unit,
            values.Year,
            classes.Legend,
            rows.ToDictionary(row => row.Area.Code.Value, row => classes.Place(row, layer))
        ).ToJson();
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.Text(json, "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> CsvAsync(
        IEnumerable<IMapLayers> layers,
        IAreas areas,
        string cijfer,
        string niveau,
        CancellationToken cancellation,
        string? binnen = null,
        int? jaar = null
    )
    {
        var (values, rows, refusal) = await FindAsync(layers, areas, cijfer, niveau, binnen, jaar, cancellation);
        if (refusal is not null)
            return Kernel.Api.Problem(refusal);
        return Kernel.Api.Csv(
            $"kaart-{niveau}-{values!.Year}.csv",
            ["code", "naam", "cijfer", "eenheid", "jaar", "waarde", "status", "bron"],
            rows.Select(row =>
                (IReadOnlyList<object?>)
                    [
                        row.Area.Code.Value,
                        row.Area.Name,
                        values.Layer.Label,
                        values.Layer.Unit,
                        values.Year,
                        row.Value,
                        Labels.Of(row.Status),
                        values.Source,
                    ]
            )
        );
    }

    /// <summary>The values in view, in order of the areas' codes.</summary>
    private static async Task<(MapLayerValues? Values, IReadOnlyList<MapRow> Rows, Refusal? Refusal)> FindAsync(
        IEnumerable<IMapLayers> layers,
        IAreas areas,
        string key,
        string word,
        string? within,
        int? year,
        CancellationToken cancellation
    )
    {
        if (AreaLevels.Parse(word) is not { } level)
            return (null, [], Refusals.NotALevel(word));
        AreaCode? outer = AreaCode.TryParse(within, out var code) ? code : null;
        foreach (var source in layers)
            if (await source.ValuesAsync(key, level, year, cancellation) is { } values)
                return (values, Rows(await areas.AtlasAsync(cancellation), values, outer), null);
        return (null, [], Refusals.NoSuchMeasure(Measure.Parse(key), level));
    }

    public static IReadOnlyList<MapRow> Rows(Atlas atlas, MapLayerValues values, AreaCode? within)
    {
        var rows = new List<MapRow>();
        for (var position = 0; position < values.Areas.Count; position++)
            if (within is not { } outer || atlas.IsWithin(values.Areas[position], outer))
                rows.Add(new MapRow(values.Areas[position], values.Values[position], values.Statuses[position], null));
        var ranks = AreaStatistics.Ranking.FromHighest([.. rows.Select(row => row.Value)]);
        return [.. rows.Select((row, index) => row with { Rank = ranks[index] })];
    }
}
