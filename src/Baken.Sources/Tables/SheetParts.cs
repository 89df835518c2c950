using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Baken.Sources.Tables;

/// <summary>The texts a workbook keeps once and its cells point to.</summary>
internal sealed class SheetTexts
{
    private readonly List<string> texts = [];

    public string this[int index] => texts[index];

    public static SheetTexts Read(SharedStringTablePart? part)
    {
        var read = new SheetTexts();
        if (part is null)
            return read;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                var item = (SharedStringItem)reader.LoadCurrentElement()!;
                // Phonetic hints stand beside the text and are no part of it.
                read.texts.Add(item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text)));
            }

        return read;
    }
}

/// <summary>Which numbers of a workbook are dates: that is told by the style of the cell, not by its value.</summary>
internal sealed class SheetDates
{
    private readonly List<bool> isDate = [];
    private DateOnly zero;

    public static SheetDates Of(WorkbookPart book)
    {
        var dates = new SheetDates
        {
            // Day 60 of the 1900 system is the 29 February that never was; days after it count from the 30th of December.
            zero =
                book.Workbook!.WorkbookProperties?.Date1904?.Value == true
                    ? new DateOnly(1904, 1, 1)
                    : new DateOnly(1899, 12, 30),
        };
        var styles = book.WorkbookStylesPart?.Stylesheet;
        var own =
            styles
                ?.NumberingFormats?.Elements<NumberingFormat>()
                .ToDictionary(format => format.NumberFormatId?.Value ?? 0, format => format.FormatCode?.Value ?? "")
            ?? [];
        foreach (var format in styles?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            dates.isDate.Add(id is (>= 14 and <= 17) or 22 || (own.TryGetValue(id, out var code) && IsDate(code)));
        }

        return dates;
    }

    public DateOnly? Date(uint style, double number) =>
        style < isDate.Count && isDate[(int)style] && number is >= 1 and < 2_958_466 ? zero.AddDays((int)number) : null;

    /// <summary>A format with a day or a year in it, outside quotes and brackets.</summary>
    private static bool IsDate(string code)
    {
        var quoted = false;
        var bracket = false;
        for (var i = 0; i < code.Length; i++)
        {
            var character = code[i];
            if (character == '\\')
                i++;
            else if (character == '"')
                quoted = !quoted;
            else if (character == '[')
                bracket = true;
            else if (character == ']')
                bracket = false;
            else if (!quoted && !bracket && char.ToLowerInvariant(character) is 'd' or 'y' or 'j')
                return !quoted && !bracket;
        }

        return false;
    }
}
