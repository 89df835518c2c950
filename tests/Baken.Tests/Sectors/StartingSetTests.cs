using Baken.Sectors;
using Baken.Sectors.StartingSets;

namespace Baken.Tests.Sectors;

public sealed class StartingSetTests
{
    /// <summary>The sectors of the reference, as its table writes their codes: SBI 2008 and SBI 2025 (NACE 2.1).</summary>
    public static TheoryData<string, string, string> Reference =>
        new()
        {
            { "Hairdressers, barbers", "96.02.1", "96.21" },
            { "Beauty, nails", "96.02.2", "96.22" },
            { "Massage, sauna", "96.04", "96.23" },
            { "Sex work, escort, other personal services", "96.09", "96.99" },
            { "Laundrettes", "96.01", "96.10" },
            { "Car trade", "45.11 45.19", "47.81" },
            { "Garages, car wash", "45.20", "95.31" },
            { "Car rental, lease", "77.11", "77.11 77.51" },
            { "Restaurants and takeaway", "56.10", "56.1" },
            { "Cafés, shisha", "56.30", "56.30" },
            { "Hotels, holiday homes, campsites", "55.10 55.20 55.30", "55.10 55.20 55.30" },
            { "Phone shops, call shops", "47.42 61.90", "47.40 61.20 61.90" },
            { "Money transfer, exchange", "64.99 66.19", "64.99 66.19" },
            { "Mini-markets, night shops", "47.11", "47.11" },
            { "Growshops, garden shops", "47.76", "47.76" },
            { "Jewellers, gold, second-hand", "47.77 47.79", "47.77 47.79" },
            { "Scrap, recycling", "38.32 46.77", "38.2 46.87" },
            { "Real estate: trade, rental, agents, management", "68.10 68.20 68.31 68.32", "68.11 68.12 68.20 68.31 68.32" },
            { "Temp agencies, payroll", "78.10 78.20 78.30", "78.10 78.20" },
            { "Home care, day care, guidance", "88.10 88.99 87", "88.10 88.99 87" },
            { "Cleaning", "81.21", "81.21" },
            { "Construction, demolition", "41.20 43", "41.00 43" },
            { "Road haulage, couriers, taxi", "49.41 53.20 49.32", "49.41 53.20 49.3" },
            { "Storage, self-storage", "52.10 68.20", "52.10 68.20" },
            { "Fitness, combat sport", "93.13 93.12", "93.13 93.12" },
            { "Gambling", "92.00", "92.00" },
            { "Travel agents", "79.11", "79.11" },
            { "Bookkeepers, legal, notary", "69.20 69.10", "69.20 69.10" },
            { "Trusts, holdings", "64.20 64.30", "64.21 64.32" },
            { "Debt collection", "82.91", "82.91" },
            { "Security firms", "80.10", "80.01" },
            { "Horticulture, livestock barns", "01.13 01.46", "01.13 01.46" },
        };

    [Theory]
    [MemberData(nameof(Reference))]
    public void The_starting_set_has_every_sector_of_the_reference_with_its_codes(string name, string sbi2008, string sbi2025)
    {
        var sector = StartingSet.Sectors.Single(one => one.NameEnglish == name);

        sector.Codes.Where(code => code.Edition == 2008).Select(code => code.Dotted).ShouldBe(sbi2008.Split(' '));
        sector.Codes.Where(code => code.Edition == 2025).Select(code => code.Dotted).ShouldBe(sbi2025.Split(' '));
    }

    [Fact]
    public void The_starting_set_has_nothing_beside_the_reference()
    {
        StartingSet.Sectors.Count.ShouldBe(Reference.Count);
        StartingSet.Sectors.Select(sector => sector.Key).ShouldBeUnique();
    }

    [Fact]
    public void A_code_of_sbi_2008_is_never_said_to_be_confirmed()
    {
        var codes = StartingSet.Sectors.SelectMany(sector => sector.Codes).ToList();

        codes.Where(code => code.Edition == 2008).ShouldAllBe(code => code.Standing == CodeStanding.Recalled);
        StartingSet
            .Sectors.Single(sector => sector.Key == "telefoonwinkels-en-belhuizen")
            .Codes.Where(code => code.Edition == 2025)
            .Select(code => code.Standing)
            .ShouldBe([CodeStanding.Recalled, CodeStanding.Confirmed, CodeStanding.Confirmed]);
    }

    [Fact]
    public void Every_sector_is_judged_by_every_criterion_and_without_evidence_the_verdict_is_unknown()
    {
        foreach (var sector in StartingSet.Sectors)
            sector
                .Criteria.Select(state => state.Criterion)
                .ShouldBe(Criteria.All.Select(criterion => criterion.Key), sector.Key);

        var judgements = StartingSet.Sectors.SelectMany(sector => sector.Criteria).Select(state => state.Current).ToList();
        judgements.Count.ShouldBe(32 * 6);
        judgements.Count(judgement => judgement.Verdict == Verdict.Yes).ShouldBe(9);
        judgements.ShouldAllBe(judgement => judgement.Verdict == Verdict.Unknown == (judgement.Evidence.Length == 0));
        judgements
            .Where(judgement => judgement.Verdict != Verdict.Unknown)
            .ShouldAllBe(judgement => judgement.Source.StartsWith("https://", StringComparison.Ordinal));
        judgements.ShouldAllBe(judgement => judgement.Author == "Baken startset" && judgement.ReviewBy > judgement.Date);
    }
}
