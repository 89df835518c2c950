using Baken.Profiles;
using Baken.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Profiles;

/// <summary>The shipped models on real, public files in which much is missing.</summary>
public sealed class AlmereTests
{
    [Fact]
    public async Task The_districts_of_a_real_municipality_are_ranked_on_what_there_is()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (installation, _) = await TestDatabase.MakeInstallationAsync(Provider.Sqlite);
        try
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddBaken(installation);
            await using var provider = services.BuildServiceProvider();
            await using (var scope = provider.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<ModuleDb>().Database.EnsureCreatedAsync(cancellation);
            await ImportAsync(provider, "cbs-boundaries", "almere/almere_wijken_2022_kwb.geojson", 2022);
            await ImportAsync(provider, "cbs-key-figures", "almere/almere_wijkprofiel.csv", 2022);

            await using var work = provider.CreateAsyncScope();
            var runs = await work.ServiceProvider.GetRequiredService<Flow>().ProfileAsync(Actor.CommandLine, null, cancellation);
            var profiles = work.ServiceProvider.GetRequiredService<IProfiles>();
            var lines = (await profiles.ShowAsync("areas", null, cancellation)).Value;

            foreach (var line in lines.Take(5).Concat(lines.TakeLast(3)))
                TestContext.Current.TestOutputHelper!.WriteLine($"{line.Code} {line.Name}: {line.Why}");
            lines.Count.ShouldBe(71);
            lines.Count(line => line.Score is not null).ShouldBeGreaterThan(45);
            foreach (var line in lines.Where(line => line.Score is not null))
            {
                line.Contributions.Sum(one => one.Contribution).ShouldBe(line.Score!.Value, 1e-4);
                line.Why.ShouldContain("Niet meegeteld");
                line.Level.ShouldBe("wijk");
            }

            runs.Select(run => run.Key).ShouldBe(["areas", "sectors"]);
            (await profiles.ReproducesAsync(cancellation)).ShouldBeTrue();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(installation.DataDirectory, recursive: true);
        }
    }

    private static async Task ImportAsync(ServiceProvider provider, string source, string path, int year)
    {
        if (Sectors.SharedData.Find(path) is not { } file)
        {
            Assert.Skip("The public files do not lie beside the tree.");
            return;
        }

        await using var scope = provider.CreateAsyncScope();
        var outcome = await scope
            .ServiceProvider.GetRequiredService<Flow>()
            .ImportAsync(
                new ImportOrder(source, [new SourceFile(file)], year),
                Actor.CommandLine,
                null,
                TestContext.Current.CancellationToken
            );
        outcome.Refusal.ShouldBeNull();
    }
}
