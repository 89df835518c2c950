using Sylvan.Data.Csv;

namespace Baken.Sources.Files;

/// <summary>A table that is shipped inside the program: semicolons, a header, UTF-8.</summary>
internal static class Resource
{
    /// <param name="name">Folder and file: "Indicators.indicators.csv".</param>
    public static IReadOnlyList<string[]> Rows(string name)
    {
        using var stream =
            typeof(Resource).Assembly.GetManifestResourceStream($"Baken.Sources.{name}")
            ?? throw new InvalidOperationException($"Resource {name} is not embedded.");
        using var text = new StreamReader(stream);
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ';' });
        var rows = new List<string[]>();
        while (csv.Read())
        {
            var row = new string[csv.FieldCount];
            for (var field = 0; field < row.Length; field++)
                row[field] = csv.GetString(field);
            rows.Add(row);
        }

        return rows;
    }
}
