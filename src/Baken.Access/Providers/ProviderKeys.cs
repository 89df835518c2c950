using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Baken.Access;

/// <summary>What the provider says of itself: its addresses and keys. It is kept a day, and asked again for an unknown key.</summary>
internal static class ProviderKeys
{
    /// <summary>
    /// Never a secret that both sides know, and never none: what signs is the provider's alone (RFC 8725, 3.1).
    /// </summary>
    public static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Whether it is issued by whom the settings name, and not by another behind the same address (OpenID Connect Discovery, 4.3).</summary>
    private static bool IsOf(OpenIdConnectConfiguration said, string? authority) =>
        string.Equals(said.Issuer?.TrimEnd('/'), authority?.TrimEnd('/'), StringComparison.Ordinal);

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
            var said = await manager.GetConfigurationAsync(cancellation);
            return IsOf(said, options.Get(Schemes.Provider).Authority) ? said : null;
        }
        catch (Exception away)
            when (away is InvalidOperationException or IOException or HttpRequestException or ArgumentException)
        {
            return null;
        }
    }
}
