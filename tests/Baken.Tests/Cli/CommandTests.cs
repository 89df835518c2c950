using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Baken.Tests.Cli;

public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("baken-cli-").FullName;

    private string Data => Path.Combine(folder, "data");

    [Theory]
    [InlineData("")]
    [InlineData("demo")]
    [InlineData("serve")]
    [InlineData("import")]
    [InlineData("import list")]
    [InlineData("import show")]
    [InlineData("import sources")]
    [InlineData("fetch")]
    [InlineData("areas list")]
    [InlineData("areas show")]
    [InlineData("sectors list")]
    [InlineData("sectors show")]
    [InlineData("profile")]
    [InlineData("profile list")]
    [InlineData("profile show")]
    [InlineData("link")]
    [InlineData("link model")]
    [InlineData("link profile")]
    [InlineData("link blocking")]
    [InlineData("accounts invite")]
    [InlineData("tokens create")]
    [InlineData("tokens list")]
    [InlineData("tokens revoke")]
    [InlineData("keys list")]
    [InlineData("keys rotate")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("audit verify")]
    [InlineData("audit checkpoint")]
    [InlineData("audit export")]
    public async Task Help_is_given_for_every_command_and_changes_nothing(string command)
    {
        var said = (
            await CommandLine.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])
        ).ShouldBeDone();

        said.Out.ShouldContain("--help");
        said.Out.Length.ShouldBeGreaterThan(150);
        said.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_command_that_help_names_is_known_to_these_tests()
    {
        var said = await CommandLine.RunAsync("--help");

        Regex
            .Matches(
                said.Out[said.Out.LastIndexOf(':', said.Out.IndexOf("  demo ", StringComparison.Ordinal))..],
                "^  ([a-z]+) ",
                RegexOptions.Multiline
            )
            .Select(match => match.Groups[1].Value)
            .ShouldBe(
                [
                    "demo",
                    "serve",
                    "import",
                    "fetch",
                    "areas",
                    "sectors",
                    "profile",
                    "accounts",
                    "tokens",
                    "keys",
                    "backup",
                    "restore",
                    "audit",
                    "link",
                ],
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData("areas list")]
    [InlineData("areas list --data D --level straat")]
    [InlineData("areas list --data D --bestaat-niet")]
    [InlineData("import")]
    [InlineData("import show veel --data D")]
    [InlineData("sectors show --data D")]
    [InlineData("import cbs-boundaries --data D")]
    [InlineData("serve --data D --port veel")]
    [InlineData("demo --size enorm")]
    [InlineData("accounts invite iemand@voorbeeld.example --role koning --data D")]
    [InlineData("bestaat-niet")]
    public async Task Wrong_usage_ends_with_2_a_word_of_why_and_nothing_made(string line)
    {
        var said = await CommandLine.RunAsync([.. line.Split(' ').Select(word => word == "D" ? Data : word)]);

        said.Code.ShouldBe(2, said.Error);
        said.Error.ShouldNotBeNullOrWhiteSpace();
        said.Out.ShouldBeEmpty();
        Directory.Exists(Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_missing_file_ends_with_1_a_Dutch_reason_and_nothing_made()
    {
        var said = await CommandLine.RunAsync("import", "cbs-boundaries", Path.Combine(folder, "weg.geojson"), "--data", Data);

        said.Code.ShouldBe(1);
        said.Error.ShouldContain("is er niet");
        said.Out.ShouldBeEmpty();
        Directory.Exists(Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_refusal_is_one_document_as_well_when_asked_for_JSON()
    {
        var said = await CommandLine.RunAsync(
            "import",
            "cbs-boundaries",
            Path.Combine(folder, "weg.geojson"),
            "--data",
            Data,
            "--json"
        );

        said.Code.ShouldBe(1);
        said.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("cli.no-such-file");
        said.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_such_thing_is_refused_and_changes_nothing()
    {
        await ImportAsync("cbs-boundaries", Boundaries());
        var before = (await CommandLine.RunAsync("areas", "list", "--data", Data, "--json")).Out;
        var file = Write("onzin.csv", "dit;is\ngeen;politiebestand\n");

        var said = await CommandLine.RunAsync("import", "police-crime", file, "--data", Data);

        said.Code.ShouldBe(1);
        said.Error.ShouldStartWith("Geweigerd:", customMessage: said.Error);
        (await CommandLine.RunAsync("areas", "list", "--data", Data, "--json")).Out.ShouldBe(before);
        (await CommandLine.RunAsync("import", "list", "--data", Data, "--json")).Json.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var first = await ImportAsync("cbs-boundaries", Boundaries());
        var again = await ImportAsync("cbs-boundaries", Boundaries());

        first.GetProperty("unchanged").GetBoolean().ShouldBeFalse();
        first.GetProperty("areas").GetInt32().ShouldBe(2);
        again.GetProperty("unchanged").GetBoolean().ShouldBeTrue();
        again.GetProperty("number").GetInt32().ShouldBe(first.GetProperty("number").GetInt32());
        (await CommandLine.RunAsync("import", "cbs-boundaries", Boundaries(), "--data", Data)).Out.ShouldContain(
            "er is niets veranderd"
        );
    }

    [Fact]
    public async Task Areas_are_listed_with_code_name_and_indicators()
    {
        await ImportAsync("cbs-boundaries", Boundaries());

        var said = (await CommandLine.RunAsync("areas", "list", "--level", "wijk", "--data", Data, "--json")).ShouldBeDone();

        said.Error.ShouldBeEmpty();
        var areas = said.Json.EnumerateArray().ToList();
        areas.Select(area => area.GetProperty("code").GetString()).ShouldBe(["WK995101", "WK995102"]);
        areas.Select(area => area.GetProperty("name").GetString()).ShouldBe(["Kreekzijde", "Zandoord"]);
        areas.Select(area => area.GetProperty("indicators").GetProperty("inwoners").GetInt32()).ShouldBe([1234, 560]);
        (await CommandLine.RunAsync("areas", "show", "WK995102", "--data", Data, "--json"))
            .Json.GetProperty("name")
            .GetString()
            .ShouldBe("Zandoord");
        (await CommandLine.RunAsync("areas", "show", "WK995199", "--data", Data)).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("areas list")]
    [InlineData("import list")]
    [InlineData("sectors list")]
    [InlineData("tokens list")]
    [InlineData("profile")]
    [InlineData("tokens create koppeling --role analist")]
    [InlineData("accounts invite iemand@voorbeeld.example --role analist")]
    [InlineData("demo --prepare-only --size small")]
    public async Task JSON_is_one_document_on_standard_output_and_nothing_else(string line)
    {
        var said = (await CommandLine.RunAsync([.. line.Split(' '), "--data", Data, "--json"])).ShouldBeDone();

        JsonDocument.Parse(said.Out).RootElement.ValueKind.ShouldBeOneOf(JsonValueKind.Array, JsonValueKind.Object);
        said.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Redirected_output_is_plain_lines_that_can_be_cut()
    {
        var import = (await CommandLine.RunAsync("import", "cbs-boundaries", Boundaries(), "--data", Data)).ShouldBeDone();
        var list = (await CommandLine.RunAsync("areas", "list", "--data", Data)).ShouldBeDone();

        import.Out.ShouldContain("2 gebieden");
        foreach (var text in new[] { import.Out, import.Error, list.Out })
            text.ShouldNotContain("\u001b");
        import.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.EndsWith(" …"));
        list.Out.Split('\n')[..3].Select(row => row.Split('\t')[0]).ShouldBe(["code", "WK995101", "WK995102"]);
    }

    [Fact]
    public async Task A_column_on_origin_is_dropped_by_name_and_its_figures_are_nowhere()
    {
        await ImportAsync("cbs-boundaries", Boundaries());
        var report = await ImportAsync(
            "cbs-key-figures",
            Write("kern.csv", "wijkcode,jaar,inwoners,p_n_w_al\nWK995101,2024,1300,77\nWK995102,2024,600,88\n")
        );

        report.GetProperty("droppedColumns").EnumerateArray().Select(column => column.GetString()).ShouldBe(["p_n_w_al"]);
        var all = await CommandLine.RunAsync("areas", "show", "WK995101", "--data", Data, "--json");
        all.Out.ShouldContain("1300");
        all.Out.ShouldNotContain("77");
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_import_that_is_broken_off_leaves_nothing_half(string signal)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Signals are sent with kill and env of Linux.");
        await ImportAsync("cbs-boundaries", Boundaries());
        var before = (await CommandLine.RunAsync("areas", "list", "--data", Data, "--json")).Out;

        var said = await CommandLine.InterruptAsync(signal, "import", "police-crime", ManyCrimes(), "--data", Data);

        said.Code.ShouldBe(1, said.Error + said.Out);
        said.Error.ShouldContain("Afgebroken; er is niets half blijven staan.");
        (await CommandLine.RunAsync("areas", "list", "--data", Data, "--json")).Out.ShouldBe(before);
        (await CommandLine.RunAsync("import", "list", "--data", Data, "--json")).Json.GetArrayLength().ShouldBe(1);
        (await ImportAsync("police-crime", ManyCrimes())).GetProperty("number").GetInt32().ShouldBe(2);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<JsonElement> ImportAsync(string source, string file) =>
        (await CommandLine.RunAsync("import", source, file, "--data", Data, "--json")).ShouldBeDone().Json;

    private string Boundaries() =>
        Write(
            "wijken.geojson",
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"wijkcode":"WK995101","wijknaam":"Kreekzijde","gemeentecode":"GM9951","jaar":2024,"inwoners_2024":1234},
            "geometry":{"type":"Polygon","coordinates":[[[5.30,52.75],[5.31,52.75],[5.31,52.76],[5.30,52.76],[5.30,52.75]]]}},
            {"type":"Feature","properties":{"wijkcode":"WK995102","wijknaam":"Zandoord","gemeentecode":"GM9951","jaar":2024,"inwoners_2024":560},
            "geometry":{"type":"Polygon","coordinates":[[[5.31,52.75],[5.32,52.75],[5.32,52.76],[5.31,52.76],[5.31,52.75]]]}}]}
            """
        );

    /// <summary>Enough to be at work for a while.</summary>
    private string ManyCrimes()
    {
        var text = new StringBuilder("buurtcode,jaar,soort_misdrijf,soort_misdrijf_naam,geregistreerde_misdrijven\n");
        for (var year = 2015; year < 2025; year++)
        for (var number = 0; number < 60_000; number++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"BU9951{number / 100 % 100:00}{number % 100:00},{year},0.0.{number / 10_000},Soort,{number % 90}\n"
            );
        return Write("veel.csv", text.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
