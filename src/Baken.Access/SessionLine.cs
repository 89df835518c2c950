namespace Baken.Access;

/// <summary>A session as its owner and the administrator see it.</summary>
/// <param name="Device">A kind of browser and of system; empty where neither is known.</param>
public sealed record SessionLine(
    Guid Id,
    string Device,
    SignInWay Way,
    DateTimeOffset StartedAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset EndsAt
);

/// <summary>What proved who a person is.</summary>
public enum SignInWay
{
    /// <summary>A password alone: only in a demonstration.</summary>
    Password,

    /// <summary>A password and a code of the authenticator app, or a recovery code.</summary>
    Authenticator,

    Passkey,

    /// <summary>The organisation's own provider, over OpenID Connect.</summary>
    Provider,
}
