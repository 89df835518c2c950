using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Baken.Kernel;
using Baken.Sources.Files;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Baken.Sources.Tables;

/// <summary>
/// The rows of a sheet of a workbook (.xlsx), read as a stream. A formula counts for the value that was saved with it;
/// nothing is computed, no link is followed, no macro runs.
/// </summary>
internal sealed class SheetRows : ITableRows
{
    private readonly SpreadsheetDocument document;
    private readonly OpenXmlReader reader;
    private readonly SheetTexts texts;
    private readonly SheetDates dates;
    private readonly Cell[] cells = new Cell[TableFiles.MostColumns];

    private SheetRows(string file, SpreadsheetDocument document, WorksheetPart sheet, SheetTexts texts, SheetDates dates)
    {
        File = file;
        this.document = document;
        this.texts = texts;
        this.dates = dates;
        reader = OpenXmlReader.Create(sheet);
    }

    public string File { get; }

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public long Line { get; private set; }

    public Cell this[int column] => cells[column];

    public static Outcome<SheetRows> Open(SourceFile file, MappedFile shape, FileLimits limits)
    {
        SpreadsheetDocument? document = null;
        try
        {
            if (Overrun(file, limits) is { } tooLarge)
                return tooLarge;
            document = SpreadsheetDocument.Open(file.Path, isEditable: false);
            if (document.WorkbookPart is not { Workbook: { Sheets: { } list } } book)
                return Close(TableRefusals.BrokenWorkbook(file.Name));
            var sheets = list.Elements<Sheet>().ToList();
            var wanted = shape.Sheet is null
                ? sheets.FirstOrDefault(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible)
                : sheets.Find(sheet => string.Equals(sheet.Name?.Value, shape.Sheet, StringComparison.OrdinalIgnoreCase));
            if (wanted?.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part)
                return Close(
                    TableRefusals.NoSheet(file.Name, shape.Sheet ?? "1", sheets.Select(sheet => sheet.Name?.Value ?? ""))
                );

            var rows = new SheetRows(file.Name, document, part, SheetTexts.Read(book.SharedStringTablePart), SheetDates.Of(book));
            while (rows.Line < shape.HeaderRow && rows.Advance()) { }
            var width = Array.FindLastIndex(rows.cells, cell => !cell.IsEmpty) + 1;
            if (rows.Line != shape.HeaderRow || width == 0)
                return Close(TableRefusals.NoHeader(file.Name, shape.HeaderRow));
            rows.Columns = [.. rows.cells.Take(width).Select(cell => cell.Text.Trim())];
            return rows;
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            return Close(TableRefusals.BrokenWorkbook(file.Name));
        }
        catch (RefusedWhileReading refused)
        {
            return Close(refused.Refusal);
        }

        Refusal Close(Refusal refusal)
        {
            document?.Dispose();
            return refusal;
        }
    }

    public ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            while (Advance())
            {
                cancellation.ThrowIfCancellationRequested();
                if (Array.Exists(cells, cell => !cell.IsEmpty))
                    return ValueTask.FromResult(true);
            }

            return ValueTask.FromResult(false);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            throw new RefusedWhileReading(TableRefusals.BrokenWorkbook(File));
        }
    }

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        document.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsBroken(Exception failure) =>
        failure
            is OpenXmlPackageException
                or InvalidDataException
                or XmlException
                or FormatException
                or IOException
                or ArgumentOutOfRangeException
                or KeyNotFoundException
                or InvalidOperationException;

    /// <summary>What the archive says it unpacks to, before a byte of it is unpacked.</summary>
    private static Refusal? Overrun(SourceFile file, FileLimits limits)
    {
        using var archive = ZipFile.OpenRead(file.Path);
        if (archive.Entries.Count > limits.MaxEntries * 8)
            return Refusals.TooManyEntries(file.Name, limits.MaxEntries * 8);
        var unpacked = archive.Entries.Sum(entry => entry.Length);
        var packed = Math.Max(1, archive.Entries.Sum(entry => entry.CompressedLength));
        return unpacked > limits.MaxBytes ? Refusals.TooLarge(file.Name, limits.MaxBytes)
            : unpacked > 16 << 20 && unpacked / packed > limits.MaxRatio ? Refusals.Bomb(file.Name)
            : null;
    }

    /// <summary>Goes to the next row there is in the sheet; empty rows may be left out of the file.</summary>
    private bool Advance()
    {
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            var row = (Row)reader.LoadCurrentElement()!;
            Line = row.RowIndex?.Value ?? Line + 1;
            Array.Fill(cells, Cell.Empty);
            var next = 0;
            foreach (var cell in row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>())
            {
                var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : next;
                next = column + 1;
                if (column >= TableFiles.MostColumns)
                    throw new RefusedWhileReading(TableRefusals.TooWide(File, TableFiles.MostColumns));
                cells[column] = Value(cell);
            }

            return true;
        }

        return false;
    }

    private Cell Value(DocumentFormat.OpenXml.Spreadsheet.Cell cell)
    {
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString)
            return new Cell(cell.InlineString?.InnerText ?? "");
        var text = cell.CellValue?.Text ?? "";
        if (text.Length == 0)
            return Cell.Empty;
        if (type == CellValues.SharedString)
            return new Cell(texts[int.Parse(text, CultureInfo.InvariantCulture)]);
        if (type == CellValues.Boolean)
            return new Cell(text == "1" ? "ja" : "nee");
        if (type == CellValues.Date)
            return DateText.TryParse(text, out var written) ? Cell.Of(written) : new Cell(text);
        if (type == CellValues.String || type == CellValues.Error)
            return new Cell(text);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new Cell(text);
        return dates.Date(cell.StyleIndex?.Value ?? 0, number) is { } date ? Cell.Of(date) : Cell.Of(number);
    }

    /// <summary>The column of a reference: C5 is 2.</summary>
    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var character in reference)
        {
            if (!char.IsAsciiLetter(character))
                break;
            column = (column * 26) + (char.ToUpperInvariant(character) - 'A' + 1);
            if (column > 20_000)
                break;
        }

        return column - 1;
    }
}
