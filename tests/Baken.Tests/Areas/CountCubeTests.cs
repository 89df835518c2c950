using Baken.Areas;
using Baken.Areas.Editions;
using CsCheck;

namespace Baken.Tests.Areas;

public sealed class CountCubeTests
{
    private static readonly IReadOnlyDictionary<AreaLevel, IReadOnlyList<Area>> areas = AreaLevels.All.ToDictionary(
        level => level,
        IReadOnlyList<Area> (level) =>
            level switch
            {
                AreaLevel.District => [Area("WK995101", null), Area("WK995102", null)],
                AreaLevel.Neighbourhood => [.. Polder.Neighbourhoods.Select(code => Area(code.Value, code.Parent))],
                _ => [],
            }
    );

    [Fact]
    public void A_hidden_sector_cannot_be_computed_from_the_total_and_the_other_sectors()
    {
        var cube = new CountCube(areas, 5);
        cube.Add(AreaLevel.District, null, [100, 100]);
        cube.Add(AreaLevel.District, "sbi2008:47", [97, 60]);
        cube.Add(AreaLevel.District, "sbi2008:56", [3, 40]);
        cube.Protect();

        cube.Hidden(AreaLevel.District, "sbi2008:56").ToArray().ShouldBe([true, false]);
        cube.Hidden(AreaLevel.District, "sbi2008:47").ToArray().ShouldBe([true, false], "100 - 97 = 3");
        cube.Hidden(AreaLevel.District, null).ToArray().ShouldBe([false, false]);
    }

    [Fact]
    public void A_hidden_class_cannot_be_computed_from_its_group()
    {
        var cube = new CountCube(areas, 5);
        cube.Add(AreaLevel.District, "sbi2008:9602", [20, 20]);
        cube.Add(AreaLevel.District, "sbi2008:96021", [18, 10]);
        cube.Add(AreaLevel.District, "sbi2008:96022", [2, 10]);
        cube.Protect();

        cube.Hidden(AreaLevel.District, "sbi2008:96021").ToArray().ShouldBe([true, false]);
    }

    [Fact]
    public void No_sum_has_one_hidden_count_and_no_small_count_is_shown() =>
        Gen.Int[0, 12]
            .Array[8]
            .Sample(leaves =>
            {
                // Two parts in four neighbourhoods, and every sum of them.
                double[][] part =
                [
                    [.. leaves[..4].Select(value => (double)value)],
                    [.. leaves[4..].Select(value => (double)value)],
                ];
                var cube = new CountCube(areas, 5);
                double[] Up(double[] values) => [values[0] + values[1], values[2] + values[3]];
                double[] Both(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a + b)];
                var all = new Dictionary<(AreaLevel, string?), double[]>
                {
                    [(AreaLevel.Neighbourhood, "sbi2008:47")] = part[0],
                    [(AreaLevel.Neighbourhood, "sbi2008:56")] = part[1],
                    [(AreaLevel.Neighbourhood, null)] = Both(part[0], part[1]),
                    [(AreaLevel.District, "sbi2008:47")] = Up(part[0]),
                    [(AreaLevel.District, "sbi2008:56")] = Up(part[1]),
                    [(AreaLevel.District, null)] = Up(Both(part[0], part[1])),
                };
                foreach (var ((level, key), values) in all)
                    cube.Add(level, key, values);
                cube.Protect();

                foreach (var ((level, key), values) in all)
                    for (var index = 0; index < values.Length; index++)
                        if (values[index] is > 0 and < 5)
                            cube.Hidden(level, key)[index].ShouldBeTrue($"{level} {key} {index}: {values[index]}");
                foreach (var key in new[] { "sbi2008:47", "sbi2008:56", null })
                    for (var district = 0; district < 2; district++)
                        OneHidden(
                                (cube.Hidden(AreaLevel.District, key)[district], 1),
                                (
                                    cube.Hidden(AreaLevel.Neighbourhood, key)[2 * district],
                                    all[(AreaLevel.Neighbourhood, key)][2 * district]
                                ),
                                (
                                    cube.Hidden(AreaLevel.Neighbourhood, key)[2 * district + 1],
                                    all[(AreaLevel.Neighbourhood, key)][2 * district + 1]
                                )
                            )
                            .ShouldBeFalse($"{key} in district {district}");
                for (var index = 0; index < 4; index++)
                    OneHidden(
                            (cube.Hidden(AreaLevel.Neighbourhood, null)[index], 1),
                            (cube.Hidden(AreaLevel.Neighbourhood, "sbi2008:47")[index], part[0][index]),
                            (cube.Hidden(AreaLevel.Neighbourhood, "sbi2008:56")[index], part[1][index])
                        )
                        .ShouldBeFalse($"neighbourhood {index}");
            });

    /// <summary>Whether one unknown is left in the sum; a hidden whole of which every other part is zero is its only part and counts as one.</summary>
    private static bool OneHidden(params (bool Hidden, double Value)[] cells) =>
        cells.Count(cell => cell.Hidden) == 1 && !(cells[0].Hidden && cells[1..].All(cell => cell.Value == 0));

    private static Area Area(string code, AreaCode? parent) =>
        new(new AreaId(AreaCode.Parse(code), 2024), code, parent, 1, 5, 52, false, false, 1);
}
