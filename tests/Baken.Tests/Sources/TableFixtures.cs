using System.Globalization;
using Baken.Sources;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Baken.Tests.Sources;

/// <summary>Small tables on disk and the mapping that fits them.</summary>
internal sealed class TableFixtures : IDisposable
{
    public const string Mapping = """
        {
          "mapping": 1,
          "source": {
            "key": "horeca-controles",
            "name": "Horecacontroles",
            "owner": "Gemeente Voorbeeld, Vergunningen",
            "controller": "mayor",
            "purpose": "Beeld van gebieden",
            "legalBasis": "Alcoholwet, artikel 41",
            "retentionYears": 5,
            "licence": "Eigen gegevens"
          },
          "area": { "code": "buurtcode" },
          "year": { "column": "jaar" },
          "figures": [
            {
              "column": "controles",
              "indicator": "horeca-controles",
              "label": "Horecacontroles",
              "unit": "controles",
              "kind": "count",
              "theme": "Toezicht"
            }
          ]
        }
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("baken-tables-").FullName;

    public SourceFile Csv(string text, string name = "controles.csv")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return new SourceFile(path);
    }

    public SourceFile Bytes(byte[] bytes, string name)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return new SourceFile(path);
    }

    /// <summary>A workbook with one sheet: texts are shared, numbers plain, dates styled, null left out; a formula as "=value".</summary>
    public SourceFile Workbook(object?[][] rows, string sheet = "Blad1", string name = "controles.xlsx")
    {
        var path = Path.Combine(Folder, name);
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.Workbook = new Workbook();
        var styles = book.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "dd\\-mm\\-yyyy" }),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 170 })
        );
        var texts = book.AddNewPart<SharedStringTablePart>();
        texts.SharedStringTable = new SharedStringTable();
        var part = book.AddNewPart<WorksheetPart>();
        var data = new SheetData();
        for (var at = 0; at < rows.Length; at++)
        {
            var row = new Row { RowIndex = (uint)at + 1 };
            for (var column = 0; column < rows[at].Length; column++)
                if (Cell(rows[at][column], texts.SharedStringTable) is { } cell)
                {
                    cell.CellReference = $"{(char)('A' + column)}{at + 1}";
                    row.Append(cell);
                }

            data.Append(row);
        }

        part.Worksheet = new Worksheet(data);
        book.Workbook.Append(
            new Sheets(
                new Sheet
                {
                    Id = book.GetIdOfPart(part),
                    SheetId = 1,
                    Name = sheet,
                }
            )
        );
        return new SourceFile(path);
    }

    public static ImportOrder Order(SourceFile file, string mapping = Mapping) =>
        new(SourceKeys.Table, [file], Mapping: new TableMappingFile("toewijzing.json", mapping));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static DocumentFormat.OpenXml.Spreadsheet.Cell? Cell(object? value, SharedStringTable texts)
    {
        switch (value)
        {
            case null:
                return null;
            case DateOnly date:
                var days = date.DayNumber - new DateOnly(1899, 12, 30).DayNumber;
                return new() { CellValue = new CellValue(days), StyleIndex = date.Day % 2 == 0 ? 1u : 2u };
            case string formula when formula.StartsWith('='):
                return new() { CellFormula = new CellFormula("1+1"), CellValue = new CellValue(formula[1..]) };
            case string text:
                texts.Append(new SharedStringItem(new Text(text)));
                return new()
                {
                    DataType = CellValues.SharedString,
                    CellValue = new CellValue((texts.ChildElements.Count - 1).ToString(CultureInfo.InvariantCulture)),
                };
            default:
                return new() { CellValue = new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) };
        }
    }
}
