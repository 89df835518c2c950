using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baken.Ui;

/// <summary>
/// The figures on a map by the code of the area, as its values address answers them. The boundaries, whose features carry that
/// code in <c>properties.code</c>, come separately and can be cached longer.
/// </summary>
public sealed record MapValues(
    string Indicator,
    string? Unit,
    int? Year,
    IReadOnlyList<MapClass> Classes,
    IReadOnlyDictionary<string, MapValue> Values
)
{
    public string ToJson() => JsonSerializer.Serialize(this, MapValuesJson.Default.MapValues);
}

/// <summary>A class of a map: from (inclusive) to (exclusive, but the last class includes it), and what the legend says.</summary>
public sealed record MapClass(double From, double To, string Label)
{
    /// <summary>Classes with bounds in the reader's number format.</summary>
    public static IReadOnlyList<MapClass> FromBounds(IReadOnlyList<double> bounds, int decimals = 0, string? unit = null) =>
        [
            .. Enumerable
                .Range(0, Math.Max(0, bounds.Count - 1))
                .Select(i => new MapClass(
                    bounds[i],
                    bounds[i + 1],
                    $"{Figures.Number(bounds[i], decimals)} – {Figures.Text(bounds[i + 1], decimals, unit)}"
                )),
        ];

    /// <summary>The index of the class a value falls in; values outside fall in the first or last one.</summary>
    public static int IndexOf(IReadOnlyList<MapClass> classes, double value)
    {
        for (var i = classes.Count - 1; i > 0; i--)
        {
            if (value >= classes[i].From)
                return i;
        }
        return 0;
    }
}

/// <summary>One area on the map. <c>Text</c> is what the reader sees; a suppressed or missing figure has no value and no class.</summary>
public sealed record MapValue(double? Value, int? Class, string Text, ValueStatus Status)
{
    /// <summary>A value in its class; a figure that is missing or suppressed leaves the server without its number.</summary>
    public static MapValue Of(
        double? value,
        IReadOnlyList<MapClass> classes,
        int decimals = 0,
        string? unit = null,
        ValueStatus status = ValueStatus.Published
    )
    {
        var shown = Figures.StatusOf(value, status);
        var text = Figures.Text(value, decimals, unit, status);
        return shown is ValueStatus.Published
            ? new MapValue(value, MapClass.IndexOf(classes, value!.Value), text, shown)
            : new MapValue(null, null, text, shown);
    }
}

/// <summary>Sequential: more is darker (in the dark theme lighter). Diverging: to both sides of a middle class.</summary>
public enum ColourScheme
{
    Sequential,
    Diverging,
}

/// <summary>What a click on an area does.</summary>
public enum MapSelection
{
    /// <summary>Follow the link of the area.</summary>
    Follow,

    /// <summary>Add it to the comparison or take it out; the selection is kept in the address.</summary>
    Compare,
}

public static class ColourSchemes
{
    /// <summary>The swatch of a class: the seven steps of a scheme spread over the number of classes.</summary>
    public static string Swatch(this ColourScheme scheme, int index, int count)
    {
        var step = count <= 1 ? 4 : (int)Math.Round(1 + index * 6.0 / (count - 1), MidpointRounding.AwayFromZero);
        return scheme switch
        {
            ColourScheme.Sequential => $"seq-{step}",
            ColourScheme.Diverging => $"div-{step}",
        };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(StatusConverter)])]
[JsonSerializable(typeof(MapValues))]
internal sealed partial class MapValuesJson : JsonSerializerContext;

internal sealed class StatusConverter()
    : JsonStringEnumConverter<ValueStatus>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
