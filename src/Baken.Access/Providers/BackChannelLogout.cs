using System.Text.Json;
using Baken.Kernel;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Baken.Access;

/// <summary>
/// The provider ends sessions here by a signed logout token, without the browser (OpenID Connect Back-Channel Logout 1.0,
/// 2.6). A token works once.
/// </summary>
internal sealed class BackChannelLogout(
    ModuleDb db,
    IAudit audit,
    Denials denials,
    Once once,
    TimeProvider clock,
    IOptionsMonitor<OpenIdConnectOptions> options
)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <returns>False where the token is refused; what was wrong is told to nobody.</returns>
    public async Task<bool> HandleAsync(string token, CancellationToken cancellation)
    {
        if (
            await ValidateAsync(token, cancellation) is not { } valid
            || !await once.UseAsync("logout-token", $"{valid.Issuer}\n{valid.Id}", valid.Until + Skew, cancellation)
        )
        {
            db.ChangeTracker.Clear();
            await denials.RecordAsync(SignInWithProvider.Provider, Acts.ProviderEndRefused, "logout-token", cancellation);
            return false;
        }

        var sessions = await db.Set<Session>()
            .Where(s => s.Way == SignInWay.Provider)
            .Join(db.Set<Account>(), s => s.AccountId, a => a.Id, (s, a) => new { Session = s, Account = a })
            .Where(one => one.Account.Issuer == valid.Issuer)
            .Where(one => valid.Session == null || one.Session.ProviderSession == valid.Session)
            .Where(one => valid.Subject == null || one.Account.Subject == valid.Subject)
            .Select(one => one.Session)
            .ToListAsync(cancellation);
        foreach (var session in sessions)
        {
            db.Remove(session);
            audit.Record(
                SignInWithProvider.Provider,
                Acts.ProviderEnded,
                $"{Account.Refer(session.AccountId)} {session.Reference}"
            );
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // One of them ended by itself meanwhile: the provider asks again.
            return false;
        }
        catch (DbUpdateException)
        {
            // The same token beside this one.
            return false;
        }
    }

    /// <summary>The endpoint: a form with one field, from the provider itself.</summary>
    public static async Task<IResult> ReceiveAsync(HttpContext http, BackChannelLogout logout, Attempts limits)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType || !await limits.AllowAsync(http.Address(), "logout-token", http.RequestAborted))
            return Refused();
        string token;
        try
        {
            token = (await http.Request.ReadFormAsync(http.RequestAborted))["logout_token"].ToString();
        }
        catch (Exception wrong) when (wrong is InvalidDataException or BadHttpRequestException or IOException)
        {
            return Refused();
        }

        return token.Length is > 0 and < 16_384 && await logout.HandleAsync(token, http.RequestAborted)
            ? Results.Ok()
            : Refused();
    }

    private static IResult Refused() =>
        Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);

    private async Task<LogoutToken?> ValidateAsync(string token, CancellationToken cancellation)
    {
        if (await ProviderKeys.FindAsync(options, cancellation) is not { } provider)
            return null;
        var result = await CheckAsync(token, provider);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have new keys.
            result = await CheckAsync(token, await ProviderKeys.FindAsync(options, cancellation, anew: true) ?? provider);
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken read)
            return null;
        return
            !string.IsNullOrEmpty(read.Id)
            && (read.Typ is null or "JWT" or "logout+jwt")
            && IsLogout(read)
            && !read.TryGetPayloadValue<object>("nonce", out _)
            && read.TryGetPayloadValue<long>("iat", out var issued)
            && DateTimeOffset.FromUnixTimeSeconds(issued) < clock.GetUtcNow() + Skew
            && (Text(read, "sid"), Text(read, "sub")) is var (session, subject)
            && (session ?? subject) is not null
            ? new LogoutToken(read.Issuer, read.Id, session, subject, new DateTimeOffset(read.ValidTo, TimeSpan.Zero))
            : null;
    }

    private Task<TokenValidationResult> CheckAsync(string token, OpenIdConnectConfiguration provider) =>
        new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = provider.Issuer,
                ValidAudience = options.Get(Schemes.Provider).ClientId,
                IssuerSigningKeys = provider.SigningKeys,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ValidAlgorithms = ProviderKeys.Algorithms,
                ClockSkew = Skew,
                LifetimeValidator = (from, until, _, validation) =>
                    Lifetime.IsNow(from, until, clock.GetUtcNow(), validation.ClockSkew),
            }
        );

    private static bool IsLogout(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>("events", out var events)
        && events.ValueKind == JsonValueKind.Object
        && events.TryGetProperty(Event, out var logout)
        && logout.ValueKind == JsonValueKind.Object;

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var text) && text.Length > 0 ? text : null;

    private sealed record LogoutToken(string Issuer, string Id, string? Session, string? Subject, DateTimeOffset Until);
}
