using Baken.Kernel;

namespace Baken.Areas;

/// <summary>
/// Who has a value per area to show on the map, registers one of these; the map shows whatever there is and knows
/// nothing of what it means. Areas itself offers every measure of the atlas.
/// </summary>
public interface IMapLayers
{
    ValueTask<IReadOnlyList<MapLayer>> ListAsync(AreaLevel level, CancellationToken cancellation);

    /// <summary>The values of a layer; null when it is not one of these, or has none in that year.</summary>
    ValueTask<MapLayerValues?> ValuesAsync(string key, AreaLevel level, int? year, CancellationToken cancellation);
}

/// <summary>A layer that the map can show.</summary>
/// <param name="Key">In the URL.</param>
/// <param name="Group">The heading under which it can be chosen.</param>
/// <param name="Years">Newest last.</param>
public sealed record MapLayer(string Key, string Group, string Label, string Unit, int Decimals, IReadOnlyList<int> Years);

/// <summary>A layer's values in one year; positions are those of <paramref name="Areas"/>.</summary>
/// <param name="Source">The name of the source, for under the map.</param>
/// <param name="Note">What a reader must know before drawing a conclusion.</param>
public sealed record MapLayerValues(
    MapLayer Layer,
    int Year,
    IReadOnlyList<Area> Areas,
    IReadOnlyList<double> Values,
    IReadOnlyList<FigureStatus> Statuses,
    string Source,
    string SourceHref,
    string? Note
);

/// <summary>A part of the area page that a later module adds: a component with the parameter <c>Code</c>.</summary>
public sealed record AreaPagePart
{
    private AreaPagePart(int order, Type component) => (Order, Component) = (order, component);

    /// <summary>Small comes first.</summary>
    public int Order { get; }

    public Type Component { get; }

    public static AreaPagePart Of<T>(int order)
        where T : InTurn => new(order, typeof(T));
}
