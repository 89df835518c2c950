using System.Text.Encodings.Web;
using Baken.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// Reads <c>Authorization: Bearer baken_…</c>. What is wrong with a token is told to whoever holds it, as
/// problem+json.
/// </summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ModuleDb db,
    Denials denials
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Bearer = "Bearer ";

    private Refusal refusal = Refusals.SignInNeeded;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var hash = Secrets.Hash(header[Bearer.Length..].Trim());
        var token = await db.Set<Token>().AsNoTracking().SingleOrDefaultAsync(t => t.SecretHash == hash, Context.RequestAborted);
        if (token is null || token.Refuse(TimeProvider.GetUtcNow()) is not null)
        {
            refusal = token?.Refuse(TimeProvider.GetUtcNow()) ?? Refusals.TokenUnknown;
            await denials.RecordAsync(
                SignIn.Visitor,
                Acts.TokenRefused,
                token?.Reference ?? "token:unknown",
                Context.RequestAborted
            );
            return AuthenticateResult.Fail(refusal.Code);
        }

        var principal = CurrentActor.Principal(token.Reference, token.Name, token.Given, Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceSafeAsync();
        Response.Headers.WWWAuthenticate = "Bearer";
        await Problem.WriteAsync(Context, StatusCodes.Status401Unauthorized, refusal);
    }

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        await denials.ForbiddenAsync(Context, (await HandleAuthenticateOnceSafeAsync()).Principal);
        await Problem.WriteAsync(Context, StatusCodes.Status403Forbidden, Refusals.NoAccess);
    }
}
