using System.Text.RegularExpressions;
using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Kvk;

/// <summary>The tree of the Standaard Bedrijfsindeling, from sections to subclasses, with the groups of CBS above the sections.</summary>
internal sealed partial class SbiReader : ISourceReader
{
    private const string Expected = "code, niveau, ouder en omschrijving_nl";
    private const string GroupLevel = "kwb-groep";

    /// <summary>The groups in which CBS counts establishments per neighbourhood.</summary>
    private static readonly Dictionary<string, string> GroupNames = new()
    {
        ["A"] = "Landbouw, bosbouw en visserij",
        ["B-F"] = "Nijverheid en energie",
        ["G+I"] = "Handel en horeca",
        ["H+J"] = "Vervoer, informatie en communicatie",
        ["K-L"] = "Financiële diensten, onroerend goed",
        ["M-N"] = "Zakelijke dienstverlening",
        ["O-Q"] = "Overheid, onderwijs en zorg",
        ["R-U"] = "Cultuur, recreatie, overige diensten",
    };

    private static readonly Dictionary<int, string> LevelsByLength = new()
    {
        [1] = "sectie",
        [2] = "afdeling",
        [3] = "groep",
        [4] = "klasse",
        [5] = "subklasse",
    };

    public string Key => SourceKeys.Sbi;

    public Task<Outcome<Reading>> ReadAsync(ImportOrder order, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var sectors = new SortedDictionary<SbiCode, SectorEntry>();
        return TextReading.ReadAsync(
            order,
            "Bedrijfsindeling lezen",
            progress,
            (text, draft) =>
                Read(text, order, draft, sectors) ?? (text.Rejected.Count * 2 > text.Rows ? null : Check(text.Name, sectors)),
            cancellation,
            (_, reading) => reading with { Sectors = [.. sectors.Values] }
        );
    }

    /// <summary>The edition a file's name or columns say; else the one that was ordered.</summary>
    internal static int Edition(SourceText text, ImportOrder order)
    {
        foreach (var name in text.Columns.Append(text.Name))
            if (EditionPattern().Match(name) is { Success: true } match)
                return match.ValueSpan.EndsWith("25") ? 2025 : 2008;
        return order.SbiEdition;
    }

    private static Refusal? Read(
        SourceText text,
        ImportOrder order,
        ReadingDraft draft,
        SortedDictionary<SbiCode, SectorEntry> sectors
    )
    {
        var code = AreaColumns.Find(text.Columns, ["code", "sbicode", "sbi", "sbi2008", "sbi2025"]);
        var name = AreaColumns.Find(text.Columns, ["omschrijvingnl", "omschrijving", "titel", "naam"]);
        if (code < 0 || name < 0 || (SourceGuess.Of(text.Columns) is { } other && other != SourceKeys.Sbi))
            return SourceGuess.Refuse(text, SourceKeys.Sbi, Expected);
        var level = AreaColumns.Find(text.Columns, ["niveau", "level"]);
        var parent = AreaColumns.Find(text.Columns, ["ouder", "parent"]);
        var section = AreaColumns.Find(text.Columns, ["sectie", "section"]);
        var group = AreaColumns.Find(text.Columns, ["kwbgroep"]);
        var english = AreaColumns.Find(text.Columns, ["omschrijvingen", "descriptionen"]);
        var edition = Edition(text, order);

        while (text.Read())
        {
            if (!SbiCode.TryParse(edition, text[code], out var sector))
            {
                text.Reject($"'{text[code]}' is geen SBI-code.", text.Columns[code]);
                continue;
            }

            SbiCode? above = null;
            if (parent >= 0 && !text[parent].IsWhiteSpace())
            {
                if (!SbiCode.TryParse(edition, text[parent], out var given))
                {
                    text.Reject($"'{text[parent]}' is geen SBI-code.", text.Columns[parent]);
                    continue;
                }

                above = given;
            }
            else if (parent < 0 && sector.Code.Length > 1)
            {
                var shorter =
                    sector.Code.Length > 2 ? sector.Code[..^1]
                    : section >= 0 ? text[section].ToString()
                    : "";
                above = SbiCode.TryParse(edition, shorter, out var derived) ? derived : null;
            }

            SbiCode? counted = group >= 0 && SbiCode.TryParse(edition, text[group], out var ofGroup) ? ofGroup : null;
            var entry = new SectorEntry(
                sector,
                level >= 0 && !text[level].IsWhiteSpace()
                    ? text[level].Trim().ToString()
                    : LevelsByLength.GetValueOrDefault(sector.Code.Length, GroupLevel),
                above ?? (counted is { } over && over != sector ? over : null),
                text[name].Trim().ToString(),
                english >= 0 && !text[english].IsWhiteSpace() ? text[english].Trim().ToString() : null,
                counted
            );
            if (!sectors.TryAdd(sector, entry))
                text.Reject($"{sector.Code} stond al eerder in het bestand.", text.Columns[code]);
            if (counted is { } node)
                draft.Title(node.ToString(), GroupNames.GetValueOrDefault(node.Code, $"Groep {node.Code}"));
        }

        foreach (var node in sectors.Values.Select(entry => entry.Group).OfType<SbiCode>().Distinct().ToList())
            if (node.Code.Length > 1)
                sectors.TryAdd(
                    node,
                    new SectorEntry(
                        node,
                        GroupLevel,
                        null,
                        GroupNames.GetValueOrDefault(node.Code, $"Groep {node.Code}"),
                        null,
                        node
                    )
                );
        return null;
    }

    /// <summary>Every parent is there, and no sector is above itself.</summary>
    private static Refusal? Check(string file, SortedDictionary<SbiCode, SectorEntry> sectors)
    {
        foreach (var sector in sectors.Values)
        {
            var steps = 0;
            for (var at = sector; at.Parent is { } parent; at = sectors[parent])
            {
                if (!sectors.ContainsKey(parent))
                    return Refusals.BrokenTree(file, $"{at.Code.Code} hoort onder {parent.Code}, en die ontbreekt");
                if (++steps > 10)
                    return Refusals.BrokenTree(file, $"{sector.Code.Code} staat boven zichzelf");
            }
        }

        return null;
    }

    [GeneratedRegex(@"(?i)sbi[ _-]?(2008|2025|'?08|'?25)(?!\d)")]
    private static partial Regex EditionPattern();
}
