using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Baken.Access;

/// <summary>What the provider says of itself: its addresses and keys. It is kept a day, and asked again for an unknown key.</summary>
internal static class ProviderKeys
{
    /// <summary>Null where the provider does not answer, or answers something else.</summary>
    public static async Task<OpenIdConnectConfiguration?> FindAsync(
        IOptionsMonitor<OpenIdConnectOptions> options,
        CancellationToken cancellation,
        bool anew = false
    )
    {
        if (options.Get(Schemes.Provider).ConfigurationManager is not { } manager)
            return null;
        if (anew)
            manager.RequestRefresh();
        try
        {
            return await manager.GetConfigurationAsync(cancellation);
        }
        catch (Exception away)
            when (away is InvalidOperationException or IOException or HttpRequestException or ArgumentException)
        {
            return null;
        }
    }
}
