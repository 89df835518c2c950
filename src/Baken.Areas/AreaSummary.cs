using Baken.Kernel;

namespace Baken.Areas;

/// <summary>An area as machines get it: the command line and the API say the same.</summary>
/// <param name="Code">GM0034, WK003401, BU00340101.</param>
/// <param name="Level">gemeente, wijk or buurt.</param>
/// <param name="Year">The year of the classification.</param>
/// <param name="Parent">The code of the area one level up.</param>
/// <param name="Indicators">The newest figure of every indicator without breakdown; null is hidden, missing is left out.</param>
public sealed record AreaSummary(
    string Code,
    string Name,
    string Level,
    int Year,
    string? Parent,
    IReadOnlyDictionary<string, double?> Indicators
)
{
    public static AreaSummary Of(Atlas atlas, Area area)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(area);
        return new AreaSummary(
            area.Code.Value,
            area.Name,
            area.Level.Word(),
            area.Id.Year,
            area.Parent?.Value,
            atlas
                .Figures(area.Code)
                .Where(figure => figure.Measure.Part is null)
                .ToDictionary(figure => figure.Measure.Indicator, figure => figure.HasValue ? figure.Value : (double?)null)
        );
    }
}

/// <summary>A figure as machines get it.</summary>
/// <param name="Measure">The indicator and, behind a slash, the part of its breakdown.</param>
/// <param name="Value">Null when hidden or missing; <paramref name="Status"/> says which.</param>
/// <param name="Status">published, missing or suppressed.</param>
/// <param name="Import">The number of the import it came from.</param>
public sealed record FigureDetail(string Measure, int Year, double? Value, string Status, int Import)
{
    public static FigureDetail Of(Figure figure) =>
        new(
            figure.Measure.ToString(),
            figure.Year,
            figure.HasValue ? figure.Value : null,
            figure.Status switch
            {
                FigureStatus.Published => "published",
                FigureStatus.Missing => "missing",
                FigureStatus.Suppressed => "suppressed",
            },
            figure.Import
        );
}

/// <summary>A figure with its place among those of comparable areas, as the page of the area shows it.</summary>
/// <param name="Median">Of the areas of the same level in the same municipality; of all municipalities for a municipality.</param>
/// <param name="Rank">1 is the highest value, which is not the worst; null without a value.</param>
/// <param name="Ranked">How many of them have a value.</param>
public sealed record ComparedFigure(
    string Measure,
    int Year,
    double? Value,
    string Status,
    int Import,
    double? Median,
    int? Rank,
    int Ranked
)
{
    internal static ComparedFigure Of(Figure figure, Comparison comparison)
    {
        var detail = FigureDetail.Of(figure);
        return new ComparedFigure(
            detail.Measure,
            detail.Year,
            detail.Value,
            detail.Status,
            detail.Import,
            double.IsFinite(comparison.Median) ? comparison.Median : null,
            comparison.Rank,
            comparison.Count
        );
    }
}

/// <summary>An area with all its newest figures.</summary>
public sealed record AreaDetail(
    string Code,
    string Name,
    string Level,
    int Year,
    string? Parent,
    double? Hectares,
    int Edition,
    IReadOnlyList<ComparedFigure> Figures
)
{
    public static AreaDetail Of(Atlas atlas, Area area)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(area);
        var peers = Comparison.Peers(atlas, area);
        return new AreaDetail(
            area.Code.Value,
            area.Name,
            area.Level.Word(),
            area.Id.Year,
            area.Parent?.Value,
            double.IsNaN(area.Hectares) ? null : Math.Round(area.Hectares, 1),
            atlas.Edition.Number,
            [.. atlas.Figures(area.Code).Select(figure => ComparedFigure.Of(figure, Comparison.Of(atlas, area, peers, figure)))]
        );
    }
}
