using System.Reflection;
using Baken.Demo.Figures;

namespace Baken.Demo.Files;

/// <summary>Business premises, bankruptcies and the classification they are counted by.</summary>
internal static class BusinessFiles
{
    private const string Classification = "sbi2008.csv";

    /// <summary>The tree of the SBI 2008, real and public (CBS, CC BY 4.0).</summary>
    public static string Sbi(string folder)
    {
        var path = Path.Combine(folder, Classification);
        using var from = Open();
        using var to = File.Create(path);
        from.CopyTo(to);
        return path;
    }

    /// <summary>Premises of municipalities by section group, as shares and as the numbers that follow from them.</summary>
    public static string BySectionGroup(string folder, Register register)
    {
        var path = Path.Combine(folder, "vestigingen_gemeente_sector_2019_2024.csv");
        using var file = new TextFile(path);
        file.Row("gemeentecode", "gemeente", "jaar", "kwb_groep", "aandeel_pct", "vestigingen_afgeleid");
        // Rounded by neighbourhood and then added up, so that it agrees with the key figures.
        var groups = register.Areas.Select(_ => new int[Commerce.Years, Trade.Groups.Length]).ToArray();
        foreach (var n in register.Neighbourhoods)
            for (var y = 0; y < Commerce.Years; y++)
                foreach (var (g, count) in n.Commerce.Groups(Commerce.FirstYear + y).Index())
                    groups[n.Areas[^1]][y, g] += count;
        for (var a = 0; a < groups.Length; a++)
        {
            if (register.Areas[a].Level != Level.Gemeente)
                continue;
            for (var y = 0; y < Commerce.Years; y++)
            {
                var total = Enumerable.Range(0, Trade.Groups.Length).Sum(g => groups[a][y, g]);
                for (var g = 0; g < Trade.Groups.Length; g++)
                {
                    file.Field(register.Areas[a].Code)
                        .Field(register.Areas[a].Name)
                        .Field(Commerce.FirstYear + y)
                        .Field(Trade.Groups[g]);
                    file.Field(100.0 * groups[a][y, g] / Math.Max(1, total), 2).Field(groups[a][y, g]).End();
                }
            }
        }

        return path;
    }

    /// <summary>Premises by area and class with openings and closings, as an export of the trade register; small counts included.</summary>
    public static string ByClass(string folder, Register register, IReadOnlyList<Commerce> premises, bool municipalitiesOnly)
    {
        var path = Path.Combine(folder, "vestigingen_gebied_sbi_2019_2024.csv");
        using var file = new TextFile(path, ';');
        file.Row("gebiedscode", "jaar", "sbi2008", "vestigingen", "opgericht", "opgeheven");
        for (var a = 0; a < premises.Count; a++)
        {
            if (municipalitiesOnly && register.Areas[a].Level != Level.Gemeente)
                continue;
            for (var y = Commerce.FirstYear; y < Commerce.FirstYear + Commerce.Years; y++)
            for (var t = 0; t < Trade.All.Length; t++)
            {
                var (sites, opened, closed) = premises[a].At(t, y);
                if (sites + opened + closed == 0)
                    continue;
                file.Field(register.Areas[a].Code)
                    .Field(y)
                    .Field(Trade.All[t].Code)
                    .Field(sites)
                    .Field(opened)
                    .Field(closed)
                    .End();
            }
        }

        return path;
    }

    /// <summary>Bankruptcies of companies by town and division; no row where there were none.</summary>
    public static string Bankruptcies(string folder, int seed, Register register, IReadOnlyList<Commerce> premises)
    {
        var divisions = Divisions();
        var path = Path.Combine(folder, "faillissementen_2019_2024_plaats_sbi.csv");
        using var file = new TextFile(path);
        file.Row("plaats", "sbi_afdeling", "sbi_omschrijving", "sectie", "jaar", "faillissementen");
        foreach (var (a, area) in register.Areas.Index().Where(a => a.Item.Level == Level.Gemeente))
        {
            var chance = Chance.For(seed, area.Code + "/bankruptcies");
            for (var y = Commerce.FirstYear; y < Commerce.FirstYear + Commerce.Years; y++)
            {
                // Support in the years of the pandemic kept companies alive, for a while.
                var climate = y switch
                {
                    2020 => 0.8,
                    2021 => 0.45,
                    2022 => 0.55,
                    2023 => 0.85,
                    2024 => 1.1,
                    _ => 1.0,
                };
                var unknown = chance.Poisson(0.6 * climate);
                if (unknown > 0)
                    file.Field(area.Name).Field("").Field("").Field("").Field(y).Field(unknown).End();
                foreach (
                    var division in Trade.All.Index().GroupBy(t => t.Item.Code[..2]).OrderBy(g => g.Key, StringComparer.Ordinal)
                )
                {
                    var sites = division.Sum(t => premises[a].At(t.Index, y).Sites * Trade.Whole[t.Item.Group]);
                    var count = chance.NegativeBinomial(sites * 0.0042 * climate, 4);
                    if (count == 0)
                        continue;
                    file.Field(area.Name)
                        .Field(division.Key)
                        .Field(divisions[division.Key].Title)
                        .Field(divisions[division.Key].Section)
                        .Field(y)
                        .Field(count)
                        .End();
                }
            }
        }

        return path;
    }

    private static Dictionary<string, (string Title, string Section)> Divisions()
    {
        using var reader = new StreamReader(Open());
        var divisions = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            // code,niveau,ouder,sectie,afdeling,kwb_groep,omschrijving_nl,omschrijving_en: only the last two may hold commas.
            var fields = line.Split(',', 7);
            if (fields[1] != "afdeling")
                continue;
            var title = fields[6].StartsWith('"')
                ? fields[6][1..fields[6].IndexOf('"', 1)]
                : fields[6][..fields[6].IndexOf(',', StringComparison.Ordinal)];
            divisions[fields[0]] = (title, fields[3]);
        }

        return divisions;
    }

    private static Stream Open() => Assembly.GetExecutingAssembly().GetManifestResourceStream(Classification)!;
}
