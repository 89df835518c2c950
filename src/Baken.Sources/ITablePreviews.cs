using Baken.Kernel;

namespace Baken.Sources;

/// <summary>Takes a first look at a table of one's own, before a mapping is made for it. Nothing is kept.</summary>
public interface ITablePreviews
{
    /// <param name="sheet">Of a workbook; null for the first visible one.</param>
    /// <param name="headerRow">Of a workbook: the row of the column names.</param>
    /// <returns>One look per table: an archive may hold several.</returns>
    Task<Outcome<IReadOnlyList<TableLook>>> LookAsync(
        SourceFile file,
        string? sheet,
        int headerRow,
        CancellationToken cancellation
    );
}

/// <summary>What a first look at a table found. Values of persons are masked, forbidden columns are left out unread.</summary>
/// <param name="Rows">The first rows.</param>
/// <param name="RowsSeen">How many rows the look is based on.</param>
/// <param name="ProposedMapping">JSON to start from; owner, purpose and legal basis are for a person to fill in.</param>
/// <param name="Problems">What stands in the way of importing it with the proposed mapping, in Dutch.</param>
public sealed record TableLook(
    string File,
    IReadOnlyList<TableLookColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    long RowsSeen,
    string ProposedMapping,
    IReadOnlyList<string> Problems
);

/// <summary>What a column seems to hold.</summary>
/// <param name="Type">Dutch: "geheel getal", "gebiedscode (buurt)".</param>
/// <param name="Filled">The share of rows with a value, 0 to 1.</param>
/// <param name="IsHidden">It holds personal data or may never be read: it can be no figure.</param>
public sealed record TableLookColumn(
    string Name,
    string Type,
    double Filled,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> Problems,
    bool IsHidden
);
