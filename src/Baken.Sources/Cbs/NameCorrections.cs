using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Cbs;

/// <summary>Names that a publisher spells wrongly: shown correctly, with the publisher's spelling in a remark.</summary>
internal static class NameCorrections
{
    private static readonly Dictionary<(string Code, string Publisher), string> Table = Resource
        .Rows("Cbs.name-corrections.csv")
        .ToDictionary(row => (row[0], row[1]), row => row[2]);

    public static string Apply(AreaCode code, string name, ReadingDraft draft)
    {
        if (!Table.TryGetValue((code.Value, name), out var correct))
            return name;
        draft.Remark($"De naam van {code} staat bij de uitgever als '{name}'; getoond wordt '{correct}'.");
        return correct;
    }
}
