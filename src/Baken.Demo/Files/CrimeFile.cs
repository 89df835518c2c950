using Baken.Demo.Figures;

namespace Baken.Demo.Files;

/// <summary>Registered crime by kind, area and year as the police publish it (47018NED): totals and roll-ups included, blank where withheld.</summary>
internal static class CrimeFile
{
    public static string Write(string folder, int seed, Register register, CancellationToken cancellation)
    {
        var kinds = Offence.All.Length;
        // Kind by year for each area; the last kind is the total.
        var counts = new int[register.Areas.Count][];
        for (var a = 0; a < counts.Length; a++)
            counts[a] = new int[(kinds + 1) * Offence.Years];
        foreach (var n in register.Neighbourhoods)
        {
            cancellation.ThrowIfCancellationRequested();
            Draw(n, seed, counts);
        }

        var path = Path.Combine(folder, $"47018NED_misdrijven_{Offence.FirstYear}_{Offence.FirstYear + Offence.Years - 1}.csv");
        using var file = new TextFile(path, ';');
        file.Row("ID", "SoortMisdrijf", "WijkenEnBuurten", "Perioden", "GeregistreerdeMisdrijven_1");
        var codes = register.Areas.Select(a => a.Code.PadRight(10)).ToArray();
        var id = 0L;
        for (var k = -1; k < kinds; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (kind, row) = k < 0 ? ("0.0.0 ", kinds) : (Offence.All[k].Code.PadRight(6), k);
            for (var a = 0; a < codes.Length; a++)
            for (var y = 0; y < Offence.Years; y++)
            {
                file.Field(id++).Field(kind).Field(codes[a]).Field(Periods[y]);
                if (Withheld(k, register.Areas[a], y, seed))
                    file.Field("");
                else
                    file.Field(counts[a][row * Offence.Years + y]);
                file.End();
            }
        }

        return path;
    }

    private static readonly string[] Periods =
    [
        .. Enumerable.Range(Offence.FirstYear, Offence.Years).Select(year => $"{year}JJ00"),
    ];

    private static void Draw(Counted n, int seed, int[][] counts)
    {
        var chance = Chance.For(seed, n.Profile.Area.Code + "/crime");
        var total = Offence.All.Length;
        for (var k = 0; k < total; k++)
        for (var y = 0; y < Offence.Years; y++)
        {
            var count = chance.NegativeBinomial(Offence.All[k].Expected(n.Profile, Offence.FirstYear + y), 7);
            if (count == 0)
                continue;
            foreach (var area in n.Areas)
            {
                counts[area][k * Offence.Years + y] += count;
                counts[area][total * Offence.Years + y] += count;
            }
        }
    }

    private static bool Withheld(int kind, Area area, int year, int seed) =>
        area.Level != Level.Gemeente
        && kind >= 0
        && (Offence.All[kind].Secret || (area.Level == Level.Buurt && Hash(seed, kind, area.Code, year) % 250 == 0));

    /// <summary>Now and then a figure is missing, for no reason that the file gives.</summary>
    private static uint Hash(int seed, int kind, string code, int year)
    {
        var hash = unchecked((uint)seed * 2654435761u + (uint)(kind * 31 + year));
        foreach (var c in code)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash >> 8;
    }
}
