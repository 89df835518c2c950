using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>
/// A first look at a table, for a screen or a command line: what each column seems to hold and a mapping to start from.
/// Values of persons and of columns that may never be used are not in it.
/// </summary>
/// <param name="Rows">The first rows, masked.</param>
/// <param name="RowsSeen">How many rows the look is based on.</param>
/// <param name="Proposal">To be completed by a person: purpose, owner and legal basis are never guessed.</param>
/// <param name="Problems">What stands in the way of importing it like this, in Dutch.</param>
internal sealed record TablePreview(
    string File,
    IReadOnlyList<PreviewColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    long RowsSeen,
    TableMapping Proposal,
    IReadOnlyList<string> Problems
)
{
    public const int RowsShown = 20;
    public const int RowsLookedAt = 5_000;
    public const string Masked = "•••";
    private const int Examples = 3;

    /// <summary>Looks at the first rows of an opened table. The table is the caller's to close.</summary>
    public static async Task<TablePreview> OfAsync(ITableRows table, CancellationToken cancellation)
    {
        var forbidden = table.Columns.Select(ColumnLaw.Forbids).ToArray();
        var types = table.Columns.Select(column => new ColumnTypes(column)).ToArray();
        var persons = table.Columns.Select(column => new PersonalData(column)).ToArray();
        var first = new List<string[]>();
        long seen = 0;
        while (seen < RowsLookedAt && await table.ReadAsync(cancellation))
        {
            seen++;
            for (var column = 0; column < types.Length; column++)
                if (!forbidden[column])
                {
                    types[column].Look(table[column]);
                    persons[column].Look(table[column]);
                }

            if (first.Count < RowsShown)
                first.Add([.. forbidden.Select((drop, column) => drop ? "" : table[column].Text)]);
        }

        var columns = table
            .Columns.Select(
                (name, column) =>
                    Column(
                        name,
                        forbidden[column],
                        types[column],
                        persons[column].Verdict,
                        first.Select(row => row[column]),
                        seen
                    )
            )
            .ToList();
        var shown = first
            .Select(
                IReadOnlyList<string> (row) =>
                    [.. row.Select((text, column) => columns[column].IsHidden && text.Length > 0 ? Masked : text)]
            )
            .ToList();
        var (proposal, problems) = TableProposal.For(table.File, columns);
        return new TablePreview(table.File, columns, shown, seen, proposal, problems);
    }

    private static PreviewColumn Column(
        string name,
        bool forbidden,
        ColumnTypes types,
        PersonalKind? personal,
        IEnumerable<string> values,
        long seen
    )
    {
        if (forbidden)
            return new PreviewColumn(
                name,
                ColumnType.Empty,
                null,
                DecimalMark.Unknown,
                0,
                [],
                ["Wordt nooit gelezen: herkomst, afkomst, nationaliteit, geloof of taal."],
                true,
                null
            );

        var problems = new List<string>();
        if (personal is { } kind)
            problems.Add($"Bevat {TableLabels.Of(kind)}: kan geen invoer van een cijfer zijn.");
        if (name.Length == 0)
            problems.Add("De kolom heeft geen naam.");
        if (types.Type is ColumnType.WholeNumber or ColumnType.Decimal && types.IsMixed)
            problems.Add("Sommige getallen hebben een decimale punt en andere een komma.");
        if (types.Type == ColumnType.AreaCode && types.LevelCount > 1)
            problems.Add("De codes zijn van meer dan één niveau.");
        var examples = values
            .Where(value => value.Length > 0)
            .Distinct()
            .Take(Examples)
            .Select(value => personal is null ? value : Masked)
            .Distinct()
            .ToList();
        return new PreviewColumn(
            name,
            types.Type,
            types.Type == ColumnType.AreaCode ? types.Level : null,
            types.Mark,
            seen == 0 ? 0 : (double)types.Filled / seen,
            examples,
            problems,
            false,
            personal
        );
    }
}

/// <summary>What a column seems to hold.</summary>
/// <param name="Level">Of the area codes.</param>
/// <param name="Filled">The share of rows with a value, 0 to 1.</param>
/// <param name="IsForbidden">It may never be read, and was not.</param>
/// <param name="Personal">What it holds of persons; its values are masked.</param>
internal sealed record PreviewColumn(
    string Name,
    ColumnType Type,
    AreaLevel? Level,
    DecimalMark Mark,
    double Filled,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> Problems,
    bool IsForbidden,
    PersonalKind? Personal
)
{
    public bool IsHidden => IsForbidden || Personal is not null;
}
