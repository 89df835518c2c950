using System.Text.Json;
using Baken.Tests.Access;

namespace Baken.Tests.Cli;

public sealed class AuditCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("baken-cli-").FullName;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_record_is_verified_from_the_command_line_and_the_exit_code_tells(Provider on)
    {
        await using var house = await TestDatabase.MakeAsync(on);
        await house.WriteAsync(5);
        var data = house.Installation.DataDirectory;
        var checkpoint = Path.Combine(folder, "controlepunt.json");
        (await RunAsync("audit", "checkpoint", "--out", checkpoint, "--data", data)).ShouldBeDone();
        (await RunAsync("audit", "verify", "--checkpoint", checkpoint, "--data", data))
            .ShouldBeDone()
            .Out.ShouldContain("Het logboek is heel.");

        await house.TamperAsync("UPDATE access_audit_line SET about = 'dossier:ander' WHERE number = 3");
        var said = await RunAsync("audit", "verify", "--checkpoint", checkpoint, "--data", data, "--json");
        said.Code.ShouldBe(1);
        var finding = said.Json.GetProperty("findings").EnumerateArray().Single();
        finding.GetProperty("code").GetString().ShouldBe("line.edited");
        finding.GetProperty("number").GetInt64().ShouldBe(3);
        (await RunAsync("audit", "verify", "--data", data)).Out.ShouldContain("Regel 3 past niet achter regel 2");

        Task<Said> RunAsync(params string[] arguments) => CommandLine.RunAsync(house.Installation.PostgresConnection, arguments);
    }

    [Fact]
    public async Task The_record_is_exported_in_both_forms()
    {
        await using var house = await TestDatabase.MakeAsync();
        await house.WriteAsync(4);
        var data = house.Installation.DataDirectory;
        var lines = Path.Combine(folder, "regels.jsonl");
        (await CommandLine.RunAsync("audit", "export", "--out", lines, "--data", data)).ShouldBeDone();
        (await File.ReadAllLinesAsync(lines, TestContext.Current.CancellationToken)).Length.ShouldBe(5);

        var traces = Path.Combine(folder, "logboek.json");
        (
            await CommandLine.RunAsync(
                "audit",
                "export",
                "--logboek",
                "--register",
                "https://gemeente.example/verwerkingen/",
                "--from",
                "2000-01-01",
                "--to",
                "2100-01-01",
                "--out",
                traces,
                "--data",
                data,
                "--json"
            )
        )
            .ShouldBeDone()
            .Json.GetProperty("lines")
            .GetInt64()
            .ShouldBe(6);
        var text = await File.ReadAllTextAsync(traces, TestContext.Current.CancellationToken);
        text.ShouldContain("https://gemeente.example/verwerkingen/oversight");
        JsonDocument.Parse(text).RootElement.TryGetProperty("resourceSpans", out _).ShouldBeTrue();
        Directory.GetFiles(folder).ShouldBe([lines, traces], ignoreOrder: true);
    }

    [Theory]
    [InlineData("audit verify")]
    [InlineData("audit verify --data NERGENS")]
    [InlineData("audit verify --data MAP")]
    [InlineData("audit export --out X --data MAP")]
    [InlineData("audit verify --data MAP --checkpoint NERGENS")]
    [InlineData("audit checkpoint --data MAP")]
    [InlineData("audit export --out X --data MAP --from gisteren")]
    [InlineData("audit export --out X --data MAP --logboek --register verwerkingen")]
    public async Task Wrong_usage_ends_with_2_and_a_record_that_is_not_there_is_not_whole(string line)
    {
        var said = await CommandLine.RunAsync([
            .. line.Split(' ')
                .Select(word =>
                    word switch
                    {
                        "MAP" => folder,
                        "NERGENS" => Path.Combine(folder, "nergens"),
                        "X" => Path.Combine(folder, "x"),
                        _ => word,
                    }
                ),
        ]);
        said.Code.ShouldBe(2, said.Error);
        said.Out.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
