using AreaStatistics;
using Baken.Kernel;
using Baken.Ui;
using Microsoft.AspNetCore.WebUtilities;

namespace Baken.Areas.Screens;

/// <summary>How the values are cut into classes.</summary>
internal enum ClassMethod
{
    /// <summary>As many areas in every class.</summary>
    Quantiles,

    /// <summary>Fisher–Jenks: values in a class lie close together.</summary>
    Natural,

    /// <summary>Classes of equal width.</summary>
    Equal,
}

/// <summary>The exact view that an address stands for: what is shown, of what, cut how.</summary>
internal sealed record MapView(string Layer, AreaLevel Level, AreaCode? Within, int? Year, ClassMethod Method)
{
    public const int Classes = 5;

    public string Query(string path, int year) =>
        QueryHelpers.AddQueryString(
            path,
            new Dictionary<string, string?>
            {
                ["cijfer"] = Layer,
                ["niveau"] = Level.Word(),
                ["binnen"] = Within?.Value,
                ["jaar"] = $"{year}",
                ["klassen"] = MethodWord(Method),
            }.Where(item => item.Value is not null)
        );

    public static string MethodWord(ClassMethod method) =>
        method switch
        {
            ClassMethod.Quantiles => "kwantielen",
            ClassMethod.Natural => "natuurlijk",
            ClassMethod.Equal => "gelijk",
        };

    public static ClassMethod ParseMethod(string? word) =>
        word switch
        {
            "natuurlijk" => ClassMethod.Natural,
            "gelijk" => ClassMethod.Equal,
            _ => ClassMethod.Quantiles,
        };

    /// <summary>The classes of the values in view.</summary>
    public static MapClasses Cut(IReadOnlyList<double> values, ClassMethod method, int decimals)
    {
        double[] given = [.. values.Where(double.IsFinite)];
        var breaks = method switch
        {
            ClassMethod.Quantiles => Classify.Quantiles(given, Classes),
            ClassMethod.Natural => NaturalBreaks.Compute(given, Classes),
            ClassMethod.Equal => Classify.EqualIntervals(given, Classes),
        };
        return new MapClasses(breaks, MapClass.FromBounds(breaks.Edges, decimals));
    }
}

/// <summary>Classes as the statistics cut them and as the legend says them.</summary>
internal sealed record MapClasses(ClassBreaks Breaks, IReadOnlyList<MapClass> Legend)
{
    public MapValue Place(MapRow row, MapLayer layer)
    {
        var text = Figures.Text(row.Value, layer.Decimals, layer.Unit, row.Status.Shown());
        return row.Status == FigureStatus.Published && double.IsFinite(row.Value)
            ? new MapValue(row.Value, Breaks.IndexOf(row.Value), text, ValueStatus.Published)
            : new MapValue(null, null, text, row.Status.Shown());
    }
}

/// <summary>A row of the table beside the map.</summary>
internal sealed record MapRow(Area Area, double Value, FigureStatus Status, int? Rank);

/// <summary>From Areas' word for why there is no value to the screen's.</summary>
internal static class Statuses
{
    public static ValueStatus Shown(this FigureStatus status) =>
        status switch
        {
            FigureStatus.Published => ValueStatus.Published,
            FigureStatus.Missing => ValueStatus.Missing,
            FigureStatus.Suppressed => ValueStatus.Suppressed,
        };
}
