using Baken.Demo.Towns;

namespace Baken.Demo.Figures;

/// <summary>The character of one neighbourhood, from which all its figures in all years follow.</summary>
/// <param name="Means">How well off its households are: about -2 to 2, 0 the average.</param>
/// <param name="Trouble">What its crime departs from what its kind would have: 1 is usual.</param>
internal sealed record Profile(Neighbourhood Area, Traits Traits, double Means, double Trouble, double Base, double Growth)
{
    /// <summary>In whole fives, as the publisher rounds, so that the parts of a whole add up to it.</summary>
    public int Inhabitants(int year) => 5 * (int)Math.Round(Base * Math.Pow(1 + Growth, year - 2024) / 5);

    /// <summary>People who are there by day, inhabitants included.</summary>
    public double Present(int year) => Inhabitants(year) + Area.Hectares * Traits.Footfall;

    /// <summary>The neighbourhoods of a town; its inhabitants are spread by the kind of neighbourhood and the land it has.</summary>
    public static IReadOnlyList<IReadOnlyList<Profile>> Of(Town town, int seed)
    {
        var built = town.Neighbourhoods.Where(n => Traits.Of(n.Use).People > 10).Sum(n => n.Hectares * Traits.Of(n.Use).People);
        var scale = town.Inhabitants / built;
        return [.. town.Districts.Select(district => Of(district, scale, seed))];
    }

    private static List<Profile> Of(District district, double scale, int seed)
    {
        var shared = Chance.For(seed, district.Code + "/character").Normal();
        var profiles = new List<Profile>();
        foreach (var area in district.Neighbourhoods)
        {
            var chance = Chance.For(seed, area.Code + "/character");
            var traits = Traits.Of(area.Use);
            var means = Math.Clamp(
                0.65 * shared
                    + 0.55 * chance.Normal()
                    + (
                        area.Use == LandUse.Villa ? 0.5
                        : area.Use == LandUse.Urban ? -0.4
                        : 0
                    ),
                -2.2,
                2.2
            );
            var trouble = Math.Exp(0.32 * chance.Normal() - 0.22 * means);
            var people = area.Hectares * traits.People * (traits.People > 10 ? scale : 1) * chance.Between(0.8, 1.2);
            profiles.Add(new Profile(area, traits, means, trouble, people, traits.Growth + chance.Between(-0.004, 0.006)));
        }

        return profiles;
    }
}
