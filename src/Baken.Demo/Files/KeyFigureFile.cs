using Baken.Demo.Figures;

namespace Baken.Demo.Files;

/// <summary>Key figures of municipalities, districts and neighbourhoods by the column keys of CBS table 85984NED.</summary>
/// <remarks>As the publisher does: codes with trailing blanks, withheld figures as a point, counts in fives.</remarks>
internal static class KeyFigureFile
{
    private const int FirstColumn = 5;

    /// <summary>The years; only the last holds the columns on origin, which the importer must drop.</summary>
    public static readonly int[] Years = [2022, 2023, 2024];

    public static string Write(string folder, int year, int seed, Register register, CancellationToken cancellation)
    {
        var counts = register.Areas.Select(_ => new double[Census.Measures]).ToArray();
        foreach (var n in register.Neighbourhoods)
        {
            cancellation.ThrowIfCancellationRequested();
            var own = Census.Count(n.Profile, year, seed, n.Commerce.Groups(year));
            foreach (var area in n.Areas)
                for (var i = 0; i < own.Length; i++)
                    counts[area][i] += own[i];
        }

        var columns = KeyFigureColumns
            .All.Select((column, i) => (Column: column, Number: FirstColumn + i))
            .Where(c => year == Years[^1] || !c.Column.IsOrigin)
            .ToArray();
        var path = Path.Combine(folder, $"kerncijfers_wijken_buurten_{year}.csv");
        using var file = new TextFile(path, ';');
        file.Row([
            "WijkenEnBuurten",
            "Gemeentenaam_1",
            "SoortRegio_2",
            "Codering_3",
            "IndelingswijzigingGemeenteWijkBuurt_4",
            .. columns.Select(c => $"{c.Column.Key}_{c.Number}"),
        ]);
        for (var a = 0; a < counts.Length; a++)
        {
            var area = register.Areas[a];
            var code = area.Code.PadRight(10);
            file.Field(code).Field(area.Town.Name.PadRight(40)).Field(area.Level.ToString().PadRight(10)).Field(code).Field(1);
            foreach (var (column, _) in columns)
                Write(file, column, counts[a], year);
            file.End();
        }

        return path;
    }

    private static void Write(TextFile file, KeyFigureColumn column, double[] counts, int year)
    {
        // Wealth and care of the last year are not known yet when the table appears.
        var late = year == Years[^1] && column.Of is (Measure.Wealth or Measure.Care);
        if (column.Of is not { } of || late || counts[(int)column.About] < column.Least)
            file.Field(".");
        else if (column.Over is not { } over)
            file.Field(counts[(int)of], column.Decimals);
        else if (counts[(int)over] <= 0)
            file.Field(".");
        else if (column.Key == "MateVanStedelijkheid")
            file.Field(Urbanity(counts[(int)of] / counts[(int)over]));
        else
        {
            var value = counts[(int)of] / counts[(int)over] * column.Factor;
            // A negative hundred stands for what is left of a hundred percent.
            file.Field(column.Factor < 0 ? 100 - Math.Round(-value) : value, column.Decimals);
        }
    }

    /// <summary>1, very strongly urban, to 5, not urban, by the density of addresses around.</summary>
    private static long Urbanity(double addresses) =>
        addresses switch
        {
            >= 2_500 => 1,
            >= 1_500 => 2,
            >= 1_000 => 3,
            >= 500 => 4,
            _ => 5,
        };
}
