using static Baken.Demo.Figures.Measure;

namespace Baken.Demo.Figures;

/// <summary>Counts a neighbourhood: what lives there, in what, from what.</summary>
internal static class Census
{
    public static readonly int Measures = Enum.GetValues<Measure>().Length;

    /// <param name="sites">Business premises by section group, in the publisher's order.</param>
    public static double[] Count(Profile profile, int year, int seed, int[] sites)
    {
        var chance = Chance.For(seed, $"{profile.Area.Code}/census/{year}");
        var own = Chance.For(seed, profile.Area.Code + "/census");
        var m = new double[Measures];
        void Set(Measure measure, double value) => m[(int)measure] = value;
        double Get(Measure measure) => m[(int)measure];
        void Divide(double total, Measure first, params ReadOnlySpan<double> weights) =>
            Fives(total, weights, m.AsSpan((int)first, weights.Length));

        var (traits, means, people) = (profile.Traits, profile.Means, profile.Inhabitants(year));
        double Tilt(double share, double by) => Math.Clamp(share + by * means, 0.01, 0.98);
        Set(Inhabitants, people);
        Divide(people, Men, own.Between(0.485, 0.515), 0.5);
        Divide(people, Age0, [.. traits.Ages.Select(a => a * own.Between(0.85, 1.15))]);
        Divide(people, Unmarried, 0.52 - 0.03 * means, 0.35 + 0.04 * means, 0.085, 0.045);
        Population(people, own, Set, Divide, Get);
        Set(Births, Round5(people * (traits.Ages[0] / 1700) * chance.Between(0.8, 1.2)));
        Set(Deaths, Round5(people * (traits.Ages[4] / 2100) * chance.Between(0.8, 1.2)));

        var households = Round5(people / (traits.Household * own.Between(0.93, 1.07)));
        Set(Households, households);
        Divide(households, OnePerson, 1.15 - 0.32 * traits.Household, 0.30, Math.Max(0.05, 0.29 * traits.Household - 0.38));
        var dwellings = Round5(
            households * 1.03 + (profile.Area.Use == Towns.LandUse.HolidayPark ? profile.Area.Hectares * 0.4 : 0)
        );
        Set(Dwellings, dwellings);
        Set(WozTotal, dwellings * traits.Woz * Math.Exp(0.16 * means) * (1 + 0.055 * (year - 2023)) * own.Between(0.94, 1.06));
        Set(SingleFamily, dwellings * Math.Clamp((1 - traits.Flats) * own.Between(0.85, 1.15), 0, 1));
        Set(Occupied, Math.Min(dwellings, dwellings * own.Between(0.93, 0.99)));
        Set(Owned, dwellings * Tilt(traits.Owned, 0.08));
        Set(Social, (dwellings - Get(Owned)) * Math.Clamp(traits.Social / (1 - traits.Owned) * own.Between(0.85, 1.1), 0, 1));
        Set(UnknownOwner, dwellings * 0.004);
        Set(OtherRent, Math.Max(0, dwellings - Get(Owned) - Get(Social) - Get(UnknownOwner)));
        Set(Before2000, dwellings * Math.Clamp(traits.Old * own.Between(0.9, 1.08), 0, 1));
        Set(
            DistrictHeating,
            dwellings
                * (
                    traits.Flats > 0.5 ? 0.7
                    : traits.Old < 0.2 ? 0.8
                    : 0.05
                )
        );
        Set(Electricity, dwellings * (1_500 + 480 * traits.Household) * chance.Between(0.95, 1.05));
        Set(Gas, (dwellings - Get(DistrictHeating)) * (500 + 700 * traits.Old) * chance.Between(0.95, 1.05));

        var adults = Get(Age15) + Get(Age25) + Get(Age45) + Get(Age65);
        var ofWorkingAge = Get(Age15) + Get(Age25) + Get(Age45);
        Set(Adults, ofWorkingAge);
        Divide(Round5(adults * 0.97), EducationLow, Tilt(0.27, -0.06), 0.41, Tilt(0.32, 0.08));
        Set(Working, ofWorkingAge * Tilt(0.73, 0.03));
        Set(SelfEmployed, Get(Working) * Tilt(0.15, 0.02));
        Set(Employees, Get(Working) - Get(SelfEmployed));
        Set(Earners, Round5(people * 0.80 * Math.Min(1, 1.2 - traits.Ages[0] / 100)));
        Set(Income, Get(Earners) * 36.5 * Math.Exp(0.16 * means) * (1 + 0.04 * (year - 2023)));
        Set(LowEarners, Get(Earners) * Tilt(0.40, -0.07));
        Set(HighEarners, Get(Earners) * Tilt(0.20, 0.07));
        Set(HouseholdIncome, households * 35.5 * Math.Exp(0.15 * means) * (1 + 0.04 * (year - 2023)));
        Set(LowHouseholds, households * Tilt(0.39, -0.09));
        Set(HighHouseholds, households * Tilt(0.20, 0.08));
        Set(PoorHouseholds, households * Tilt(0.065, -0.028));
        Set(Minimum, households * Tilt(0.075, -0.03));
        Set(Minimum110, Get(Minimum) * 1.5);
        Set(Minimum120, Get(Minimum) * 1.9);
        Set(Wealth, households * 110 * Math.Exp(0.6 * means) * (0.3 + traits.Owned));
        Set(Assistance, Round5(adults * Tilt(0.035, -0.02) * chance.Between(0.9, 1.1)));
        Set(Disability, Round5(adults * Tilt(0.055, -0.012)));
        Set(Unemployment, Round5(adults * 0.011 * chance.Between(0.8, 1.2)));
        Set(Pension, Round5(Get(Age65) * 0.97));
        Set(YouthCare, Round5(Get(Age0) * Tilt(0.10, -0.02)));
        Set(Care, Round5(people * Tilt(0.04, -0.01) + Get(Age65) * 0.12));
        Premises(sites, m);
        Set(
            Cars,
            Round5(
                households
                    * (profile.Area.Use == Towns.LandUse.Centre ? 0.6 : 0.95 + 0.12 * means + 0.15 * (traits.Household - 2))
                    + sites.Sum() * 0.25
            )
        );
        Divide(Get(Cars), PetrolCars, 0.80 - 0.03 * (year - 2022), 0.20 + 0.03 * (year - 2022));
        Set(Motorcycles, Round5(people * 0.035 * own.Between(0.8, 1.2)));
        Distances(profile, people, own, Set);
        Set(Hectares, profile.Area.Hectares);
        Set(Water, profile.Area.Hectares * own.Between(0.01, 0.09));
        Set(Land, profile.Area.Hectares - Get(Water));
        Set(
            AddressDensity,
            people * Math.Max(25, 2_900 * Math.Exp(-profile.Area.FromCentre / 3_000) * (0.4 + Math.Min(1, traits.People / 60)))
        );
        return m;
    }

