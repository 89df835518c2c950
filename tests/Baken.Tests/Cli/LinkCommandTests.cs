using System.Globalization;
using Parquet;

namespace Baken.Tests.Cli;

/// <summary><c>baken link</c> on small files of fictitious people.</summary>
public sealed class LinkCommandTests : IDisposable
{
    private const string Header = "unique_id,given_name,surname,birth_date,street,house_number,postcode,kvk,phone";

    private readonly string folder = Directory.CreateTempSubdirectory("baken-link-").FullName;

    [Fact]
    public async Task Duplicates_in_a_file_are_found_clustered_and_explained()
    {
        var people = Write("people.csv", People(400));
        var said = (
            await CommandLine.RunAsync(
                "link",
                "--left",
                people,
                "--model",
                "dutch-persons",
                "--train",
                "--out",
                At("pairs.csv"),
                "--clusters",
                At("clusters.csv"),
                "--explain",
                "1",
                "--threshold",
                "0.5"
            )
        ).ShouldBeDone();

        var pairs = await File.ReadAllLinesAsync(At("pairs.csv"), TestContext.Current.CancellationToken);
        pairs[0].ShouldBe("unique_id_l,unique_id_r,match_weight,match_probability");
        var found = pairs.Skip(1).Select(line => line.Split(',')).ToList();
        // Of every four people one stands there twice, with a number that is 100,000 higher.
        found.Count(cells => cells[1] == Twin(cells[0])).ShouldBeInRange(95, 100);
        found.Count.ShouldBeLessThan(105);
        var clusters = (await File.ReadAllLinesAsync(At("clusters.csv"), TestContext.Current.CancellationToken))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1]);
        clusters.Count.ShouldBe(500);
        found.Count(cells => clusters[cells[0]] == clusters[cells[1]]).ShouldBeGreaterThan(90);
        said.Out.ShouldContain("prior");
        Leftovers().ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_files_are_linked_to_Parquet_and_each_record_is_used_once()
    {
        var all = People(800).ToList();
        var left = Write("left.csv", all.Take(800));
        var right = Write("right.csv", all.Skip(800));
        var model = At("model.json");
        var text = (await CommandLine.RunAsync("link", "model", "dutch-persons")).ShouldBeDone().Out;
        await File.WriteAllTextAsync(
            model,
            text.Replace("\"dedupe\"", "\"link\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        (
            await CommandLine.RunAsync(
                "link",
                "--left",
                left,
                "--right",
                right,
                "--model",
                model,
                "--train",
                "--out",
                At("pairs.parquet"),
                "--threshold",
                "0.5"
            )
        ).ShouldBeDone();

        await using var reader = await ParquetReader.CreateAsync(
            At("pairs.parquet"),
            cancellationToken: TestContext.Current.CancellationToken
        );
        reader
            .Schema.GetDataFields()
            .Select(field => field.Name)
            .ShouldBe(["unique_id_l", "unique_id_r", "match_weight", "match_probability"]);
        using var rows = reader.OpenRowGroupReader(0);
        rows.RowCount.ShouldBeInRange(180, 210);
    }

    [Theory]
    [InlineData("unique_id,name\n1,jan\n", "'given_name'")]
    [InlineData(Header + "\n1,jan,smit,1980-01-01,a,1,1234AB,,06\n1,piet,smit,1980-01-01,a,1,1234AB,12345678,06\n", "'1'")]
    [InlineData("", "people.csv")]
    public async Task What_cannot_be_linked_is_refused_before_anything_is_written(string text, string named)
    {
        var people = At("people.csv");
        await File.WriteAllTextAsync(people, text, TestContext.Current.CancellationToken);
        var said = await CommandLine.RunAsync(
            "link",
            "--left",
            people,
            "--model",
            "dutch-persons",
            "--train",
            "--out",
            At("pairs.csv")
        );
        said.Code.ShouldBe(1);
        said.Error.ShouldContain(named);
        File.Exists(At("pairs.csv")).ShouldBeFalse();
        Leftovers().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_is_cut_off_leaves_nothing_half()
    {
        var people = Write("people.csv", People(20_000));
        var said = await CommandLine.InterruptAsync(
            "INT",
            "link",
            "--left",
            people,
            "--model",
            "dutch-persons",
            "--train",
            "--out",
            At("pairs.csv")
        );
        said.Code.ShouldNotBe(0);
        File.Exists(At("pairs.csv")).ShouldBeFalse();
        Leftovers().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_goes_to_Splink_and_back_and_unknown_SQL_is_named()
    {
        var splink = At("splink.json");
        await File.WriteAllTextAsync(
            splink,
            """
            {"link_type":"dedupe_only","probability_two_random_records_match":0.01,"unique_id_column_name":"unique_id",
             "blocking_rules_to_generate_predictions":["l.surname = r.surname"],
             "comparisons":[{"output_column_name":"surname","comparison_levels":[
               {"sql_condition":"\"surname_l\" IS NULL OR \"surname_r\" IS NULL","is_null_level":true},
               {"sql_condition":"\"surname_l\" = \"surname_r\"","m_probability":0.9,"u_probability":0.1},
               {"sql_condition":"ELSE","m_probability":0.1,"u_probability":0.9}]}]}
            """,
            TestContext.Current.CancellationToken
        );
        (await CommandLine.RunAsync("link", "model", "--from", "splink", splink, "--out", At("model.json"))).ShouldBeDone();
        (await File.ReadAllTextAsync(At("model.json"), TestContext.Current.CancellationToken)).ShouldContain("exact(surname)");
        (await CommandLine.RunAsync("link", "model", "--to", "splink", At("model.json")))
            .ShouldBeDone()
            .Json.GetProperty("link_type")
            .GetString()
            .ShouldBe("dedupe_only");

        await File.WriteAllTextAsync(
            splink,
            (await File.ReadAllTextAsync(splink, TestContext.Current.CancellationToken)).Replace(
                "\\\"surname_l\\\" = \\\"surname_r\\\"",
                "my_udf(surname_l, surname_r) > 2",
                StringComparison.Ordinal
            ),
            TestContext.Current.CancellationToken
        );
        var refused = await CommandLine.RunAsync("link", "model", "--from", "splink", splink);
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("my_udf");
    }

    [Fact]
    public async Task Columns_and_rules_are_counted_before_a_run()
    {
        var people = Write("people.csv", People(100));
        var profile = (await CommandLine.RunAsync("link", "profile", people, "--json")).ShouldBeDone().Json;
        profile
            .EnumerateArray()
            .Single(column => column.GetProperty("name").GetString() == "unique_id")
            .GetProperty("distinct")
            .GetInt32()
            .ShouldBe(125);
        var blocking = (await CommandLine.RunAsync("link", "blocking", "--left", people, "--model", "dutch-persons", "--json"))
            .ShouldBeDone()
            .Json;
        blocking.GetArrayLength().ShouldBe(12);
        blocking[0].GetProperty("pairs").GetDouble().ShouldBeGreaterThanOrEqualTo(20);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private static string Twin(string id) =>
        (int.Parse(id, CultureInfo.InvariantCulture) + 100_000).ToString(CultureInfo.InvariantCulture);

    private string At(string file) => Path.Combine(folder, file);

    private IEnumerable<string> Leftovers() => Directory.GetFiles(folder, ".*");

    private string Write(string file, IEnumerable<string> lines)
    {
        File.WriteAllLines(At(file), lines.Prepend(Header));
        return At(file);
    }

    // First the people themselves, then those who stand there twice: with a typing error, or moved.
    private static IEnumerable<string> People(int count)
    {
        var random = new Random(17);
        var people = Enumerable
            .Range(1, count)
            .Select(id =>
                (
                    Id: id,
                    Given: Syllables(2),
                    Surname: Syllables(3) + "sma",
                    Birth: $"{1940 + random.Next(60)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}",
                    Street: Syllables(3) + "straat",
                    Number: 1 + random.Next(200),
                    Postcode: $"{1000 + random.Next(8000)}AB",
                    Kvk: random.Next(4) == 0 ? $"{10_000_000 + random.Next(80_000_000)}" : "",
                    Phone: $"06{10_000_000 + random.Next(89_000_000)}"
                )
            )
            .ToList();
        foreach (var person in people)
            yield return $"{person.Id},{person.Given},{person.Surname},{person.Birth},{person.Street},{person.Number},{person.Postcode},{person.Kvk},{person.Phone}";
        foreach (var person in people.Where(person => person.Id % 4 == 0))
            yield return person.Id % 8 == 0
                ? $"{person.Id + 100_000},{person.Given},{person.Surname[1..]},{person.Birth},{person.Street},{person.Number},{person.Postcode},,{person.Phone}"
                : $"{person.Id + 100_000},{person.Given},{person.Surname},{person.Birth},elders,7,9999ZZ,{person.Kvk},";

        string Syllables(int syllables) =>
            string.Concat(
                Enumerable.Range(0, syllables).Select(_ => $"{"bdfghjklmnprstvwz"[random.Next(17)]}{"aeiou"[random.Next(5)]}")
            );
    }
}
