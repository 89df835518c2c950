using Baken.Kernel;
using Baken.Sources.Files;
using Baken.Sources.Indicators;

namespace Baken.Sources.Tables;

/// <summary>
/// Reads any table through a saved mapping: figures per area and year, nothing about persons. Everything is read and checked
/// before anything is handed over.
/// </summary>
/// <param name="shipped">The catalogue: a mapping may add to its indicators, and may not change what one means.</param>
internal sealed class MappedTableReader(FileLimits limits, IReadOnlyDictionary<string, Indicator> shipped) : ISourceReader
{
    public MappedTableReader()
        : this(FileLimits.Default, IndicatorCatalogue.Indicators) { }

    public string Key => SourceKeys.Table;

    /// <summary>Counts below this are not shown, unless a mapping says that the publisher has protected them already.</summary>
    public const int DefaultSuppressBelow = 5;

    public async Task<Outcome<Reading>> ReadAsync(
        ImportOrder order,
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
        var draft = new ReadingDraft();
        try
        {
            foreach (var file in order.Files)
                if (await ReadAsync(file, mapping, order, figures, draft, progress, cancellation) is { } refusal)
                    return refusal;
        }
        catch (RefusedWhileReading refused)
        {
            return refused.Refusal;
        }

        if (draft.TooManyRejected(order.Files[0].Name) is { } mostlyBad)
            return mostlyBad;
        figures.AddTo(draft.Figures);
        foreach (var remark in figures.Remarks())
            draft.Remark(remark);
        return draft.Finish(order, Fingerprint.Of(order, cancellation)) with
        {
            NewIndicators = [.. indicators.Where(indicator => !shipped.ContainsKey(indicator.Key))],
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
        ReadingDraft draft,
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
                long read = 0;
                while (await table.ReadAsync(cancellation))
                {
                    rows.Value.Read(figures, draft);
                    if (++read % 10_000 == 0)
                        progress?.Report(new Progress($"{table.File} lezen", read));
                }

                if (rows.Value.Personal() is { } personal)
                    return personal;
                Close(table, rows.Value.Used, read, draft);
            }
        }
        finally
        {
            foreach (var table in opened.Value)
                await table.DisposeAsync();
        }

        return null;
    }

    private static void Close(ITableRows table, IReadOnlySet<int> used, long read, ReadingDraft draft)
    {
        for (var column = 0; column < table.Columns.Count; column++)
            if (ColumnLaw.Forbids(table.Columns[column]))
                draft.Drop(table.Columns[column]);
            else if (!used.Contains(column))
                draft.Ignore(table.Columns[column]);
        if (table is TextRows { Text: var text })
            draft.Close(text);
        else
            draft.Rows += read;
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