    private delegate void Division(double total, Measure first, params ReadOnlySpan<double> weights);

    /// <summary>Figures on origin, because the publisher's table has them; chance only, and Baken must refuse to take them in.</summary>
    private static void Population(
        int people,
        Chance own,
        Action<Measure, double> set,
        Division divide,
        Func<Measure, double> get
    )
    {
        divide(people, OriginNetherlands, own.Between(0.6, 0.8), 0.11, own.Between(0.1, 0.25));
        set(BornHereNetherlands, get(OriginNetherlands));
        set(BornHereEurope, Math.Min(get(OriginEurope), Round5(get(OriginEurope) * 0.4)));
        set(BornAwayEurope, get(OriginEurope) - get(BornHereEurope));
        set(BornHereOutside, Math.Min(get(OriginOutside), Round5(get(OriginOutside) * 0.45)));
        set(BornAwayOutside, get(OriginOutside) - get(BornHereOutside));
    }

    private static void Premises(int[] sites, double[] m)
    {
        for (var i = 0; i < sites.Length; i++)
            m[(int)SitesA + i] = sites[i];
        m[(int)Sites] = sites.Sum();
    }

    private static void Distances(Profile profile, int people, Chance own, Action<Measure, double> set)
    {
        var km = profile.Area.FromCentre / 1_000;
        set(DoctorKm, people * (0.35 + km * own.Between(0.25, 0.5)));
        set(SupermarketKm, people * (0.3 + km * own.Between(0.25, 0.55)));
        set(DaycareKm, people * (0.3 + km * own.Between(0.15, 0.35)));
        set(SchoolKm, people * (0.35 + km * own.Between(0.15, 0.35)));
        set(Schools, people * Math.Max(0, 13 - 2.6 * km + own.Between(-2, 2)));
    }

    public static double Round5(double value) => 5 * Math.Round(Math.Max(0, value) / 5);

    /// <summary>Divides a total that is a whole number of fives into parts that are, too.</summary>
    private static void Fives(double total, ReadOnlySpan<double> weights, Span<double> parts)
    {
        var (sum, given, running) = (0.0, 0.0, 0.0);
        foreach (var weight in weights)
            sum += weight;
        for (var i = 0; i < weights.Length; i++)
        {
            running += weights[i];
            var upTo = i == weights.Length - 1 ? total : Round5(total * running / sum);
            parts[i] = upTo - given;
            given = upTo;
        }
    }
}
