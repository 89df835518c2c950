using AreaStatistics;
using Baken.Kernel;

namespace Baken.Areas;

/// <summary>Where a figure stands among those of comparable areas. It says what is high, not what is bad.</summary>
/// <param name="Median">Of the comparable areas that have a value; not a number where none has.</param>
/// <param name="Rank">1 is the highest; null without a value.</param>
/// <param name="Count">How many areas have a value.</param>
internal sealed record Comparison(double Median, int? Rank, int Count, double[] Values)
{
    /// <summary>
    /// The areas of the same level that an area is compared with, itself included: those of its municipality, and for a
    /// municipality all others.
    /// </summary>
    public static IReadOnlyList<Area> Peers(Atlas atlas, Area area) =>
        atlas.Areas(area.Level, area.Level == AreaLevel.Municipality ? null : area.Code.Municipality);

    public static Comparison Of(Atlas atlas, Area area, IReadOnlyList<Area> peers, Figure figure)
    {
        if (atlas.Series(area.Level, figure.Measure, figure.Year) is not { } series)
            return new Comparison(double.NaN, null, 0, []);
        var values = new double[peers.Count];
        var position = -1;
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = series.Values[atlas.Position(peers[index].Code)];
            if (peers[index].Code == area.Code)
                position = index;
        }

        return new Comparison(
            Descriptive.Median(values),
            position < 0 ? null : Ranking.FromHighest(values)[position],
            values.Count(double.IsFinite),
            values
        );
    }
}
