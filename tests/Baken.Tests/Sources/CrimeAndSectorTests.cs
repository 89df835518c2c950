using Baken.Sources;

namespace Baken.Tests.Sources;

public sealed class CrimeAndSectorTests : IDisposable
{
    private readonly Given given = new();

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task Every_level_keeps_its_own_count_and_a_withheld_one_is_not_zero()
    {
        var outcome = await given.Read(
            SourceKeys.PoliceCrime,
            "47018NED.csv",
            """
            "ID";"SoortMisdrijf";"WijkenEnBuurten";"Perioden";"GeregistreerdeMisdrijven_1"
            0;"0.0.0 ";"NL00      ";"2023JJ00";1000
            1;"0.0.0 ";"GM9001    ";"2023JJ00";50
            2;"0.0.0 ";"WK900101  ";"2023JJ00";30
            3;"0.0.0 ";"BU90010101";"2023JJ00";12
            4;"1.1.1 ";"BU90010101";"2023JJ00";
            5;"1.1.1 ";"BU90010101";"2022JJ00";0
            6;"2.6.10";"BU90010101";"2023JJ00";2
            7;"0.0.0 ";"BU90010101";"2023MM04";2

            """
        );

        outcome.Refusal.ShouldBeNull();
        var reading = outcome.Value;
        reading.Value("NL00", "misdrijven", 2023).ShouldBe(1000);
        reading.Value("GM9001", "misdrijven", 2023).ShouldBe(50);
        reading.Value("WK900101", "misdrijven", 2023).ShouldBe(30);
        reading.Value("BU90010101", "misdrijven/1.1.1", 2023).ShouldBe(double.NaN);
        reading.Value("BU90010101", "misdrijven/1.1.1", 2022).ShouldBe(0);
        reading.Value("BU90010101", "misdrijven/2.6.10", 2023).ShouldBe(2);
        reading.Value("WK900101", "misdrijven/1.1.1", 2023).ShouldBeNull();
        reading.PartTitles["1.1.1"].ShouldBe("Diefstal/inbraak woning");
        reading.Rejected.ShouldHaveSingleItem().Reason.ShouldContain("maand");
    }

    [Fact]
    public async Task A_list_of_establishments_is_read_per_sector_without_inventing_the_missing_ones()
    {
        var outcome = await given.Read(
            SourceKeys.Establishments,
            "export.csv",
            "gebiedscode;jaar;sbi2008;vestigingen;opgericht;opgeheven\nWK900101;2024;96.02.1;12;3;1\nWK900102;2024;5610;7;x;\nWK900102;2024;onzin;7;1;1\n"
        );

        var reading = outcome.Value;
        reading.Value("WK900101", "vestigingen/sbi2008:96021", 2024).ShouldBe(12);
        reading.Value("WK900101", "vestigingen-opgericht/sbi2008:96021", 2024).ShouldBe(3);
        reading.Value("WK900102", "vestigingen-opgericht/sbi2008:5610", 2024).ShouldBe(double.NaN);
        reading.Value("WK900102", "vestigingen/sbi2008:96021", 2024).ShouldBeNull();
        reading.Rejected.ShouldHaveSingleItem().Column.ShouldBe("sbi2008");
    }

    [Fact]
    public async Task Two_spellings_of_one_place_are_one_place()
    {
        var order = new ImportOrder(
            SourceKeys.Bankruptcies,
            [
                new SourceFile(
                    given.Write(
                        "f.csv",
                        "plaats,sbi_afdeling,sbi_omschrijving,sectie,jaar,faillissementen\n'S-PROEFDAM,47,Detailhandel,G,2024,2\n's-Proefdam,47,Detailhandel,G,2024,3\n's-Proefdam,,,,2024,1\nElders,47,Detailhandel,G,2024,9\n"
                    )
                ),
            ],
            Places: new Dictionary<string, AreaCode> { ["’s-Proefdam"] = AreaCode.Parse("GM9001") }
        );
        var outcome = await Given.Outcome(order);

        outcome.Refusal.ShouldBeNull();
        outcome.Value.Value("GM9001", "faillissementen/sbi2008:47", 2024).ShouldBe(5);
        outcome.Value.Value("GM9001", "faillissementen/onbekend", 2024).ShouldBe(1);
        outcome.Value.Value("GM9001", "faillissementen", 2024).ShouldBe(6);
        outcome.Value.Rejected.ShouldHaveSingleItem().Reason.ShouldContain("Elders");
    }

    [Theory]
    [InlineData("sbi2025.csv", "sbi2025:9621")]
    [InlineData("indeling.csv", "sbi2008:9621")]
    public async Task The_edition_of_a_tree_is_read_from_its_name_or_the_order(string name, string code)
    {
        var outcome = await given.Read(
            SourceKeys.Sbi,
            name,
            "code;niveau;ouder;omschrijving_nl\nS;sectie;;Diensten\n96;afdeling;S;Persoonlijk\n962;groep;96;Uiterlijk\n96.21;klasse;962;Kappers\n"
        );

        outcome.Refusal.ShouldBeNull();
        outcome.Value.Sectors.Select(sector => sector.Code.ToString()).ShouldContain(code);
    }
}
