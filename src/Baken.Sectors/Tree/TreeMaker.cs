using Baken.Kernel;
using Baken.Sources;

namespace Baken.Sectors.Tree;

/// <summary>Makes a tree from the entries of imports.</summary>
internal static class TreeMaker
{
    /// <summary>The KWB groups as CBS names them in its key figures (table 85984NED). They are no part of the SBI itself.</summary>
    private static readonly Dictionary<string, (string Dutch, string English)> GroupNames = new()
    {
        ["B-F"] = ("Nijverheid en energie", "Industry and energy"),
        ["G+I"] = ("Handel en horeca", "Trade, accommodation and food service"),
        ["H+J"] = ("Vervoer, informatie en communicatie", "Transport, information and communication"),
        ["K-L"] = ("Financiële diensten, onroerend goed", "Financial services, real estate"),
        ["M-N"] = ("Zakelijke dienstverlening", "Business services"),
        ["O-Q"] = ("Overheid, onderwijs en zorg", "Government, education and care"),
        ["R-U"] = ("Cultuur, recreatie, overige diensten", "Culture, recreation, other services"),
    };

    public static SectorTree Make(IEnumerable<(int Import, SectorEntry Entry)> entries)
    {
        var newest = entries
            .GroupBy(item => item.Entry.Code.Edition)
            .SelectMany(edition => edition.Where(item => item.Import == edition.Max(one => one.Import)))
            .ToList();
        var nodes = newest.ToDictionary(item => item.Entry.Code, item => Node(item.Entry, item.Import));
        foreach (var (import, entry) in newest)
            if (entry.Group is { } group && !nodes.ContainsKey(group))
                nodes.Add(group, Group(group, import));
        return new SectorTree(nodes.Values, newest.Count == 0 ? 0 : newest.Max(item => item.Import));
    }

    private static SectorNode Node(SectorEntry entry, int import) =>
        new(entry.Code, entry.Level, Parent(entry), entry.Name, entry.NameEnglish, import);

    /// <summary>A section stands in its KWB group; where a group is one section (A), they are the same node.</summary>
    private static SbiCode? Parent(SectorEntry entry) =>
        entry.Parent ?? (entry.Group is { } group && group != entry.Code ? group : null);

    private static SectorNode Group(SbiCode code, int import)
    {
        var (dutch, english) = GroupNames.GetValueOrDefault(code.Code, ($"Groep {code.Code}", $"Group {code.Code}"));
        return new SectorNode(code, "kwb-groep", null, dutch, english, import);
    }
}
