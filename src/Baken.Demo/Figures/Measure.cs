namespace Baken.Demo.Figures;

/// <summary>What is counted in a neighbourhood and may be added up to a district and a municipality.</summary>
internal enum Measure
{
    Inhabitants, Men, Women, Age0, Age15, Age25, Age45, Age65, Unmarried, Married, Divorced, Widowed,
    OriginNetherlands, OriginEurope, OriginOutside, BornHereNetherlands, BornHereEurope, BornHereOutside, BornAwayEurope, BornAwayOutside,
    Births, Deaths,
    Households, OnePerson, WithoutChildren, WithChildren,
    Dwellings, WozTotal, SingleFamily, Occupied, Owned, Social, OtherRent, UnknownOwner, Before2000, DistrictHeating,
    Electricity, Gas,
    EducationLow, EducationMiddle, EducationHigh, Adults, Working, Employees, SelfEmployed,
    Earners, Income, LowEarners, HighEarners, HouseholdIncome, LowHouseholds, HighHouseholds, PoorHouseholds, Minimum, Minimum110, Minimum120, Wealth,
    Assistance, Disability, Unemployment, Pension, YouthCare, Care,
    Sites, SitesA, SitesBF, SitesGI, SitesHJ, SitesKL, SitesMN, SitesOQ, SitesRU,
    Cars, PetrolCars, OtherCars, Motorcycles,
    DoctorKm, SupermarketKm, DaycareKm, SchoolKm, Schools,
    Hectares, Land, Water, AddressDensity,
}
