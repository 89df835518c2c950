using System.Globalization;
using System.Security.Cryptography;

namespace Baken.Demo.Tests;

public class FileTests
{
    private static string[] Hashes(int seed, DemoSize size)
    {
        using var demo = new Demo(seed, size);
        return
        [
            .. demo.Files.Select(f =>
                $"{f.Source} {Path.GetFileName(f.Path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f.Path)))}"
            ),
        ];
    }

    [Theory]
    [InlineData(DemoSize.Small)]
    [InlineData(DemoSize.Almere)]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_gives_others(DemoSize size)
    {
        var first = Hashes(1, size);
        Hashes(1, size).ShouldBe(first);
        // Only the real classification is the same in every world.
        Hashes(2, size).Intersect(first).ShouldHaveSingleItem().ShouldStartWith("sbi ");
    }

    [Fact]
    public void Every_source_is_there_and_every_path_exists()
    {
        using var demo = new Demo(1, DemoSize.Small);
        demo.Files.Select(f => f.Source)
            .Distinct()
            .ShouldBe(["cbs-boundaries", "cbs-key-figures", "police-crime", "sbi", "establishments", "bankruptcies", "table"]);
        demo.Files.ShouldAllBe(f => File.Exists(f.Path));
    }

    [Theory]
    [InlineData("AantalInwoners_5")]
    [InlineData("HuishoudensTotaal_29")]
    [InlineData("Woningvoorraad_35")]
    [InlineData("BedrijfsvestigingenTotaal_92")]
    [InlineData("PersonenautoSTotaal_101")]
    public void Neighbourhoods_add_up_to_districts_and_those_to_the_municipality(string column)
    {
        using var demo = new Demo(3, DemoSize.Almere);
        foreach (var year in new[] { 2022, 2023, 2024 })
        {
            var values = demo.Rows($"kerncijfers_wijken_buurten_{year}")
                .Select(row => (Code: row["Codering_3"].Trim(), Value: (long)Number(row[column])))
                .ToArray();
            AddUp(values);
        }
    }

    [Fact]
    public void Crime_adds_up_and_has_totals_and_gaps()
    {
        using var demo = new Demo(3, DemoSize.Small);
        var rows = demo.Rows("47018NED").ToArray();
        AddUp([
            .. rows.Where(r => r["SoortMisdrijf"] == "0.0.0 " && r["Perioden"] == "2023JJ00")
                .Select(r => (r["WijkenEnBuurten"].Trim(), (long)Number(r["GeregistreerdeMisdrijven_1"]))),
        ]);
        rows.ShouldContain(r => r["GeregistreerdeMisdrijven_1"].Length == 0);
        rows.ShouldAllBe(r =>
            r["WijkenEnBuurten"].Length == 10 && r["SoortMisdrijf"].EndsWith(' ') || r["SoortMisdrijf"].Length == 6
        );
    }

    [Fact]
    public void The_parts_of_a_population_add_up_to_it()
    {
        using var demo = new Demo(3, DemoSize.Small);
        foreach (var row in demo.Rows("kerncijfers_wijken_buurten_2024").Where(r => r["Mannen_6"] != "."))
        {
            var people = Number(row["AantalInwoners_5"]);
            (Number(row["Mannen_6"]) + Number(row["Vrouwen_7"])).ShouldBe(people);
            row.Where(c => c.Key.StartsWith("k_", StringComparison.Ordinal) && c.Key.Contains("Jaar", StringComparison.Ordinal))
                .Sum(c => Number(c.Value))
                .ShouldBe(people);
            people.ShouldBeGreaterThanOrEqualTo(10);
        }
    }

    [Fact]
    public void Only_the_last_year_has_the_columns_on_origin_that_must_be_dropped()
    {
        using var demo = new Demo(1, DemoSize.Small);
        demo.Lines("kerncijfers_wijken_buurten_2024")[0]
            .ShouldContain(";Nederland_17;EuropaExclusiefNederland_18;BuitenEuropa_19;");
        demo.Lines("kerncijfers_wijken_buurten_2023")[0].ShouldNotContain("Europa");
        demo.Lines("kerncijfers_wijken_buurten_2023")[0].ShouldContain(";GeboorteTotaal_25;");
        demo.Lines("kerncijfers_wijken_buurten_2024")[0].Split(';').Length.ShouldBe(119);
    }

    [Fact]
    public void Some_counts_of_businesses_are_so_small_that_they_must_be_suppressed()
    {
        using var demo = new Demo(1, DemoSize.Small);
        var rows = demo.Rows("vestigingen_gebied_sbi").ToArray();
        rows.ShouldContain(r => r["gebiedscode"].StartsWith("BU", StringComparison.Ordinal) && r["vestigingen"] == "1");
        foreach (var series in rows.GroupBy(r => (r["gebiedscode"], r["sbi2008"])))
        {
            var years = series.ToDictionary(
                r => Number(r["jaar"]),
                r => (Sites: Number(r["vestigingen"]), Change: Number(r["opgericht"]) - Number(r["opgeheven"]))
            );
            foreach (var (year, now) in years)
                if (years.TryGetValue(year - 1, out var before))
                    now.Sites.ShouldBe(before.Sites + now.Change);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void AddUp((string Code, long Value)[] values)
    {
        var byCode = values.ToDictionary(v => v.Code, v => v.Value);
        byCode.Count.ShouldBe(values.Length);
        foreach (var (code, value) in values.Where(v => v.Code.StartsWith("WK", StringComparison.Ordinal)))
            values
                .Where(v => v.Code.StartsWith("BU" + code[2..], StringComparison.Ordinal))
                .Sum(v => v.Value)
                .ShouldBe(value, code);
        values.Where(v => v.Code.StartsWith("WK", StringComparison.Ordinal)).Sum(v => v.Value).ShouldBe(byCode["GM9901"]);
    }
}
