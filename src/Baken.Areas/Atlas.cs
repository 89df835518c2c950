using System.Collections.Frozen;
using Baken.Kernel;

namespace Baken.Areas;

/// <summary>
/// An edition of all areas and their figures, in memory: immutable, columnar, complete. Everything that a screen, the API
/// or a later stage says about areas is read from one atlas, so all of it is of one edition.
/// </summary>
public sealed class Atlas
{
    private readonly FrozenDictionary<AreaCode, (Area Area, int Position)> byCode;
    private readonly FrozenDictionary<AreaLevel, IReadOnlyList<Area>> byLevel;
    private readonly FrozenDictionary<AreaCode, IReadOnlyList<Area>> children;
    private readonly FrozenDictionary<(AreaLevel, Measure), IReadOnlyList<FigureSeries>> series;

    internal Atlas(
        Edition edition,
        AreaCode? home,
        IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas,
        IEnumerable<(AreaLevel Level, FigureSeries Series)> figures,
        IReadOnlyList<int> imports
    )
    {
        Edition = edition;
        Home = home;
        Imports = imports;
        byLevel = areas.ToFrozenDictionary();
        byCode = areas
            .Values.SelectMany(level => level.Select((area, position) => (area, position)))
            .ToFrozenDictionary(item => item.area.Code, item => item);
        children = areas
            .Values.SelectMany(level => level)
            .Where(area => area.Parent is not null)
            .GroupBy(area => area.Parent!.Value)
            .ToFrozenDictionary(group => group.Key, IReadOnlyList<Area> (group) => [.. group]);
        series = figures
            .GroupBy(item => (item.Level, item.Series.Measure))
            .ToFrozenDictionary(
                group => group.Key,
                IReadOnlyList<FigureSeries> (group) => [.. group.Select(item => item.Series).OrderBy(item => item.Year)]
            );
    }

    public Edition Edition { get; }

    /// <summary>The own municipality; null in an installation that holds several and has named none.</summary>
    public AreaCode? Home { get; }

    /// <summary>The imports this edition was made from, in the order in which they were taken in.</summary>
    public IReadOnlyList<int> Imports { get; }

    public bool IsEmpty => byCode.Count == 0;

    /// <summary>The areas of a level in order of their codes; all of them, or those within one area of a higher level.</summary>
    public IReadOnlyList<Area> Areas(AreaLevel level, AreaCode? within = null)
    {
        var all = byLevel.GetValueOrDefault(level, []);
        return within is not { } outer || outer.Level == AreaLevel.Country ? all : [.. all.Where(area => IsWithin(area, outer))];
    }

    public Area? Find(AreaCode code) => byCode.TryGetValue(code, out var found) ? found.Area : null;

    public IReadOnlyList<Area> Children(AreaCode code) => children.GetValueOrDefault(code, []);

    /// <summary>The area and everything it lies in, from large to small: the way to it.</summary>
    public IReadOnlyList<Area> PathTo(Area area)
    {
        ArgumentNullException.ThrowIfNull(area);
        var path = new List<Area> { area };
        while (path[^1].Parent is { } parent && Find(parent) is { } above)
            path.Add(above);
        path.Reverse();
        return path;
    }

    public bool IsWithin(Area area, AreaCode outer)
    {
        ArgumentNullException.ThrowIfNull(area);
        for (AreaCode? code = area.Code; code is { } here; code = Find(here)?.Parent ?? here.Parent)
            if (here == outer)
                return true;
        return false;
    }

    /// <summary>Every measure that some area of the level has a value for, in order.</summary>
    public IReadOnlyList<Measure> Measures(AreaLevel level) =>
        [
            .. series
                .Where(item => item.Key.Item1 == level && item.Value.Any(one => one.HasAny))
                .Select(item => item.Key.Item2)
                .Order(),
        ];

    /// <summary>The series of a measure, oldest year first.</summary>
    public IReadOnlyList<FigureSeries> Years(AreaLevel level, Measure measure) => series.GetValueOrDefault((level, measure), []);

    /// <summary>A measure of a level in a year, or in the newest year that has any value.</summary>
    public FigureSeries? Series(AreaLevel level, Measure measure, int? year = null)
    {
        var years = Years(level, measure);
        return year is { } one
            ? years.FirstOrDefault(item => item.Year == one)
            : years.LastOrDefault(item => item.HasAny) ?? (years.Count > 0 ? years[^1] : null);
    }

    /// <summary>A figure of one area, in a year or in the newest in which this area has something to say.</summary>
    public Figure? Figure(AreaCode code, Measure measure, int? year = null)
    {
        if (!byCode.TryGetValue(code, out var found))
            return null;
        if (year is not null)
            return Series(code.Level, measure, year) is { } exact ? exact[found.Position] : null;

        var years = Years(code.Level, measure);
        for (var index = years.Count - 1; index >= 0; index--)
            if (years[index][found.Position] is { Status: not FigureStatus.Missing } figure)
                return figure;
        return years.Count > 0 ? years[^1][found.Position] : null;
    }

    /// <summary>All figures of an area over the years, oldest first; missing years are in it as missing.</summary>
    public IReadOnlyList<Figure> History(AreaCode code, Measure measure) =>
        byCode.TryGetValue(code, out var found) ? [.. Years(code.Level, measure).Select(one => one[found.Position])] : [];

    /// <summary>The newest figure of every measure that this area has a value (or a hidden one) for.</summary>
    public IReadOnlyList<Figure> Figures(AreaCode code) =>
        byCode.ContainsKey(code)
            ?
            [
                .. series
                    .Keys.Where(key => key.Item1 == code.Level)
                    .Select(key => Figure(code, key.Item2))
                    .OfType<Figure>()
                    .Where(figure => figure.Status != FigureStatus.Missing)
                    .OrderBy(figure => figure.Measure),
            ]
            : [];

    /// <summary>The position of an area in the series of its level; -1 when this edition does not know it.</summary>
    public int Position(AreaCode code) => byCode.TryGetValue(code, out var found) ? found.Position : -1;

    /// <summary>All series of one level and year range, for whoever goes over everything (hash, export).</summary>
    internal IEnumerable<(AreaLevel Level, FigureSeries Series)> AllSeries =>
        series
            .OrderBy(item => item.Key.Item1)
            .ThenBy(item => item.Key.Item2)
            .SelectMany(item => item.Value.Select(one => (item.Key.Item1, one)));
}
