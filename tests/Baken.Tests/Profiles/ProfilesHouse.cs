using System.Reflection;
using Baken.Areas;
using Baken.Profiles;
using Baken.Profiles.Switching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static Baken.Tests.Sectors.SectorsHouse;

namespace Baken.Tests.Profiles;

/// <summary>The whole house on a real database, with an atlas by hand and a clock that stands where the test puts it.</summary>
internal sealed class ProfilesHouse : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private ProfilesHouse(Installation installation)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddBaken(installation);
        services.Replace(ServiceDescriptor.Scoped(_ => AreasDoor.Of(() => Atlas)));
        provider = services.BuildServiceProvider();
        Installation = installation;
    }

    public static Actor Analyst { get; } = new("u1", "Ada Analist", new HashSet<Role> { Role.Analyst });

    public Installation Installation { get; }

    public StoppedClock Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));

    public Atlas Atlas { get; set; } =
        ProfilesAtlas.Make(
            4,
            ("misdrijven", 2023, [100, 200, 300, 5]),
            ("inwoners", 2023, [1_000, 1_000, 1_000, 20]),
            ("woningen-onbewoond-aandeel", 2023, [1, 2, 3, 4])
        );

    public static async Task<ProfilesHouse> MakeAsync(Provider kind = Provider.Sqlite)
    {
        var (installation, _) = await TestDatabase.MakeInstallationAsync(kind);
        var house = new ProfilesHouse(installation);
        await house.DoAsync(services => services.GetRequiredService<ModuleDb>().Database.EnsureCreatedAsync());
        return house;
    }

    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> AskAsync<T>(Func<IProfiles, Task<T>> question) =>
        DoAsync(services => question(services.GetRequiredService<IProfiles>()));

    public Task<Refusal?> SwitchAsync(string key, bool on, string reason = "Besproken in het weekoverleg.", Actor? by = null) =>
        DoAsync(services =>
            services.GetRequiredService<SwitchProfile>().HandleAsync(new SwitchForm(key, on, reason), by ?? Analyst, default)
        );

    /// <summary>A decision of earlier days, about a version that this program no longer ships.</summary>
    public Task<int> DecideAsync(string key, string version, bool on) =>
        DoAsync(services =>
        {
            var db = services.GetRequiredService<ModuleDb>();
            db.Add(
                new SwitchRow
                {
                    Model = key,
                    Version = version,
                    ModelHash = "",
                    Position = on ? SwitchPosition.On : SwitchPosition.Off,
                    Reason = "Destijds besproken.",
                    ById = Analyst.Id,
                    ByName = Analyst.Name,
                    At = Clock.Now.AddYears(-1),
                }
            );
            return db.SaveChangesAsync();
        });

    /// <summary>What an import does.</summary>
    public Task<IReadOnlyList<ProfileRun>> ComputeAsync() =>
        DoAsync(async services =>
        {
            var runs = await services.GetRequiredService<IProfiles>().MakeEditionsAsync(Analyst, null, default);
            await services.GetRequiredService<ModuleDb>().SaveChangesAsync();
            return runs;
        });

    /// <summary>What the command line does.</summary>
    public Task<IReadOnlyList<ProfileRun>> ProfileAsync() =>
        DoAsync(services => services.GetRequiredService<Flow>().ProfileAsync(Actor.CommandLine, null, default));

    public async Task<ProfileStanding> StandingAsync(string key) =>
        (await AskAsync(profiles => profiles.FindAsync(key, default))).ShouldNotBeNull().Standing;

    public Task<List<string>> AuditedAsync() =>
        DoAsync(services =>
            services
                .GetRequiredService<ModuleDb>()
                .Database.SqlQuery<string>(
                    $"SELECT actor_id || ' ' || act || ' ' || about AS \"Value\" FROM access_audit_line ORDER BY number"
                )
                .ToListAsync()
        );

    public Task<List<string>> EditionsAsync() =>
        DoAsync(services =>
            services
                .GetRequiredService<ModuleDb>()
                .Database.SqlQuery<string>(
                    $"SELECT model || ' ' || number || ' ' || hash AS \"Value\" FROM profiles_edition ORDER BY model, number"
                )
                .ToListAsync()
        );

    public void PutModel(string name, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Installation.DataDirectory, Installation.ModelsFolder));
        File.WriteAllText(Path.Combine(folder.FullName, name), text);
    }

    public async ValueTask DisposeAsync()
    {
        if (Installation.PostgresConnection is not null)
            await DoAsync(services => services.GetRequiredService<ModuleDb>().Database.EnsureDeletedAsync());
        await provider.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Installation.DataDirectory, recursive: true);
    }
}

/// <summary>The door of Areas with one atlas and an empty catalogue behind it, which is all that Profiles asks of it.</summary>
public class AreasDoor : DispatchProxy
{
    private Func<Atlas>? atlas;

    public static IAreas Of(Func<Atlas> atlas)
    {
        var door = Create<IAreas, AreasDoor>();
        ((AreasDoor)(object)door).atlas = atlas;
        return door;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.Name switch
        {
            nameof(IAreas.AtlasAsync) => new ValueTask<Atlas>(atlas!()),
            nameof(IAreas.CatalogueAsync) => Task.FromResult(
                new Catalogue(new Dictionary<string, Baken.Sources.Indicator>(), new Dictionary<string, string>())
            ),
            nameof(IAreas.ShapeAsync) => Task.FromResult<NetTopologySuite.Geometries.Geometry?>(null),
            nameof(IAreas.SuccessionsAsync) => Task.FromResult<IReadOnlyList<AreaSuccession>>([]),
            nameof(IAreas.MakeEditionAsync) => Task.FromResult(atlas!().Edition),
            _ => throw new NotSupportedException(targetMethod?.Name),
        };
}
