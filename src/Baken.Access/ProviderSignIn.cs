using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Baken.Access;

/// <summary>The organisation's own provider, as the settings of an installation name it.</summary>
/// <param name="Authority">Where its description stands, without <c>/.well-known/openid-configuration</c>.</param>
/// <param name="Secret">Null for a public client; PKCE is used either way.</param>
public sealed record ProviderSettings(Uri Authority, string ClientId, string? Secret)
{
    /// <summary>What the sign-in page calls it.</summary>
    public string Name { get; init; } = "organisatie";

    /// <summary>The claim that lists the groups; a dot leads into an object: <c>realm_access.roles</c>.</summary>
    public string GroupsClaim { get; init; } = "groups";

    /// <summary>What is asked beside <c>openid profile email</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>One of these levels must be in <c>acr</c>, of everybody; empty: see <see cref="WithoutSecondFactor"/>.</summary>
    public IReadOnlyList<string> RequiredAcr { get; init; } = [];

    /// <summary>One of these ways must be in <c>amr</c>, of everybody; empty: see <see cref="WithoutSecondFactor"/>.</summary>
    public IReadOnlyList<string> RequiredAmr { get; init; } = [];

    /// <summary>
    /// Whether roles that reach content may be had without proof of a second factor. Otherwise, and where neither of the above says how it
    /// is proved, <see cref="TwoFactors"/> decides.
    /// </summary>
    public bool WithoutSecondFactor { get; init; }

    /// <summary>Whether nothing of a second factor is demanded of anybody.</summary>
    public bool DemandsNothing => WithoutSecondFactor && RequiredAcr.Count == 0 && RequiredAmr.Count == 0;
}

/// <summary>Lets people sign in through their organisation: OpenID Connect, code flow with PKCE.</summary>
public static class ProviderSignIn
{
    public static IServiceCollection AddProviderSignIn(this IServiceCollection services, ProviderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.Configure<AccessOptions>(access =>
        {
            access.ProviderName = settings.Name;
            access.ProviderDemandsNothing = settings.DemandsNothing;
        });
        services.AddAuthentication().AddOpenIdConnect(Schemes.Provider, options => Fit(options, settings));
        services
            .AddOptions<OpenIdConnectOptions>(Schemes.Provider)
            .Configure<TimeProvider>(
                (options, clock) =>
                {
                    options.TimeProvider = clock;
                    options.TokenValidationParameters.LifetimeValidator = (from, until, _, validation) =>
                        Lifetime.IsNow(from, until, clock.GetUtcNow(), validation.ClockSkew);
                }
            );
        return services;
    }

    private static void Fit(OpenIdConnectOptions options, ProviderSettings settings)
    {
        options.Authority = settings.Authority.AbsoluteUri.TrimEnd('/');
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.Secret;
        // Only a provider on the machine itself, in a trial, may do without https.
        options.RequireHttpsMetadata = !settings.Authority.IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as a link, so that the cookies of the attempt can stay with this site.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        // By default the framework takes away what tells providers and their ways apart: iss, acr.
        options.ClaimActions.Clear();
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email", .. settings.Scopes])
            options.Scope.Add(scope);
        options.CallbackPath = Routes.ProviderCallback;
        options.SignedOutCallbackPath = Routes.ProviderSignOutCallback;
        options.SignedOutRedirectUri = Routes.SignIn;
        // Ending through the browser proves nothing; the provider ends sessions by a signed token.
        options.RemoteSignOutPath = PathString.Empty;
        options.SignInScheme = Schemes.Half;
        options.EventsType = typeof(ProviderEvents);
        options.TokenValidationParameters.ValidAlgorithms = ProviderKeys.Algorithms;
        options.TokenValidationParameters.RequireSignedTokens = true;
        options.TokenValidationParameters.RequireExpirationTime = true;
        options.TokenValidationParameters.ValidateIssuer = true;
        options.TokenValidationParameters.ValidateAudience = true;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(2);
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
        options.BackchannelTimeout = TimeSpan.FromSeconds(15);
        options.ProtocolValidator.RequireNonce = true;
        options.NonceCookie.Name = "baken-provider-nonce.";
        options.CorrelationCookie.Name = "baken-provider.";
        options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
