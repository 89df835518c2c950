using Baken.Areas;

namespace Baken.Tests.Sectors;

/// <summary>An atlas by hand. A value is a number, NaN for missing, or <see cref="Hidden"/>.</summary>
internal static class SectorsAtlas
{
    public const double Hidden = double.NegativeInfinity;

    public static Atlas Make(string[] codes, (string Measure, int Year, double[] Values)[] figures, string? home = null)
    {
        var areas = codes
            .Select(AreaCode.Parse)
            .Select(code => new Area(new AreaId(code, 2024), $"Gebied {code}", code.Parent, 100, 5, 52, true, false, 1))
            .GroupBy(area => area.Level)
            .ToDictionary(group => group.Key, IReadOnlyList<Area> (group) => [.. group]);
        foreach (var level in AreaLevels.All)
            areas.TryAdd(level, []);
        var level0 = codes.Length == 0 ? AreaLevel.Municipality : AreaCode.Parse(codes[0]).Level;
        var series = figures.Select(
            (one, index) =>
                (
                    level0,
                    new FigureSeries(
                        Measure.Parse(one.Measure),
                        one.Year,
                        areas[level0],
                        [.. one.Values.Select(value => value == Hidden ? double.NaN : value)],
                        [.. one.Values.Select(Status)],
                        [.. one.Values.Select(_ => index + 1)]
                    )
                )
        );
        return new Atlas(
            new Edition("areas", 7, DateTimeOffset.UnixEpoch, "hash"),
            home is null ? null : AreaCode.Parse(home),
            areas,
            series,
            [1]
        );

        static FigureStatus Status(double value) =>
            value == Hidden ? FigureStatus.Suppressed
            : double.IsNaN(value) ? FigureStatus.Missing
            : FigureStatus.Published;
    }
}
