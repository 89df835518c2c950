namespace AreaStatistics;

/// <summary>A part of a composite: an indicator, or a group of parts. Its weight is relative to that of its siblings.</summary>
public abstract record CompositePart(string Name, double Weight);

/// <summary>One column of the data and how it enters the score. The name is the name of the column.</summary>
public sealed record Indicator(
    string Name,
    Normalisation Normalisation,
    Direction Direction = Direction.Positive,
    double Weight = 1
) : CompositePart(Name, Weight);

/// <summary>Parts that are aggregated to one value: a pillar, or the composite itself.</summary>
/// <param name="Name">Unique within the model.</param>
/// <param name="Parts">At least one, with non-negative weights that are not all zero.</param>
/// <param name="Aggregation">The mean that is taken.</param>
/// <param name="Weight">Relative to the siblings of the group.</param>
/// <param name="MinimalPresentShare">Below this share of present weight the group has no value.</param>
public sealed record IndicatorGroup(
    string Name,
    IReadOnlyList<CompositePart> Parts,
    Aggregation Aggregation = Aggregation.Arithmetic,
    double Weight = 1,
    double MinimalPresentShare = 0
) : CompositePart(Name, Weight);

/// <summary>Which weighted mean makes one value of many: from full compensation between parts to little.</summary>
public enum Aggregation
{
    /// <summary>A low part is made up for by a high one.</summary>
    Arithmetic,

    /// <summary>A low part weighs more heavily. All values must be positive.</summary>
    Geometric,

    /// <summary>A low part dominates. All values must be positive.</summary>
    Harmonic,
}
