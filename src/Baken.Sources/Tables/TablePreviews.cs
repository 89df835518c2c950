using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>The door to <see cref="TablePreview"/> for screens and the command line.</summary>
internal sealed class TablePreviews : ITablePreviews
{
    public async Task<Outcome<IReadOnlyList<TableLook>>> LookAsync(
        SourceFile file,
        string? sheet,
        int headerRow,
        CancellationToken cancellation
    )
    {
        var shape = new MappedFile { Sheet = sheet, HeaderRow = headerRow };
        var opened = await TableFiles.OpenAsync(file, shape, FileLimits.Default, cancellation);
        if (opened.Refusal is { } refusal)
            return refusal;
        try
        {
            var looks = new List<TableLook>();
            foreach (var table in opened.Value)
                looks.Add(Look(await TablePreview.OfAsync(table, cancellation), shape));
            return looks;
        }
        catch (RefusedWhileReading refused)
        {
            return refused.Refusal;
        }
        finally
        {
            foreach (var table in opened.Value)
                await table.DisposeAsync();
        }
    }

    private static TableLook Look(TablePreview preview, MappedFile shape)
    {
        var proposal = preview.Proposal with
        {
            File = preview.Proposal.File with { Sheet = shape.Sheet, HeaderRow = shape.HeaderRow },
        };
        return new TableLook(
            preview.File,
            [.. preview.Columns.Select(Look)],
            preview.Rows,
            preview.RowsSeen,
            proposal.Write(),
            preview.Problems
        );
    }

    private static TableLookColumn Look(PreviewColumn column) =>
        new(
            column.Name,
            column.Level is { } level ? $"{TableLabels.Of(column.Type)} ({level.Word()})" : TableLabels.Of(column.Type),
            column.Filled,
            column.Examples,
            column.Problems,
            column.IsHidden
        );
}
