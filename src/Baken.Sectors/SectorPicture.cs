using System.Text.Json.Serialization;
using Baken.Areas;
using Baken.Kernel;
using Baken.Sectors.Pictures;

namespace Baken.Sectors;

/// <summary>How far figures reach beyond the codes that were asked for.</summary>
[JsonConverter(typeof(KebabCase<FigureReach>))]
public enum FigureReach
{
    /// <summary>No figures, not even of a higher node, for at least one of the codes.</summary>
    None,

    /// <summary>Figures of exactly these codes.</summary>
    Exact,

    /// <summary>Figures of one higher node, which holds more than was asked for.</summary>
    Higher,

    /// <summary>Only figures of several higher nodes. Adding those up would say nothing, so nothing is added up.</summary>
    Scattered,
}

/// <summary>A figure of a sector in a year.</summary>
/// <param name="Value">Null unless published: missing is not zero, and hidden stays hidden.</param>
/// <param name="Imports">The imports it was made from, where the reader can look it up.</param>
/// <param name="DenominatorYear">For a rate: the year of what it was divided by, where that is another year.</param>
public sealed record SectorFigure(
    int Year,
    double? Value,
    [property: JsonConverter(typeof(KebabCase<FigureStatus>))] FigureStatus Status,
    IReadOnlyList<int> Imports,
    int? DenominatorYear = null
)
{
    internal static SectorFigure Missing(int year) => new(year, null, FigureStatus.Missing, []);
}

/// <summary>Where the area stands among the others of its level, with the same nodes and year.</summary>
/// <param name="Areas">How many areas have a published value, this one included.</param>
/// <param name="Position">1 is the highest value.</param>
public sealed record SectorComparison(int Year, int Areas, double Median, int Position);

/// <summary>One quantity of a sector in an area, over the years.</summary>
/// <param name="Nodes">The codes the figures are of: those asked for, or what stands above them.</param>
/// <param name="Years">Oldest first.</param>
/// <param name="Comparison">Of the newest published year; null for counts, which do not compare.</param>
public sealed record SectorLine(
    FigureReach Reach,
    IReadOnlyList<string> Nodes,
    IReadOnlyList<SectorFigure> Years,
    SectorComparison? Comparison
)
{
    /// <summary>The newest year that has something to say, hidden included.</summary>
    public SectorFigure? Newest => Years.LastOrDefault(figure => figure.Status != FigureStatus.Missing);

    [JsonIgnore]
    public IReadOnlyList<SbiCode> Codes => [.. Nodes.Select(SbiCode.Parse)];
}

/// <summary>
/// The figures of one or more SBI codes of one edition in an area. Counts of establishments and what can be divided out
/// of them; never a firm.
/// </summary>
/// <param name="Asked">The codes as they were asked for.</param>
/// <param name="Edition">2008 or 2025.</param>
/// <param name="AreasEdition">The edition of the atlas it was read from.</param>
/// <param name="Churn">(opened + closed) / establishments x 100 of the same nodes and year.</param>
/// <param name="BankruptcyRate">Bankruptcies per 1,000 establishments of the same nodes and year.</param>
/// <param name="Density">Establishments per 1,000 inhabitants.</param>
public sealed record SectorPicture(
    string Area,
    string AreaName,
    int Edition,
    int AreasEdition,
    IReadOnlyList<string> Asked,
    SectorLine Establishments,
    SectorLine Opened,
    SectorLine Closed,
    SectorLine Bankruptcies,
    SectorLine Churn,
    SectorLine BankruptcyRate,
    SectorLine Density
)
{
    public bool HasAny => new[] { Establishments, Opened, Closed, Bankruptcies }.Any(line => line.Reach != FigureReach.None);

    /// <summary>The establishments alone, for lists of many sectors.</summary>
    internal static SectorLine EstablishmentsOf(Atlas atlas, SectorTree tree, IReadOnlyList<SbiCode> codes, Area area) =>
        new SectorLines(new SectorFigures(atlas, tree), tree, codes, area).Count(SectorFigures.Establishments);

    /// <summary>Pure: the same atlas and tree give the same picture.</summary>
    public static SectorPicture Of(Atlas atlas, SectorTree tree, IReadOnlyList<SbiCode> codes, Area area)
    {
        ArgumentNullException.ThrowIfNull(atlas);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(area);
        if (codes.Count == 0 || codes.Any(code => code.Edition != codes[0].Edition))
            throw new ArgumentException(
                "A picture is of one or more codes of one edition: editions do not add up.",
                nameof(codes)
            );

        var lines = new SectorLines(new SectorFigures(atlas, tree), tree, codes, area);
        return new SectorPicture(
            area.Code.Value,
            area.Name,
            codes[0].Edition,
            atlas.Edition.Number,
            [.. codes.Select(code => code.ToString())],
            lines.Count(SectorFigures.Establishments),
            lines.Count(SectorFigures.Opened),
            lines.Count(SectorFigures.Closed),
            lines.Count(SectorFigures.Bankruptcies),
            lines.Churn(),
            lines.BankruptcyRate(),
            lines.Density()
        );
    }
}
