using System.Text.Json;

namespace Baken.Tests.Cli;

public sealed class BackupCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("baken-cli-").FullName;

    private string Data => Path.Combine(folder, "data");

    private string Safe => Path.Combine(folder, "veilig");

    [Fact]
    public async Task What_was_backed_up_is_put_back_in_an_empty_directory_and_nowhere_else()
    {
        (await CommandLine.RunAsync("tokens", "create", "Weegbrug", "--role", "analist", "--data", Data)).ShouldBeDone();
        var report = JsonDocument
            .Parse((await CommandLine.RunAsync("backup", "--data", Data, "--to", Safe, "--json")).ShouldBeDone().Out)
            .RootElement;
        var content = report.GetProperty("content").GetString()!;
        var keys = report.GetProperty("keys").GetString()!;

        var other = Path.Combine(folder, "nieuw");
        (await CommandLine.RunAsync("restore", "--data", other, "--content", content, "--keys", keys)).ShouldBeDone();
        (await CommandLine.RunAsync("tokens", "list", "--data", other)).ShouldBeDone().Out.ShouldContain("Weegbrug");

        var again = await CommandLine.RunAsync("restore", "--data", Data, "--content", content, "--keys", keys);
        again.Code.ShouldBe(1);
        again.Error.ShouldContain("In deze datamap staat al een database.");
        (
            await CommandLine.RunAsync("restore", "--data", Path.Combine(folder, "x"), "--content", content, "--keys", Safe)
        ).Code.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restore_the_record_is_whole_and_goes_on_with_the_same_keys()
    {
        (await CommandLine.RunAsync("tokens", "create", "Weegbrug", "--role", "analist", "--data", Data)).ShouldBeDone();
        var checkpoint = Path.Combine(folder, "controlepunt.json");
        (await CommandLine.RunAsync("audit", "checkpoint", "--out", checkpoint, "--data", Data)).ShouldBeDone();
        var report = (await CommandLine.RunAsync("backup", "--data", Data, "--to", Safe, "--json")).ShouldBeDone().Json;

        var other = Path.Combine(folder, "nieuw");
        (
            await CommandLine.RunAsync(
                "restore",
                "--data",
                other,
                "--content",
                report.GetProperty("content").GetString()!,
                "--keys",
                report.GetProperty("keys").GetString()!
            )
        ).ShouldBeDone();
        (await CommandLine.RunAsync("tokens", "create", "Poort", "--role", "analist", "--data", other)).ShouldBeDone();
        (await CommandLine.RunAsync("audit", "verify", "--checkpoint", checkpoint, "--data", other))
            .ShouldBeDone()
            .Out.ShouldContain("Het logboek is heel.");
        foreach (var name in (string[])["audit-seal.key", "audit-signing.pem", "audit-signing.pub.pem"])
            (await File.ReadAllTextAsync(Path.Combine(other, "keys", name), TestContext.Current.CancellationToken)).ShouldBe(
                await File.ReadAllTextAsync(Path.Combine(Data, "keys", name), TestContext.Current.CancellationToken),
                name
            );
    }

    [Fact]
    public async Task Without_content_there_are_no_keys_to_rotate()
    {
        var done = JsonDocument
            .Parse((await CommandLine.RunAsync("keys", "rotate", "--data", Data, "--json")).ShouldBeDone().Out)
            .RootElement;
        done.GetProperty("made").GetArrayLength().ShouldBe(0);
        (await CommandLine.RunAsync("keys", "list", "--data", Data)).ShouldBeDone().Out.Trim().Split('\n').Length.ShouldBe(1);
        Directory.Exists(Path.Combine(Data, "keys")).ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
