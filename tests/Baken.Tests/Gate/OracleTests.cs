using System.Diagnostics;
using Baken.Tests.Cli;

namespace Baken.Tests.Gate;

/// <summary>Every route, everybody, everything: compared with a table that a person keeps.</summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    [Fact]
    public Task Every_route_shows_everybody_exactly_what_the_table_says() =>
        CompareAsync(
            Provider.Sqlite,
            async installation =>
                (
                    await CommandLine.RunAsync("demo", "--size", "small", "--prepare-only", "--data", installation.DataDirectory)
                ).ShouldBeDone()
        );

    [Fact]
    public Task And_so_it_does_as_the_application_s_user_of_PostgreSQL() => CompareAsync(Provider.Postgres, null);

    private async Task CompareAsync(Provider on, Func<Installation, Task>? populate)
    {
        var clock = Stopwatch.StartNew();
        var table = RouteTable.Kept();
        await using var host = await GateHost.StartAsync(table, on, populate: populate);
        var ready = clock.Elapsed.TotalSeconds;
        var oracle = new Oracle(host, table);
        var findings = await oracle.RunAsync();
        output.WriteLine(
            $"{oracle.Count} questions to {table.Lines.Count} routes; ready after {ready:0.0} s, done after {clock.Elapsed.TotalSeconds:0.0} s"
        );
        findings.ShouldBeEmpty(string.Join('\n', findings));
        oracle.Count.ShouldBeGreaterThan(3_000);
    }
}
