using Baken.Demo.Towns;

namespace Baken.Demo.Figures;

/// <summary>Where a trade settles.</summary>
internal enum Setting
{
    Shop,
    Home,
    Yard,
    Farm,
    Leisure,
}

/// <summary>A class of the business classification, and how common it is.</summary>
/// <param name="Group">The section group of the key figures, by its place in the publisher's order.</param>
/// <param name="Density">Premises per 10,000 people.</param>
internal sealed record Trade(string Code, int Group, double Density, Setting Setting)
{
    /// <summary>The section groups in the publisher's order.</summary>
    public static readonly string[] Groups = ["A", "B-F", "G+I", "H+J", "K-L", "M-N", "O-Q", "R-U"];

    /// <summary>The key figures count all premises, these classes are but a part: how much more there is, by group.</summary>
    public static readonly double[] Whole = [1.5, 1.7, 1.9, 1.8, 1.4, 2.6, 3.0, 1.8];

    public static readonly Trade[] All =
    [
        new("01132", 0, 1.2, Setting.Farm),
        new("0113", 0, 3.5, Setting.Farm),
        new("0146", 0, 1.0, Setting.Farm),
        new("0141", 0, 3.0, Setting.Farm),
        new("0150", 0, 2.2, Setting.Farm),
        new("1071", 1, 1.2, Setting.Shop),
        new("2562", 1, 3.0, Setting.Yard),
        new("3314", 1, 1.8, Setting.Yard),
        new("3832", 1, 0.9, Setting.Yard),
        new("4120", 1, 34, Setting.Home),
        new("4311", 1, 1.3, Setting.Yard),
        new("4312", 1, 3.5, Setting.Yard),
        new("4321", 1, 11, Setting.Home),
        new("4334", 1, 14, Setting.Home),
        new("4339", 1, 16, Setting.Home),
        new("45112", 2, 12, Setting.Yard),
        new("4519", 2, 1.5, Setting.Yard),
        new("45204", 2, 2.0, Setting.Yard),
        new("45201", 2, 6.5, Setting.Yard),
        new("4634", 2, 2.0, Setting.Yard),
        new("4677", 2, 1.3, Setting.Yard),
        new("4711", 2, 5.0, Setting.Shop),
        new("47242", 2, 1.0, Setting.Shop),
        new("4742", 2, 1.4, Setting.Shop),
        new("4776", 2, 3.2, Setting.Shop),
        new("4777", 2, 1.8, Setting.Shop),
        new("4779", 2, 2.2, Setting.Shop),
        new("4791", 2, 46, Setting.Home),
        new("47716", 2, 3.1, Setting.Shop),
        new("55101", 2, 1.2, Setting.Leisure),
        new("5520", 2, 2.5, Setting.Leisure),
        new("5530", 2, 1.1, Setting.Leisure),
        new("56101", 2, 9.5, Setting.Shop),
        new("56102", 2, 8.5, Setting.Shop),
        new("5630", 2, 5.0, Setting.Shop),
        new("4932", 3, 13, Setting.Home),
        new("4941", 3, 8.5, Setting.Yard),
        new("5210", 3, 1.6, Setting.Yard),
        new("53202", 3, 18, Setting.Home),
        new("6190", 3, 1.1, Setting.Shop),
        new("6201", 3, 28, Setting.Home),
        new("6202", 3, 22, Setting.Home),
        new("6420", 4, 55, Setting.Home),
        new("6430", 4, 3.0, Setting.Home),
        new("6499", 4, 1.2, Setting.Shop),
        new("6619", 4, 3.2, Setting.Home),
        new("6810", 4, 7.0, Setting.Home),
        new("68203", 4, 9.5, Setting.Yard),
        new("6831", 4, 5.5, Setting.Shop),
        new("6832", 4, 5.0, Setting.Home),
        new("69101", 5, 4.5, Setting.Home),
        new("6920", 5, 9.0, Setting.Home),
        new("7022", 5, 62, Setting.Home),
        new("77111", 5, 1.4, Setting.Yard),
        new("7810", 5, 2.2, Setting.Shop),
        new("78201", 5, 5.5, Setting.Shop),
        new("7911", 5, 2.0, Setting.Shop),
        new("8010", 5, 3.0, Setting.Home),
        new("8121", 5, 13, Setting.Home),
        new("8291", 5, 0.7, Setting.Shop),
        new("8520", 6, 4.0, Setting.Home),
        new("86913", 6, 6.5, Setting.Home),
        new("88101", 6, 5.5, Setting.Home),
        new("88993", 6, 6.0, Setting.Home),
        new("8891", 6, 8.0, Setting.Home),
        new("92009", 7, 0.6, Setting.Shop),
        new("9312", 7, 5.0, Setting.Leisure),
        new("9313", 7, 2.3, Setting.Yard),
        new("9601", 7, 0.8, Setting.Shop),
        new("96021", 7, 11, Setting.Shop),
        new("96022", 7, 13, Setting.Home),
        new("9604", 7, 1.4, Setting.Shop),
        new("9609", 7, 9.0, Setting.Home),
    ];

    /// <summary>How many premises to expect in a neighbourhood.</summary>
    public double Expected(Profile profile, int year)
    {
        var (perPerson, perHectare) = Pull(Setting, profile.Area.Use);
        return Density / 10_000 * (profile.Inhabitants(year) * perPerson + profile.Area.Hectares * perHectare);
    }

    /// <summary>The people to count with, for each inhabitant and for each hectare of land.</summary>
    private static (double PerPerson, double PerHectare) Pull(Setting setting, LandUse use) =>
        (setting, use) switch
        {
            (Setting.Farm, LandUse.Rural) => (0, 20),
            (Setting.Farm, _) => (0.02, 0),
            (Setting.Shop, LandUse.Centre) => (2, 900),
            (Setting.Shop, LandUse.BusinessPark or LandUse.Harbour) => (0, 16),
            (Setting.Shop, LandUse.HolidayPark) => (0.3, 4),
            (Setting.Shop, _) => (0.38, 0),
            (Setting.Yard, LandUse.BusinessPark or LandUse.Harbour) => (0, 130),
            (Setting.Yard, LandUse.Rural) => (0.3, 1.2),
            (Setting.Yard, _) => (0.3, 0),
            (Setting.Leisure, LandUse.HolidayPark) => (1, 45),
            (Setting.Leisure, LandUse.Harbour) => (1, 25),
            (Setting.Leisure, LandUse.Rural or LandUse.Green) => (1, 2),
            (Setting.Leisure, LandUse.Centre) => (1, 40),
            (Setting.Leisure, _) => (0.25, 0),
            (Setting.Home, LandUse.BusinessPark or LandUse.Harbour) => (1, 22),
            (Setting.Home, LandUse.Centre) => (1.3, 30),
            (Setting.Home, LandUse.HolidayPark) => (1.5, 2),
            (Setting.Home, _) => (0.92, 0),
        };
}
