using Baken.Areas;
using Baken.Kernel;

namespace Baken.Sectors.Pictures;

/// <summary>
/// Makes the lines of one picture. Each line looks for the lowest nodes at which everything it needs is known: a rate is
/// only ever made of figures of the same nodes and year.
/// </summary>
internal sealed class SectorLines(SectorFigures figures, SectorTree tree, IReadOnlyList<SbiCode> codes, Area area)
{
    public SectorLine Count(string indicator) =>
        Make([indicator], compare: false, (nodes, where, year) => figures.Sum(indicator, nodes, where, year));

    public SectorLine Churn() =>
        Make(
            [SectorFigures.Opened, SectorFigures.Closed, SectorFigures.Establishments],
            compare: true,
            (nodes, where, year) =>
                SectorFigures.Rate(
                    SectorFigures.Sum(
                        year,
                        [
                            figures.Sum(SectorFigures.Opened, nodes, where, year),
                            figures.Sum(SectorFigures.Closed, nodes, where, year),
                        ]
                    ),
                    figures.Sum(SectorFigures.Establishments, nodes, where, year),
                    100
                )
        );

    public SectorLine BankruptcyRate() =>
        Make(
            [SectorFigures.Bankruptcies, SectorFigures.Establishments],
            compare: true,
            (nodes, where, year) =>
                SectorFigures.Rate(
                    figures.Sum(SectorFigures.Bankruptcies, nodes, where, year),
                    figures.Sum(SectorFigures.Establishments, nodes, where, year),
                    1_000
                )
        );

    public SectorLine Density() =>
        Make(
            [SectorFigures.Establishments],
            compare: true,
            (nodes, where, year) =>
                SectorFigures.Rate(
                    figures.Sum(SectorFigures.Establishments, nodes, where, year),
                    figures.InhabitantsAbout(where, year),
                    1_000
                )
        );

    private SectorLine Make(string[] indicators, bool compare, Func<IReadOnlyList<SbiCode>, AreaCode, int, SectorFigure> value)
    {
        var found = codes.Select(code => LowestKnown(indicators, code)).ToList();
        if (found.Any(node => node is null))
            return new SectorLine(FigureReach.None, [], [], null);

        var distinct = found.Select(node => node!.Value).Distinct().ToList();
        var nodes = distinct.Where(node => !distinct.Any(other => other != node && tree.IsWithin(node, other))).Order().ToList();
        var reach =
            codes.Zip(found).All(pair => pair.First == pair.Second) ? FigureReach.Exact
            : nodes.Count == 1 ? FigureReach.Higher
            : FigureReach.Scattered;
        string[] names = [.. nodes.Select(node => node.ToString())];
        if (reach == FigureReach.Scattered)
            return new SectorLine(reach, names, [], null);

        SectorFigure[] years =
        [
            .. nodes
                .SelectMany(node => indicators.SelectMany(indicator => figures.Years(indicator, node, area.Level)))
                .Distinct()
                .Order()
                .Select(year => value(nodes, area.Code, year)),
        ];
        return new SectorLine(reach, names, years, compare ? Compare(years, (where, year) => value(nodes, where, year)) : null);
    }

    /// <summary>The code itself or the nearest node above it for which all indicators are known in one year.</summary>
    private SbiCode? LowestKnown(string[] indicators, SbiCode code)
    {
        foreach (var node in tree.Upwards(code))
            if (
                indicators
                    .SelectMany(indicator => figures.Years(indicator, node, area.Level))
                    .Distinct()
                    .Any(year =>
                        indicators.All(indicator => figures.Node(indicator, node, area.Code, year).Status != FigureStatus.Missing)
                    )
            )
                return node;
        return null;
    }

    private SectorComparison? Compare(IEnumerable<SectorFigure> years, Func<AreaCode, int, SectorFigure> value)
    {
        if (years.LastOrDefault(figure => figure.Value is not null) is not { } own)
            return null;
        var values = figures.Peers(area).Select(peer => value(peer.Code, own.Year).Value).OfType<double>().Order().ToList();
        return values.Count < 2
            ? null
            : new SectorComparison(
                own.Year,
                values.Count,
                (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2,
                1 + values.Count(other => other > own.Value)
            );
    }
}
