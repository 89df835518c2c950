using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Baken.Tests.Access;

/// <summary>
/// An organisation's provider on loopback: OpenIddict without a store, with keys of the moment. Whoever comes is
/// <see cref="Person"/>, without a question asked.
/// </summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "baken";

    private readonly WebApplication app;
    private readonly RSA rsa;
    private readonly SigningCredentials signing;
    private readonly TimeProvider clock;

    private OpenIdProvider(WebApplication app, RSA rsa, SigningCredentials signing, TimeProvider clock)
    {
        this.app = app;
        this.rsa = rsa;
        this.signing = signing;
        this.clock = clock;
    }

    public Uri Address => new(app.Urls.First());

    /// <summary>Who signs in next.</summary>
    public ProviderPerson Person { get; set; } = new("p-1", "Sanne Voorbeeld", "sanne@gemeente.example", ["analisten"]);

    public static async Task<OpenIdProvider> StartAsync(TimeProvider clock)
    {
        var rsa = RSA.Create(2048);
        var key = new RsaSecurityKey(rsa) { KeyId = "of-the-moment" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        OpenIdProvider? provider = null;
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server.Configure(options => options.TimeProvider = clock);
                server.SetAuthorizationEndpointUris("connect/authorize");
                server.SetTokenEndpointUris("connect/token");
                server.SetEndSessionEndpointUris("connect/logout");
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                server.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email);
                server.AddSigningKey(key).AddEphemeralEncryptionKey();
                server.EnableDegradedMode();
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        if (context.ClientId != ClientId)
                            context.Reject(Errors.InvalidClient);
                        return default;
                    })
                );
                server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => default));
                server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
                server.AddEventHandler<HandleAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        context.SignIn(provider!.Principal(context.Request.GetScopes()));
                        return default;
                    })
                );
                server.AddEventHandler<HandleEndSessionRequestContext>(handler =>
                    handler.UseInlineHandler(context =>
                    {
                        context.SignOut();
                        return default;
                    })
                );
            });
        var app = builder.Build();
        app.UseAuthentication();
        provider = new OpenIdProvider(app, rsa, new SigningCredentials(key, SecurityAlgorithms.RsaSha256), clock);
        await app.StartAsync();
        return provider;
    }

    /// <summary>What the provider sends when it ends a session; each part can be bent.</summary>
    public string LogoutToken(
        string? session,
        string? subject = null,
        string? id = null,
        string? issuer = null,
        string audience = ClientId,
        TimeSpan? ends = null,
        bool isLogout = true,
        bool nonce = false,
        SigningCredentials? signedBy = null,
        string type = "logout+jwt"
    )
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object> { ["jti"] = id ?? Guid.NewGuid().ToString("N") };
        if (id == "")
            claims.Remove("jti");
        if (session is not null)
            claims["sid"] = session;
        if (subject is not null)
            claims["sub"] = subject;
        if (isLogout)
            claims["events"] = new Dictionary<string, object>
            {
                ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>(),
            };
        if (nonce)
            claims["nonce"] = "n";
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = issuer ?? Address.AbsoluteUri,
                Audience = audience,
                IssuedAt = now.UtcDateTime,
                Expires = (now + (ends ?? TimeSpan.FromMinutes(2))).UtcDateTime,
                Claims = claims,
                TokenType = type,
                SigningCredentials = signedBy ?? signing,
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }

    private ClaimsPrincipal Principal(ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Person.Subject);
        identity.SetClaim(Claims.Name, Person.Name);
        identity.SetClaim(Claims.Email, Person.Email);
        identity.SetClaim("sid", Person.Session);
        if (Person.Groups is { } groups)
            identity.SetClaims("groups", [.. groups]);
        foreach (var (claim, value) in Person.More)
            identity.SetClaim(claim, value);
        if (Person.Amr.Count > 0)
            identity.SetClaims("amr", [.. Person.Amr]);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        return principal;
    }
}

/// <param name="Groups">Null: the provider sends none.</param>
internal sealed record ProviderPerson(string Subject, string Name, string Email, IReadOnlyList<string>? Groups)
{
    public string Session { get; init; } = "s-1";

    public IReadOnlyList<string> Amr { get; init; } = ["pwd", "mfa"];

    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();
}
