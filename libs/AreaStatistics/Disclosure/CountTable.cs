namespace AreaStatistics;

/// <summary>A count of people or things in a unit that may be part of another: a neighbourhood in a district.</summary>
/// <param name="Parent">The row of the unit it is part of; none for the outermost.</param>
/// <param name="Count">None where it is missing, which is not zero.</param>
public readonly record struct CountCell(int? Parent, long? Count);

/// <summary>Which counts are too small to publish, and what the reader of a table can add up.</summary>
/// <param name="Threshold">The smallest count above zero that may be published.</param>
/// <param name="PublishZero">Whether zero may be published.</param>
/// <param name="ChildrenExhaustive">
/// Whether the children of a unit always add up to it. If not, a unit has an unpublished rest, of zero or more.
/// </param>
public sealed record SuppressionRule(int Threshold = 5, bool PublishZero = true, bool ChildrenExhaustive = true)
{
    public bool IsTooSmall(long count) => count < Threshold && (count > 0 || !PublishZero);

    /// <summary>What every reader knows to be the least a suppressed count can be.</summary>
    internal int Least => PublishZero ? 1 : 0;
}

/// <summary>Whether a count may be shown. Show both kinds of suppressed count alike: the difference says what is small.</summary>
public enum CellStatus
{
    Published,

    /// <summary>Too small to show.</summary>
    SuppressedSmall,

    /// <summary>Not small, but a small count could be worked out from it.</summary>
    SuppressedSecondary,

    /// <summary>There was no count.</summary>
    Missing,
}

/// <summary>The status of every cell of a table, in the order of its rows.</summary>
public sealed record SuppressedTable(CellStatus[] Statuses)
{
    /// <summary>A value computed from a cell's count, such as a rate per 1,000, is shown only when the count is.</summary>
    public double? Show(int cell, double derived) => Statuses[cell] is CellStatus.Published ? derived : null;
}
