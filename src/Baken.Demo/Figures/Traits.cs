using Baken.Demo.Towns;

namespace Baken.Demo.Figures;

/// <summary>What is usual in a neighbourhood of a kind; each neighbourhood departs from it in its own way.</summary>
/// <param name="People">Inhabitants per hectare.</param>
/// <param name="Household">Persons per household.</param>
/// <param name="Flats">Share of dwellings in a building with others.</param>
/// <param name="Owned">Share of dwellings the inhabitant owns.</param>
/// <param name="Social">Share of dwellings of a housing corporation.</param>
/// <param name="Woz">Value of a dwelling, in thousands of euros.</param>
/// <param name="Old">Share of dwellings from before 2000.</param>
/// <param name="Growth">Change of the number of inhabitants in a year.</param>
/// <param name="Crime">Registered crime in relation to the inhabitants, where 1 is the country.</param>
/// <param name="Footfall">People per hectare who are there by day without living there.</param>
/// <param name="Ages">Weights of 0-14, 15-24, 25-44, 45-64 and 65 or over.</param>
internal sealed record Traits(
    double People,
    double Household,
    double Flats,
    double Owned,
    double Social,
    double Woz,
    double Old,
    double Growth,
    double Crime,
    double Footfall,
    double[] Ages
)
{
    public static Traits Of(LandUse use) =>
        use switch
        {
            LandUse.Centre => new(70, 1.7, 0.86, 0.30, 0.38, 275, 0.55, 0.018, 1.1, 110, [10, 15, 36, 22, 17]),
            LandUse.Urban => new(76, 2.0, 0.62, 0.32, 0.54, 255, 0.82, 0.004, 1.35, 4, [16, 14, 31, 24, 15]),
            LandUse.Terraced => new(54, 2.3, 0.16, 0.60, 0.32, 318, 0.90, 0.001, 0.85, 2, [17, 12, 25, 28, 18]),
            LandUse.NewBuild => new(42, 2.8, 0.22, 0.72, 0.18, 425, 0.05, 0.045, 0.55, 2, [27, 10, 34, 22, 7]),
            LandUse.Villa => new(17, 2.5, 0.04, 0.91, 0.04, 585, 0.55, 0.003, 0.60, 0.5, [16, 11, 18, 33, 22]),
            LandUse.BusinessPark => new(0.12, 1.5, 0.30, 0.40, 0.05, 330, 0.70, 0, 1.5, 14, [10, 12, 38, 30, 10]),
            LandUse.Harbour => new(0.5, 1.5, 0.55, 0.55, 0.10, 310, 0.60, 0.01, 1.6, 10, [8, 10, 35, 32, 15]),
            LandUse.Rural => new(0.22, 2.5, 0.03, 0.76, 0.03, 520, 0.75, 0.001, 0.8, 0.1, [16, 12, 20, 32, 20]),
            LandUse.HolidayPark => new(1.3, 1.6, 0.04, 0.62, 0.01, 195, 0.60, 0.02, 1.6, 5, [7, 8, 30, 34, 21]),
            LandUse.Green => new(0.02, 2.2, 0.02, 0.75, 0.02, 480, 0.60, 0, 1.0, 0.6, [14, 10, 22, 32, 22]),
        };
}
