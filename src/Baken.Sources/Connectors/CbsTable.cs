using Baken.Kernel;

namespace Baken.Sources.Connectors;

/// <summary>Lays observations out as a table: a row per area, a column per measure.</summary>
internal static class CbsTable
{
    public static void Write(
        StreamWriter writer,
        CbsMeasures measures,
        IEnumerable<string> areas,
        IEnumerable<string> observations
    )
    {
        var columnOf = measures
            .Columns.Select((column, index) => (column.Code, index))
            .ToDictionary(pair => pair.Code, pair => pair.index);
        var rows = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var observation in observations)
        {
            var part = observation.Split('\t');
            if (!columnOf.TryGetValue(part[1], out var column))
                continue;
            if (!rows.TryGetValue(part[0], out var cells))
                rows.Add(part[0], cells = new string[measures.Columns.Count]);
            cells[column] = part[2].Length > 0 ? part[2] : part[3];
        }

        var names = areas.Select(line => line.Split('\t')).ToDictionary(part => part[0], part => part[1]);
        writer.Write("WijkenEnBuurten;Gemeentenaam_1;SoortRegio_2;Codering_3");
        foreach (var (_, key) in measures.Columns)
            writer.Write($";{key}");
        writer.WriteLine();
        foreach (var (code, cells) in rows)
        {
            var area = AreaCode.TryParse(code, out var parsed) ? parsed : (AreaCode?)null;
            var municipality = area?.Municipality is { } one && names.TryGetValue(one.Value, out var name) ? name : "";
            writer.Write($"{code};{CsvField.Of(municipality)};{Kind(area)};{code}");
            foreach (var cell in cells)
                writer.Write($";{CsvField.Of(cell ?? "")}");
            writer.WriteLine();
        }
    }

    private static string Kind(AreaCode? area) =>
        area is not { Level: var level }
            ? ""
            : level switch
            {
                AreaLevel.Country => "Land",
                AreaLevel.Municipality => "Gemeente",
                AreaLevel.District => "Wijk",
                AreaLevel.Neighbourhood => "Buurt",
            };
}
