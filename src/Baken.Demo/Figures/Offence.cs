using Baken.Demo.Towns;

namespace Baken.Demo.Figures;

/// <summary>Where a kind of crime is committed, and so which neighbourhoods have it.</summary>
internal enum Scene
{
    Home,
    Street,
    Nightlife,
    Shops,
    Business,
    Road,
    Outside,
    Water,
}

/// <summary>A kind of crime in the publication of the Dutch police (47018NED); the codes are real, the numbers here are not.</summary>
/// <param name="Rate">Usual number a year for 100,000 inhabitants.</param>
/// <param name="Trend">Usual change in a year.</param>
/// <param name="Secret">Never published below the municipality.</param>
internal sealed record Offence(string Code, double Rate, Scene Scene, double Trend, bool Secret = false)
{
    public const int FirstYear = 2019;
    public const int Years = 6;

    public static readonly Offence[] All =
    [
        new("1.1.1", 128, Scene.Home, -0.09),
        new("1.1.2", 61.7, Scene.Home, -0.07),
        new("1.2.1", 244, Scene.Street, -0.05),
        new("1.2.2", 52.2, Scene.Street, -0.02),
        new("1.2.3", 543, Scene.Street, -0.01),
        new("1.2.4", 68.5, Scene.Nightlife, -0.02),
        new("1.2.5", 159, Scene.Shops, -0.02),
        new("1.3.1", 435, Scene.Road, -0.02),
        new("1.4.1", 60, Scene.Street, -0.02, Secret: true),
        new("1.4.2", 14.3, Scene.Street, -0.02),
        new("1.4.3", 22.6, Scene.Nightlife, -0.02),
        new("1.4.4", 131, Scene.Street, -0.02),
        new("1.4.5", 220, Scene.Street, -0.02),
        new("1.4.6", 13.4, Scene.Nightlife, -0.02),
        new("1.4.7", 3.02, Scene.Street, -0.02),
        new("1.5.2", 4.42, Scene.Water, -0.02),
        new("1.6.1", 23.3, Scene.Business, 0.05),
        new("1.6.2", 465, Scene.Street, -0.02),
        new("1.6.3", 3.6, Scene.Nightlife, -0.02),
        new("2.1.1", 0.955, Scene.Nightlife, -0.02),
        new("2.2.1", 393, Scene.Street, -0.02),
        new("2.4.1", 1.28, Scene.Home, -0.02),
        new("2.4.2", 18.2, Scene.Home, -0.02),
        new("2.5.1", 72.7, Scene.Business, -0.02),
        new("2.5.2", 252, Scene.Shops, 0.04),
        new("2.6.1", 0.275, Scene.Business, -0.02),
        new("2.6.2", 0.724, Scene.Outside, -0.02),
        new("2.6.3", 0.0449, Scene.Water, -0.02),
        new("2.6.4", 0.595, Scene.Outside, -0.02),
        new("2.6.5", 0.0281, Scene.Outside, -0.02),
        new("2.6.7", 0.0842, Scene.Outside, -0.02),
        new("2.6.8", 2.03, Scene.Business, -0.02),
        new("2.6.9", 5.18, Scene.Home, -0.02),
        new("2.6.10", 0.0168, Scene.Outside, -0.02),
        new("2.6.11", 0.005, Scene.Outside, -0.02),
        new("2.6.12", 0.0505, Scene.Outside, -0.02),
        new("2.6.13", 3.95, Scene.Outside, -0.02),
        new("2.6.14", 0.00561, Scene.Street, -0.02),
        new("2.7.2", 13.7, Scene.Street, -0.02),
        new("2.7.3", 6, Scene.Street, -0.02),
        new("3.1.1", 75.3, Scene.Nightlife, 0.01),
        new("3.1.2", 0.331, Scene.Business, -0.02),
        new("3.1.3", 37.2, Scene.Street, 0.03),
        new("3.2.1", 2, Scene.Street, -0.02, Secret: true),
        new("3.2.2", 0.2, Scene.Street, -0.02, Secret: true),
        new("3.3.2", 0.0393, Scene.Street, -0.02),
        new("3.3.5", 0.005, Scene.Street, -0.02),
        new("3.4.2", 0.185, Scene.Water, -0.02),
        new("3.5.2", 238, Scene.Road, -0.02),
        new("3.5.5", 67.2, Scene.Road, -0.02),
        new("3.6.4", 44.3, Scene.Nightlife, -0.02),
        new("3.7.1", 2.82, Scene.Street, -0.02),
        new("3.7.2", 0.887, Scene.Street, -0.02),
        new("3.7.3", 1, Scene.Street, -0.02),
        new("3.7.4", 67.6, Scene.Home, 0.12),
        new("3.9.1", 493, Scene.Home, 0.02),
        new("3.9.2", 1.96, Scene.Street, -0.02),
        new("3.9.3", 2.78, Scene.Street, -0.02),
    ];

    /// <summary>How many to expect in a neighbourhood in a year.</summary>
    public double Expected(Profile profile, int year)
    {
        var (use, land) = (profile.Area.Use, profile.Area.Hectares);
        var people = profile.Inhabitants(year);
        var exposed = Scene switch
        {
            Scene.Home => people,
            Scene.Street => 0.4 * people + 0.5 * profile.Present(year),
            Scene.Nightlife => 0.45 * people
                + (
                    use == LandUse.Centre ? 260
                    : use is LandUse.Harbour ? 12
                    : 0
                ) * land,
            Scene.Shops => 0.3 * people
                + (
                    use == LandUse.Centre ? 420
                    : use == LandUse.BusinessPark ? 5
                    : 0
                ) * land,
            Scene.Business => 0.35 * people
                + (
                    use is LandUse.BusinessPark or LandUse.Harbour ? 55
                    : use == LandUse.Centre ? 120
                    : 0
                ) * land,
            Scene.Road => 0.5 * people + 0.4 * profile.Present(year) + 2 * land,
            Scene.Outside => 0.3 * people + (use is LandUse.Rural or LandUse.Green or LandUse.BusinessPark ? 14 : 0) * land,
            Scene.Water => 0.1 * people + (use is LandUse.Harbour or LandUse.HolidayPark ? 90 : 0) * land,
        };
        var pandemic = Scene is Scene.Nightlife or Scene.Shops && year is (2020 or 2021) ? 0.72 : 1;
        return Rate / 100_000 * exposed * profile.Traits.Crime * profile.Trouble * pandemic * Math.Pow(1 + Trend, year - 2023);
    }
}
