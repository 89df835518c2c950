using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>The ways to the provider and back that are no pages. Where no provider is set there is nothing.</summary>
internal static class ProviderEndpoints
{
    public static void MapProvider(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<ProviderSettings>() is null)
            return;
        routes.MapGet(Routes.Provider, StartAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(Routes.ProviderSignOutGo, EndAsync).AllowAnonymous().ExcludeFromDescription();
        routes
            .MapPost(Routes.ProviderEnds, BackChannelLogout.ReceiveAsync)
            .AllowAnonymous()
            .WithMetadata(new RequestSizeLimitAttribute(64 * 1024))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> StartAsync(
        HttpContext http,
        IOptionsMonitor<OpenIdConnectOptions> options,
        [FromQuery(Name = Routes.Return)] string? address
    ) =>
        await ProviderKeys.FindAsync(options, http.RequestAborted) is null
            ? Results.Redirect(ProviderEvents.Back(Refusals.ProviderUnreachable))
            : Results.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Or(address, "/") }, [Schemes.Provider]);

    private static async Task<IResult> EndAsync(
        HttpContext http,
        IDataProtectionProvider protection,
        IOptionsMonitor<OpenIdConnectOptions> options,
        [FromQuery(Name = ProviderHint.Query)] string? hint
    )
    {
        http.KeepToItself();
        // A provider that is away, or that knows no signing out, ends nothing; here the session is over already.
        if (
            ProviderHint.Open(protection, hint) is not { } token
            || string.IsNullOrEmpty((await ProviderKeys.FindAsync(options, http.RequestAborted))?.EndSessionEndpoint)
        )
            return Results.Redirect(Routes.SignIn);
        http.Items[ProviderEvents.HintItem] = token;
        await http.SignOutAsync(Schemes.Provider, new AuthenticationProperties { RedirectUri = Routes.SignIn });
        return Results.Empty;
    }
}

/// <summary>Carries the ID token from signing out here to signing out there, sealed and for a few minutes.</summary>
internal static class ProviderHint
{
    public const string Query = "bewijs";

    public static string Seal(IDataProtectionProvider protection, string token) =>
        Protector(protection).Protect(token, TimeSpan.FromMinutes(10));

    public static string? Open(IDataProtectionProvider protection, string? hint)
    {
        try
        {
            return hint is null ? null : Protector(protection).Unprotect(hint);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("Baken.Access.ProviderHint").ToTimeLimitedDataProtector();
}
