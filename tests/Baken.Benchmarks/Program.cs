using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Baken;
using Baken.Access;
using Baken.Areas;
using Baken.Database;
using Baken.Demo;
using Baken.Kernel;
using Baken.Sources;
using Baken.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// Measures what docs/benchmarks.md says, on a fictional country, on loopback only and bounded in count:
//   dotnet run -c Release --project tests/Baken.Benchmarks [-- DIR]
// or how fast the audit record takes what is seen, on SQLite or on an empty PostgreSQL database:
//   dotnet run -c Release --project tests/Baken.Benchmarks -- audit [CONNECTION]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["audit", ..])
{
    await AuditBenchmark.RunAsync(args.ElementAtOrDefault(1), Services, Say);
    return;
}

var directory = args.Length > 0 ? args[0] : Directory.CreateTempSubdirectory("baken-bench-").FullName;
var installation = Installation.Open(directory);
var files = FictionalMunicipality.Generate(Path.Combine(directory, "files"), 1, DemoSize.Country, null, CancellationToken.None);

await using (var house = Services(installation))
{
    await BakenDatabase.MigrateAsync(house, CancellationToken.None);
    foreach (var source in new[] { SourceKeys.Boundaries, SourceKeys.KeyFigures, SourceKeys.PoliceCrime })
    {
        var order = new ImportOrder(
            source,
            [.. files.Where(file => file.Source == source).Select(file => new SourceFile(file.Path))]
        );
        var clock = Stopwatch.StartNew();
        await using var scope = house.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<Flow>().ImportAsync(order, Actor.CommandLine, null, default);
        Say(
            $"import {source}",
            $"{clock.Elapsed.TotalSeconds:0.0} s, {outcome.Value.Areas:N0} areas, {outcome.Value.Figures:N0} figures; peak memory so far {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024:N0} MB"
        );
    }
}

await using (var house = Services(installation))
{
    await using var scope = house.CreateAsyncScope();
    var areas = scope.ServiceProvider.GetRequiredService<IAreas>();
    var clock = Stopwatch.StartNew();
    var atlas = await areas.AtlasAsync(default);
    Say("atlas from the database", $"{clock.Elapsed.TotalSeconds:0.00} s");
    clock.Restart();
    var locator = await areas.LocatorAsync(AreaLevel.Neighbourhood, default);
    Say("locator of all neighbourhoods", $"{clock.Elapsed.TotalSeconds:0.00} s");

    var places = atlas.Areas(AreaLevel.Neighbourhood).Where(area => area.HasShape).ToArray();
    var random = new Random(1);
    var points = new (double X, double Y)[1_000_000];
    for (var index = 0; index < points.Length; index++)
    {
        var place = places[random.Next(places.Length)];
        points[index] = (
            place.Longitude + (random.NextDouble() - 0.5) * 0.02,
            place.Latitude + (random.NextDouble() - 0.5) * 0.01
        );
    }

    for (var index = 0; index < 100_000; index++)
        locator.Find(points[index].X, points[index].Y);
    clock.Restart();
    var found = 0;
    foreach (var (x, y) in points)
        found += locator.Find(x, y) is null ? 0 : 1;
    Say(
        "point in area, one thread",
        $"{points.Length / clock.Elapsed.TotalSeconds:N0} points/s ({found:N0} of {points.Length:N0} inside)"
    );
    clock.Restart();
    Parallel.ForEach(points, point => locator.Find(point.X, point.Y));
    Say($"point in area, {Environment.ProcessorCount} threads", $"{points.Length / clock.Elapsed.TotalSeconds:N0} points/s");
}

await using (var app = BakenWeb.Create(installation, "http://127.0.0.1:0", builder => builder.Logging.ClearProviders()))
{
    await app.StartAsync();
    string token;
    await using (var scope = app.Services.CreateAsyncScope())
    {
        var made = await scope
            .ServiceProvider.GetRequiredService<ITokens>()
            .CreateAsync("benchmark", new HashSet<Role> { Role.Analyst }, TimeSpan.FromDays(1), Actor.CommandLine);
        token = made.Value.Secret;
    }

    using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    foreach (
        var (name, path) in new[]
        {
            ("overview", "/"),
            ("map page, municipalities", "/kaart?niveau=gemeente"),
            ("map values, municipalities", "/kaart/waarden.json?cijfer=inwoners&niveau=gemeente"),
            ("map boundaries, municipalities", "/kaart/grenzen.geojson?niveau=gemeente"),
            ("map values, all neighbourhoods", "/kaart/waarden.json?cijfer=inwoners&niveau=buurt"),
            ("map boundaries, all neighbourhoods", "/kaart/grenzen.geojson?niveau=buurt"),
            ("area page", "/gebieden/GM2001"),
            ("API: 100 districts", "/api/v1/areas?level=wijk"),
        }
    )
    {
        var first = Stopwatch.StartNew();
        var size = (await client.GetByteArrayAsync(path)).Length;
        var cold = first.Elapsed.TotalMilliseconds;
        var times = new List<double>();
        for (var index = 0; index < 60; index++)
        {
            var clock = Stopwatch.StartNew();
            await client.GetByteArrayAsync(path);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Say(name, $"first {cold:0} ms, p50 {times[30]:0.0} ms, p95 {times[57]:0.0} ms, {size / 1024.0:N0} KiB");
    }

    await app.StopAsync();
}

Say("peak memory at the end", $"{Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024:N0} MB");
if (args.Length == 0)
    Directory.Delete(directory, recursive: true);

static ServiceProvider Services(Installation installation)
{
    var services = new ServiceCollection();
    services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
    services.AddBaken(installation);
    services.AddScoped<ICurrentActor, AtTheCommandLine>();
    return services.BuildServiceProvider();
}

static void Say(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");

internal sealed class AtTheCommandLine : ICurrentActor
{
    public Actor Actor => Actor.CommandLine;
}
