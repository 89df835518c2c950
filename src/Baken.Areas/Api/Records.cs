using Baken.Kernel;

namespace Baken.Areas.Api;

/// <summary>One measure of all areas of a level in one year.</summary>
internal sealed record SeriesDetail(string Measure, int Year, string Level, int Edition, IReadOnlyList<AreaFigure> Figures)
{
    public static SeriesDetail Of(Atlas atlas, FigureSeries series, AreaCode? within)
    {
        var figures = new List<AreaFigure>(series.Areas.Count);
        for (var position = 0; position < series.Areas.Count; position++)
        {
            var area = series.Areas[position];
            if (within is { } outer && !atlas.IsWithin(area, outer))
                continue;
            var figure = FigureDetail.Of(series[position]);
            figures.Add(new AreaFigure(area.Code.Value, area.Name, figure.Value, figure.Status, figure.Import));
        }

        return new SeriesDetail(
            series.Measure.ToString(),
            series.Year,
            series.Areas.Count > 0 ? series.Areas[0].Level.Word() : "",
            atlas.Edition.Number,
            figures
        );
    }
}

/// <summary>The value of one area.</summary>
/// <param name="Value">Null when hidden or missing; <paramref name="Status"/> says which.</param>
internal sealed record AreaFigure(string Code, string Name, double? Value, string Status, int Import);

/// <summary>What a measure means.</summary>
/// <param name="Title">Of the part of a breakdown; null for the whole.</param>
internal sealed record MeasureDetail(
    string Measure,
    string Label,
    string? Title,
    string Unit,
    string Kind,
    string Theme,
    IReadOnlyList<int> Years
)
{
    public static MeasureDetail Of(Measure measure, Catalogue catalogue, IReadOnlyList<FigureSeries> years)
    {
        var indicator = catalogue[measure];
        return new MeasureDetail(
            measure.ToString(),
            indicator.Label,
            catalogue.PartTitle(measure),
            indicator.Unit,
            indicator.Kind.ToString().ToLowerInvariant(),
            indicator.Theme,
            [.. years.Where(one => one.HasAny).Select(one => one.Year)]
        );
    }
}

/// <summary>Part of an area of an older classification lies in an area of the present one.</summary>
/// <param name="Share">The share of the old area's surface, 0 to 1.</param>
internal sealed record SuccessionDetail(string From, int FromYear, string To, int ToYear, double Share);
