using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>Reads the session cookie. It carries a random secret and nothing else.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Sessions sessions,
    Denials denials
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The claim that names the session itself, for the page that lists them.</summary>
    public const string SessionClaim = "baken:session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (await sessions.FindAsync(Context) is not { } open)
            return AuthenticateResult.NoResult();
        var principal = CurrentActor.Principal(
            Account.Refer(open.Session.AccountId),
            open.Name,
            open.Given,
            Scheme.Name,
            new Claim(SessionClaim, open.Session.Id.ToString("N"))
        );
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => sessions.LeadToSignInAsync(Context);

    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        await denials.ForbiddenAsync(Context, (await HandleAuthenticateOnceSafeAsync()).Principal);
        await Sessions.TurnAwayAsync(Context);
    }
}
