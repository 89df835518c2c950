using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>
/// Reads any table through a saved mapping: figures per area and year, nothing about persons. Everything is read and checked
/// before anything is handed over.
/// </summary>
internal sealed class TableReader(FileLimits limits)
{
    public const string Source = "table";

    /// <summary>Counts below this are not shown, unless a mapping says that the publisher has protected them already.</summary>
    public const int DefaultSuppressBelow = 5;

    /// <param name="shipped">The catalogue: a mapping may add to its indicators, and may not change what one means.</param>
    public async Task<Outcome<Reading>> ReadAsync(
        ImportOrder order,
        IReadOnlyDictionary<string, Indicator> shipped,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        if (order.Mapping is null)
            return TableRefusals.NoMapping;
        if (order.Files.Count == 0)
            return Refusals.NoFiles;
        var read = MappingRules.Read(order.Mapping);
        if (read.Refusal is { } unreadable)
            return unreadable;
        var mapping = read.Value;
        var indicators = mapping.Figures.Select(figure => Indicator(figure, mapping)).ToList();
        foreach (var indicator in indicators)
            if (
                shipped.TryGetValue(indicator.Key, out var known)
                && (known.Kind, known.Unit, known.Breakdown) != (indicator.Kind, indicator.Unit, indicator.Breakdown)
            )
                return TableRefusals.OtherIndicator(indicator.Key);

        var figures = new TableFigures(mapping);
        var account = new TableAccount();
        try
        {
            foreach (var file in order.Files)
                if (await ReadAsync(file, mapping, order, figures, account, progress, cancellation) is { } refusal)
                    return refusal;
        }
        catch (RefusedWhileReading refused)
        {
            return refused.Refusal;
        }

        if (account.Rows == 0)
            return Refusals.NoRows(order.Files[0].Name);
        if (account.Rejected.Count * 2 > account.Rows)
            return Refusals.MostRejected(order.Files[0].Name, account.Rejected.Count, account.Rows, account.Rejected.Take(3));
        return new Reading
        {
            Fingerprint = Fingerprint.Of(order, cancellation),
            Figures = figures.Blocks(),
            NewIndicators = [.. indicators.Where(indicator => !shipped.ContainsKey(indicator.Key))],
            Rejected = account.Rejected,
            DroppedColumns = [.. account.Dropped.Distinct()],
            IgnoredColumns = [.. account.Ignored.Distinct()],
            Remarks = [.. account.Remarks, .. figures.Remarks()],
            Rows = account.Rows,
            Bytes = order.Files.Sum(file => new FileInfo(file.Path).Length),
        };
    }

    /// <summary>The registration of the source a mapping describes.</summary>
    public static SourceDescription Describe(TableMapping mapping) =>
        new(
            mapping.Source.Key,
            mapping.Source.Name,
            mapping.Source.Owner,
            mapping.Source.Controller,
            mapping.Source.Purpose,
            mapping.Source.LegalBasis,
            mapping.Source.RetentionYears,
            AreaLevels.Parse(mapping.Area.Level) is { } level ? [level] : AreaLevels.All,
            mapping.Source.Licence,
            mapping.Source.Address,
            mapping.Source.Note,
            mapping.Source.RefreshAfterDays
        );

    private async Task<Refusal?> ReadAsync(
        SourceFile file,
        TableMapping mapping,
        ImportOrder order,
        TableFigures figures,
        TableAccount account,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        var opened = await TableFiles.OpenAsync(file, mapping.File, limits, cancellation);
        if (opened.Refusal is { } refusal)
            return refusal;
        try
        {
            foreach (var table in opened.Value)
            {
                var rows = TableRowReader.For(table, mapping, order.SbiEdition);
                if (rows.Refusal is { } unfit)
                    return unfit;
                while (await table.ReadAsync(cancellation))
                {
                    rows.Value.Read(figures, account);
                    if (++account.Rows % 10_000 == 0)
                        progress?.Report(new Progress($"{table.File} lezen", account.Rows));
                }

                if (rows.Value.Personal() is { } personal)
                    return personal;
                account.Close(table, rows.Value.Used);
            }
        }
        finally
        {
            foreach (var table in opened.Value)
                await table.DisposeAsync();
        }

        return null;
    }

    private static Indicator Indicator(MappedFigure figure, TableMapping mapping) =>
        new(
            figure.Indicator,
            figure.Label,
            figure.LabelEnglish ?? figure.Label,
            figure.Unit,
            figure.Kind,
            figure.Decimals,
            figure.Theme,
            mapping.Sector is null ? null : "sbi",
            figure.SuppressBelow ?? (figure.Kind == IndicatorKind.Count ? DefaultSuppressBelow : 0)
        );
}

/// <summary>The account of what was not taken in.</summary>
internal sealed class TableAccount
{
    public long Rows { get; set; }

    public List<RejectedRow> Rejected { get; } = [];

    public List<string> Dropped { get; } = [];

    public List<string> Ignored { get; } = [];

    public List<string> Remarks { get; } = [];

    public void Close(ITableRows table, IReadOnlySet<int> used)
    {
        for (var column = 0; column < table.Columns.Count; column++)
            if (ColumnLaw.Forbids(table.Columns[column]))
                Dropped.Add(table.Columns[column]);
            else if (!used.Contains(column))
                Ignored.Add(table.Columns[column]);
        if (table is not TextRows text)
            return;
        Rejected.AddRange(text.Rejected);
        Rows += text.Rejected.Count;
        Remarks.AddRange(text.Remarks);
    }
}
