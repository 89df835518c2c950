using Baken.Sources.Indicators;

namespace Baken.Sources.Files;

/// <summary>The names under which publishers put the code, the year and the name of an area.</summary>
internal static class AreaColumns
{
    /// <summary>The first of these that is there holds the code of the row's own area; the later ones then name its parents.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "codering",
        "wijkenenbuurten",
        "regios",
        "gwbcode10",
        "gwbcode",
        "regiocode",
        "gebiedscode",
        "statcode",
        "code",
        "nhoodid",
        "buurtcode",
        "bucode",
        "wijkcode",
        "wkcode",
        "gemeentecode",
        "gmcode",
    ];

    public static IReadOnlyList<string> Years { get; } = ["jaar", "perioden", "periode", "year", "jrstatcode", "peiljaar"];

    /// <summary>Columns that describe the area or the row and hold no figure.</summary>
    private static readonly HashSet<string> Descriptions =
    [
        .. Codes,
        .. Years,
        "",
        .. """
            id fid objectid name naam regio buurtnaam bunaam wijknaam wknaam gemeentenaam gemeente gmnaam statnaam
            provincie province soortregio niveau recs gwbcode8 indelingswijziginggemeentewijkbuurt
            indelingswijzigingwijkenenbuurten indwbz water h2o rubriek landcode landnaam provinciecode
            ligtinprovinciecode ligtinprovincienaam shapelength shapearea shapeleng
            """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>The name without case, signs and the number that CBS puts behind its keys: Codering_3 → codering.</summary>
    public static string Plain(string column)
    {
        var under = column.LastIndexOf('_');
        var bare =
            under > 0
            && column.Length - under - 1 is >= 1 and <= 3
            && column.AsSpan(under + 1).ContainsAnyExceptInRange('0', '9') == false
            && !column.StartsWith("gwb", StringComparison.OrdinalIgnoreCase)
                ? column[..under]
                : column;
        return IndicatorCatalogue.Normalise(bare);
    }

    public static bool IsDescription(string column) => Descriptions.Contains(Plain(column));

    /// <summary>The first column that has one of the names, in the order of the names; -1 where none has.</summary>
    public static int Find(IReadOnlyList<string> columns, IReadOnlyList<string> names)
    {
        var plain = columns.Select(Plain).ToList();
        foreach (var name in names)
            if (plain.IndexOf(name) is var at and >= 0)
                return at;
        return -1;
    }
}
