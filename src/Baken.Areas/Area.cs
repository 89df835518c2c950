using Baken.Kernel;

namespace Baken.Areas;

/// <summary>An area as this edition knows it: the newest classification of its level in its municipality.</summary>
/// <param name="Parent">The area one level up, when this edition knows it.</param>
/// <param name="Hectares">Surface of the boundary, water included; NaN without a boundary.</param>
/// <param name="Longitude">A point inside the area, WGS84; NaN without a boundary.</param>
/// <param name="Latitude">A point inside the area, WGS84; NaN without a boundary.</param>
/// <param name="Import">The import its boundary or name came from.</param>
public sealed record Area(
    AreaId Id,
    string Name,
    AreaCode? Parent,
    double Hectares,
    double Longitude,
    double Latitude,
    bool HasShape,
    bool IsWater,
    int Import
)
{
    public AreaCode Code => Id.Code;

    public AreaLevel Level => Id.Code.Level;
}

/// <summary>Why a figure has no value on the screen, or that it has one.</summary>
public enum FigureStatus
{
    /// <summary>The value as published by its source.</summary>
    Published,

    /// <summary>Withheld or not available at the source. Never zero.</summary>
    Missing,

    /// <summary>
    /// Not shown: a count too small to publish, or one with which such a count could be computed back. Which of the two is
    /// never told: the difference says what is small.
    /// </summary>
    Suppressed,
}

/// <summary>One figure: a measure of an area in a year, with the import it came from.</summary>
/// <param name="Value">NaN unless <see cref="FigureStatus.Published"/>.</param>
public readonly record struct Figure(Measure Measure, int Year, double Value, FigureStatus Status, int Import)
{
    public bool HasValue => Status == FigureStatus.Published;
}

/// <summary>A measure of all areas of one level in one year; positions are those of <see cref="Areas"/>.</summary>
public sealed class FigureSeries
{
    private readonly double[] values;
    private readonly FigureStatus[] statuses;
    private readonly int[] imports;

    internal FigureSeries(
        Measure measure,
        int year,
        IReadOnlyList<Area> areas,
        double[] values,
        FigureStatus[] statuses,
        int[] imports
    )
    {
        Measure = measure;
        Year = year;
        Areas = areas;
        this.values = values;
        this.statuses = statuses;
        this.imports = imports;
    }

    public Measure Measure { get; }

    public int Year { get; }

    public IReadOnlyList<Area> Areas { get; }

    /// <summary>One per area; NaN where nothing may or can be shown.</summary>
    public ReadOnlySpan<double> Values => values;

    public ReadOnlySpan<FigureStatus> Statuses => statuses;

    /// <summary>The imports that the values came from, 0 where there is none.</summary>
    public ReadOnlySpan<int> Imports => imports;

    public Figure this[int position] => new(Measure, Year, values[position], statuses[position], imports[position]);

    public bool HasAny => values.AsSpan().ContainsAnyExcept(double.NaN) && Array.Exists(values, value => !double.IsNaN(value));
}
