namespace Baken.Demo.Figures;

/// <summary>The business premises of a neighbourhood by trade and year: how many, and how many came and went.</summary>
/// <remarks>Each year's number is the last one's plus what was opened less what was closed.</remarks>
internal sealed class Commerce
{
    public const int FirstYear = 2019;
    public const int Years = 6;
    private readonly int[,] sites = new int[Trade.All.Length, Years];
    private readonly int[,] opened = new int[Trade.All.Length, Years];
    private readonly int[,] closed = new int[Trade.All.Length, Years];

    public static Commerce Of(Profile profile, int seed)
    {
        var chance = Chance.For(seed, profile.Area.Code + "/commerce");
        var commerce = new Commerce();
        for (var t = 0; t < Trade.All.Length; t++)
        {
            var expected = Trade.All[t].Expected(profile, FirstYear);
            var count = chance.NegativeBinomial(expected, 6);
            for (var y = 0; y < Years; y++)
            {
                var closed = chance.Binomial(count, 0.085);
                var opened = chance.Poisson(Trade.All[t].Expected(profile, FirstYear + y) * 0.115);
                count += opened - closed;
                (commerce.sites[t, y], commerce.opened[t, y], commerce.closed[t, y]) = (count, opened, closed);
            }
        }

        return commerce;
    }

    public (int Sites, int Opened, int Closed) At(int trade, int year)
    {
        var y = year - FirstYear;
        return (sites[trade, y], opened[trade, y], closed[trade, y]);
    }

    public void Add(Commerce other)
    {
        for (var t = 0; t < Trade.All.Length; t++)
        for (var y = 0; y < Years; y++)
        {
            sites[t, y] += other.sites[t, y];
            opened[t, y] += other.opened[t, y];
            closed[t, y] += other.closed[t, y];
        }
    }

    /// <summary>All premises by section group, also those of the trades that are not told apart; in whole fives.</summary>
    public int[] Groups(int year)
    {
        var groups = new double[Trade.Groups.Length];
        for (var t = 0; t < Trade.All.Length; t++)
            groups[Trade.All[t].Group] += sites[t, year - FirstYear];
        return [.. groups.Select((count, g) => 5 * (int)Math.Ceiling(count * Trade.Whole[g] / 5))];
    }
}
