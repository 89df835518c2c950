using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Sources.Connectors;

internal static class ConnectorServices
{
    /// <summary>Adds the connectors. Register a <see cref="ConnectorAddresses"/> before, to fetch from elsewhere.</summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ConnectorAddresses());
        services.TryAddSingleton(new Patience());
        services.TryAddSingleton(new ConnectorLimits());
        services
            .AddHttpClient(PageClient.Name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    AutomaticDecompression = System.Net.DecompressionMethods.All,
                    ConnectTimeout = TimeSpan.FromSeconds(20),
                }
            );
        services.AddSingleton<Downloads>();
        services.AddSingleton<IConnector, CbsConnector>();
        services.AddSingleton<IConnector, PoliceConnector>();
        services.AddSingleton<IConnector, BoundariesConnector>();
        return services;
    }
}
