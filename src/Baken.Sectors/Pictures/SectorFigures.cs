using Baken.Areas;
using Baken.Kernel;

namespace Baken.Sectors.Pictures;

/// <summary>The figures of SBI nodes in an atlas, and how they may be added up.</summary>
internal sealed class SectorFigures(Atlas atlas, SectorTree tree)
{
    public const string Establishments = "vestigingen";
    public const string Opened = "vestigingen-opgericht";
    public const string Closed = "vestigingen-opgeheven";
    public const string Bankruptcies = "faillissementen";

    private const string Inhabitants = "inwoners";

    /// <summary>How many years the count of inhabitants may lie from the count it divides.</summary>
    private const int YearsApart = 3;

    /// <summary>The areas to compare with: all municipalities, or those of the level within the own municipality.</summary>
    public IReadOnlyList<Area> Peers(Area area) =>
        atlas.Areas(area.Level, area.Level == AreaLevel.Municipality ? null : area.Code.Municipality);

    /// <summary>Years in which the node, or something under it, has a series at this level.</summary>
    public IEnumerable<int> Years(string indicator, SbiCode node, AreaLevel level) =>
        atlas
            .Years(level, Of(indicator, node))
            .Select(series => series.Year)
            .Concat(tree.Children(node).SelectMany(child => Years(indicator, child.Code, level)))
            .Distinct();

    /// <summary>The node's own figure; where it has none, the sum of everything right under it.</summary>
    public SectorFigure Node(string indicator, SbiCode node, AreaCode area, int year)
    {
        if (atlas.Figure(area, Of(indicator, node), year) is { Status: not FigureStatus.Missing } own)
            return new SectorFigure(year, own.HasValue ? own.Value : null, own.Status, [own.Import]);
        var children = tree.Children(node);
        return children.Count == 0
            ? SectorFigure.Missing(year)
            : Sum(year, children.Select(child => Node(indicator, child.Code, area, year)));
    }

    /// <summary>The sum over nodes that do not overlap.</summary>
    public SectorFigure Sum(string indicator, IReadOnlyList<SbiCode> nodes, AreaCode area, int year) =>
        nodes.Count == 1
            ? Node(indicator, nodes[0], area, year)
            : Sum(year, nodes.Select(node => Node(indicator, node, area, year)));

    /// <summary>
    /// A sum needs all its parts. With one missing it is missing; with one hidden it is hidden, or the hidden part could
    /// be computed back from the sum and the parts that are shown.
    /// </summary>
    public static SectorFigure Sum(int year, IEnumerable<SectorFigure> parts)
    {
        var (sum, hidden, imports) = (0.0, false, new SortedSet<int>());
        foreach (var part in parts)
        {
            if (part.Status == FigureStatus.Missing)
                return SectorFigure.Missing(year);
            hidden |= part.Value is null;
            sum += part.Value ?? 0;
            imports.UnionWith(part.Imports);
        }

        return hidden
            ? new SectorFigure(year, null, FigureStatus.Suppressed, [.. imports])
            : new SectorFigure(year, sum, FigureStatus.Published, [.. imports]);
    }

    /// <summary>So many per so many; hidden or missing as soon as either side is. Per nothing is missing.</summary>
    public static SectorFigure Rate(SectorFigure count, SectorFigure per, double times)
    {
        var both = Sum(count.Year, [count, per]);
        if (both.Status == FigureStatus.Missing || per.Value is 0)
            return SectorFigure.Missing(count.Year);
        return both with
        {
            Value = both.Value is null ? null : count.Value / per.Value * times,
            DenominatorYear = per.Year == count.Year ? null : per.Year,
        };
    }

    /// <summary>Inhabitants of the year, else of the nearest year that has them.</summary>
    public SectorFigure InhabitantsAbout(AreaCode area, int year)
    {
        var nearest = atlas
            .History(area, new Measure(Inhabitants))
            .Where(figure => figure.Status != FigureStatus.Missing && Math.Abs(figure.Year - year) <= YearsApart)
            .OrderBy(figure => Math.Abs(figure.Year - year))
            .ThenByDescending(figure => figure.Year)
            .Cast<Figure?>()
            .FirstOrDefault();
        return nearest is { } found
            ? new SectorFigure(found.Year, found.HasValue ? found.Value : null, found.Status, [found.Import])
            : SectorFigure.Missing(year);
    }

    private static Measure Of(string indicator, SbiCode node) => new(indicator, node.ToString());
}
