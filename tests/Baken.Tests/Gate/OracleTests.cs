using System.Diagnostics;
using Baken.Tests.Cli;

namespace Baken.Tests.Gate;

/// <summary>Every route, everybody, everything: compared with a table that a person keeps.</summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    [Fact]
    public Task Every_route_shows_everybody_exactly_what_the_table_says() => CompareAsync(Provider.Sqlite);

    [Fact]
    public Task And_so_it_does_as_the_application_s_user_of_PostgreSQL() => CompareAsync(Provider.Postgres);

    private async Task CompareAsync(Provider on)
    {
        var clock = Stopwatch.StartNew();
        var table = RouteTable.Kept();
        await using var host = await GateHost.StartAsync(table, on, populate: DemoAsync);
        var ready = clock.Elapsed.TotalSeconds;
        var oracle = new Oracle(host, table);
        var findings = await oracle.RunAsync();
        output.WriteLine(
            $"{oracle.Count} questions to {table.Lines.Count} routes; ready after {ready:0.0} s, done after {clock.Elapsed.TotalSeconds:0.0} s"
        );
        foreach (var bug in host.Log.Lines.Select(one => $"{one.Exception ?? (object)one.Text}").Distinct().Take(5))
            output.WriteLine(bug);
        findings.ShouldBeEmpty(string.Join('\n', findings));
        oracle.Count.ShouldBeGreaterThan(3_000);
    }

    /// <summary>The fictional municipality, as the command line makes it; on a server as the owner of the database.</summary>
    private static async Task DemoAsync(Installation installation) =>
        (
            await CommandLine.RunAsync(
                installation.PostgresOwner,
                ["demo", "--size", "small", "--prepare-only", "--data", installation.DataDirectory]
            )
        ).ShouldBeDone();
}
