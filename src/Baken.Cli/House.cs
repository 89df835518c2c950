using Baken.Access;
using Baken.Database;
using Baken.Kernel;

namespace Baken.Cli;

/// <summary>The house without its web host, for one command: opened, brought up to date, closed at the end.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private House(ServiceProvider provider) => this.provider = provider;

    /// <exception cref="InvalidDataException">The settings of the installation are not valid.</exception>
    public static async Task<House> OpenAsync(Installation installation, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddBaken(installation);
        services.Configure<AccessOptions>(access => access.Demo = installation.Demo);
        services.AddScoped<ICurrentActor, AtTheCommandLine>();
        var provider = services.BuildServiceProvider();
        await BakenDatabase.MigrateAsync(provider, cancellation);
        return new House(provider);
    }

    /// <summary>One unit of work.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    private sealed class AtTheCommandLine : ICurrentActor
    {
        public Actor Actor => Actor.CommandLine;
    }
}
