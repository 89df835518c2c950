using Baken.Kernel;
using Indicator = Baken.Sources.Indicator;

namespace Baken.Areas.Screens;

/// <summary>All that the page of one area shows, computed once: its figures beside those of comparable areas.</summary>
internal sealed class AreaPicture
{
    private AreaPicture(Area area, Atlas atlas, Catalogue catalogue)
    {
        Area = area;
        Atlas = atlas;
        Catalogue = catalogue;
        Home = area.Level == AreaLevel.Municipality ? null : area.Code.Municipality;
        Peers = Comparison.Peers(atlas, area);
    }

    public Area Area { get; }

    public Atlas Atlas { get; }

    public Catalogue Catalogue { get; }

    /// <summary>What the comparison group lies in: null for a municipality, which is compared with all others.</summary>
    public AreaCode? Home { get; }

    /// <summary>The areas of the same level that it is compared with, itself included.</summary>
    public IReadOnlyList<Area> Peers { get; }

    public static AreaPicture Of(Area area, Atlas atlas, Catalogue catalogue) => new(area, atlas, catalogue);

    /// <summary>The figures without breakdown, by theme.</summary>
    public IReadOnlyList<IGrouping<string, FigureRow>> Themes() =>
        [
            .. Atlas
                .Figures(Area.Code)
                .Where(figure => figure.Measure.Part is null)
                .Select(figure => new FigureRow(Catalogue[figure.Measure], figure, Compare(figure)))
                .OrderBy(row => row.Indicator.Label, StringComparer.CurrentCulture)
                .GroupBy(row => row.Indicator.Theme)
                .OrderBy(group => group.Key, StringComparer.CurrentCulture),
        ];

    /// <summary>The parts of a breakdown in their newest year, largest first.</summary>
    public (int Year, IReadOnlyList<(Measure Measure, Figure Figure)> Parts) Parts(string indicator)
    {
        var parts = Atlas
            .Figures(Area.Code)
            .Where(figure => figure.Measure.Indicator == indicator && figure.Measure.Part is not null)
            .ToList();
        if (parts.Count == 0)
            return (0, []);
        var year = parts.Max(figure => figure.Year);
        return (
            year,
            [
                .. parts
                    .Where(figure => figure.Year == year)
                    .OrderBy(figure => !figure.HasValue)
                    .ThenByDescending(figure => figure.Value)
                    .ThenBy(figure => figure.Measure)
                    .Select(figure => (figure.Measure, figure)),
            ]
        );
    }

    public Comparison Compare(Figure figure) => Comparison.Of(Atlas, Area, Peers, figure);
}

/// <summary>A figure on the page of an area.</summary>
internal sealed record FigureRow(Indicator Indicator, Figure Figure, Comparison Comparison);
