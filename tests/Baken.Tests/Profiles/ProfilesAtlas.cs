using Baken.Areas;

namespace Baken.Tests.Profiles;

/// <summary>An atlas by hand: districts of one municipality. NaN is missing, <see cref="Hidden"/> is suppressed.</summary>
internal static class ProfilesAtlas
{
    public const double Hidden = double.NegativeInfinity;

    public static AreaCode Home { get; } = AreaCode.Parse("GM0034");

    public static Atlas Make(int districts, params (string Measure, int Year, double[] Values)[] figures) =>
        Make(districts, number: 7, water: [], figures);

    public static Atlas Make(int districts, int number, int[] water, params (string Measure, int Year, double[] Values)[] figures)
    {
        var areas = AreaLevels.All.ToDictionary(level => level, IReadOnlyList<Area> (_) => []);
        areas[AreaLevel.Municipality] = [Area("GM0034", 0, false)];
        areas[AreaLevel.District] =
        [
            .. Enumerable.Range(0, districts).Select(index => Area($"WK0034{index + 1:00}", index, water.Contains(index))),
        ];
        return new Atlas(
            new Edition("areas", number, DateTimeOffset.UnixEpoch, $"hash {number}"),
            Home,
            areas,
            figures.Select(
                (one, index) =>
                    (
                        AreaLevel.District,
                        new FigureSeries(
                            Measure.Parse(one.Measure),
                            one.Year,
                            areas[AreaLevel.District],
                            [.. one.Values.Select(value => value == Hidden ? double.NaN : value)],
                            [
                                .. one.Values.Select(value =>
                                    value == Hidden ? FigureStatus.Suppressed
                                    : double.IsNaN(value) ? FigureStatus.Missing
                                    : FigureStatus.Published
                                ),
                            ],
                            [.. one.Values.Select(_ => index + 1)]
                        )
                    )
            ),
            [1]
        );
    }

    private static Area Area(string code, int index, bool water) =>
        new(
            new AreaId(AreaCode.Parse(code), 2024),
            $"Wijk {index + 1}",
            code == "GM0034" ? null : Home,
            100,
            5.2,
            52.3,
            true,
            water,
            1
        );
}
