using Baken.Areas;
using Baken.Kernel;

namespace Baken.Profiles.Computing;

/// <summary>
/// The figures of an atlas as inputs of a model. An indicator takes one year for all areas of a level, so that a rank
/// never compares years: the newest in which at least half as many areas have a value as in the best year.
/// </summary>
internal static class AreaInputs
{
    /// <summary>A denominator of a year earlier or later may serve when that of the year itself is not there yet.</summary>
    private const int YearsApart = 1;

    public static IEnumerable<InputTable> Of(ProfileModel model, Atlas atlas)
    {
        foreach (var level in model.Levels)
        {
            var within =
                model.Comparison == ComparisonGroup.HomeMunicipality && level != AreaLevel.Municipality ? atlas.Home : null;
            var areas = atlas.Areas(level, within);
            if (areas.Count == 0)
                continue;
            List<Subject> subjects =
            [
                .. areas.Select(area => new Subject(
                    area.Code.Value,
                    area.Name,
                    model.ExcludeWater && area.IsWater ? "water" : null
                )),
            ];
            yield return new InputTable(
                level.Word(),
                within?.Value,
                subjects,
                model.Indicators.ToDictionary(
                    indicator => indicator.Key,
                    indicator =>
                        Column(indicator, atlas, level, areas)
                            .Zip(
                                subjects,
                                (cell, subject) => subject.Excluded is null ? cell : Cell.None(IndicatorStatus.Missing)
                            )
                            .ToArray()
                )
            );
        }
    }

    private static Cell[] Column(ProfileIndicator indicator, Atlas atlas, AreaLevel level, IReadOnlyList<Area> areas)
    {
        var years = indicator
            .Measures.SelectMany(measure => atlas.Years(level, measure))
            .Select(series => series.Year)
            .Distinct()
            .Order()
            .Select(year => (Year: year, Cells: areas.Select(area => At(indicator, atlas, area, year)).ToArray()))
            .ToList();
        if (years.Count == 0)
            return [.. areas.Select(_ => Cell.None(IndicatorStatus.Missing))];
        var most = years.Max(one => Present(one.Cells));
        return years.Last(one => Present(one.Cells) * 2 >= most).Cells;
    }

    private static int Present(Cell[] cells) => cells.Count(cell => cell.Status == IndicatorStatus.Counted);

    private static Cell At(ProfileIndicator indicator, Atlas atlas, Area area, int year)
    {
        var sum = 0.0;
        var imports = new SortedSet<int>();
        foreach (var measure in indicator.Measures)
        {
            // One hidden part hides the sum, one missing part makes it missing: neither is zero.
            if (atlas.Figure(area.Code, measure, year) is not { } figure || figure.Status == FigureStatus.Missing)
                return Cell.None(IndicatorStatus.Missing, year);
            if (figure.Status == FigureStatus.Suppressed)
                return Cell.None(IndicatorStatus.Suppressed, year);
            sum += figure.Value;
            imports.Add(figure.Import);
        }

        return indicator.Per is { } per
            ? Divide(sum, per, atlas, area, year, imports)
            : new Cell(sum, IndicatorStatus.Counted, year, null, [.. imports]);
    }

    private static Cell Divide(double sum, Denominator per, Atlas atlas, Area area, int year, SortedSet<int> imports)
    {
        var denominator = atlas
            .History(area.Code, per.Measure)
            .Where(figure => Math.Abs(figure.Year - year) <= YearsApart && figure.Status != FigureStatus.Missing)
            .OrderBy(figure => Math.Abs(figure.Year - year))
            .ThenBy(figure => figure.Year)
            .Select(figure => (Figure?)figure)
            .FirstOrDefault();
        if (denominator is not { } found)
            return Cell.None(IndicatorStatus.Missing, year);
        if (found.Status == FigureStatus.Suppressed)
            return Cell.None(IndicatorStatus.Suppressed, year);
        if (found.Value < per.AtLeast)
            return Cell.None(IndicatorStatus.TooFew, year);
        imports.Add(found.Import);
        return new Cell(sum / found.Value * per.Times, IndicatorStatus.Counted, year, found.Year, [.. imports]);
    }
}
