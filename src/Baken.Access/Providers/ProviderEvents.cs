using Baken.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Baken.Access;

/// <summary>
/// What happens when the provider sends somebody back. The framework has checked state, nonce, code and token by then; here
/// the session begins, or the person hears why not.
/// </summary>
internal sealed partial class ProviderEvents(
    Denials denials,
    Sessions sessions,
    SignInWithProvider signIn,
    ILogger<ProviderEvents> log
) : OpenIdConnectEvents
{
    /// <summary>Where the request keeps the ID token that ends the provider's session.</summary>
    public const string HintItem = "baken:id-token-hint";

    private const string TokenItem = "baken:id-token";

    public override Task TokenValidated(TokenValidatedContext context)
    {
        // Within this request only: the properties are written nowhere, because the session is our own.
        context.HttpContext.Items[TokenItem] = context.TokenEndpointResponse?.IdToken;
        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var outcome = await signIn.HandleAsync(context.Principal!, http.RequestAborted);
        if (outcome.IsRefused)
        {
            http.Response.Redirect(Back(outcome.Refusal!));
            return;
        }

        var proof = http.Items[TokenItem] is string token ? signIn.Proofs.Protect(token) : null;
        await sessions.BeginAsync(
            http,
            outcome.Value,
            SignInWay.Provider,
            new ProviderSession(context.Principal!.FindFirst("sid")?.Value, proof)
        );
        http.Response.Redirect(LocalAddress.Or(context.ReturnUri, "/"));
    }

    /// <summary>A wrong state or nonce, an expired token, an attempt that was used before, or the person said no there.</summary>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        // Anybody can come here as often as he likes: both the line and the log are told seldom.
        if (await denials.RecordAsync(SignIn.Visitor, Acts.ProviderFailed, "provider", context.HttpContext.RequestAborted))
            Failed(log, Reason(context.Failure));
        context.Response.Redirect(Back(Refusals.ProviderFailed));
    }

    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        context.ProtocolMessage.IdTokenHint = context.HttpContext.Items[HintItem] as string;
        return Task.CompletedTask;
    }

    /// <summary>The sign-in page knows these by their code; a text of somebody else is never shown.</summary>
    public static Refusal? Known(string? code) =>
        new[]
        {
            Refusals.ProviderFailed,
            Refusals.ProviderUnreachable,
            Refusals.GroupsGiveNoRole,
            Refusals.GroupsTooMany,
            Refusals.GroupsMissing,
            Refusals.SecondFactorNotProved,
            Refusals.AccountBlocked,
        }.FirstOrDefault(refusal => refusal.Code == code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in through the provider failed: {Reason}")]
    private static partial void Failed(ILogger log, string reason);

    /// <summary>
    /// What was wrong, for whoever sets the provider up. The library keeps its own messages free of what a token says; of any
    /// other trouble only the kind is told, because a provider's words may name somebody.
    /// </summary>
    private static string Reason(Exception? trouble) =>
        trouble is SecurityTokenException or OpenIdConnectProtocolException
        && trouble.Message.StartsWith("IDX", StringComparison.Ordinal)
            ? trouble.Message
            : trouble?.GetType().Name ?? "unknown";

    public static string Back(Refusal refusal) => $"{Routes.SignIn}?geweigerd={refusal.Code}";
}
