namespace Baken.Ui;

/// <summary>A bar of a <see cref="BarChart"/>. <c>Note</c> stands under the label, <c>Highlight</c> marks the one it is about.</summary>
public sealed record BarItem(
    string Label,
    double? Value,
    string? Href = null,
    string? Note = null,
    bool Highlight = false,
    ValueStatus Status = ValueStatus.Published
);

/// <summary>A line of a <see cref="LineChart"/>: one value per period, null where there is none.</summary>
public sealed record LineSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>A colour with its meaning. <c>Swatch</c>: seq-1 … seq-7, div-1 … div-7, series-1 … series-4, missing, suppressed, selected.</summary>
public sealed record LegendItem(string Label, string Swatch);
