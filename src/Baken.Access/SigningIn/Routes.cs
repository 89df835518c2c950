namespace Baken.Access;

/// <summary>The addresses of this module's pages.</summary>
internal static class Routes
{
    public const string SignIn = "/inloggen";
    public const string Challenge = "/inloggen/tweede-factor";
    public const string SignOut = "/uitloggen";
    public const string NoAccess = "/geen-toegang";
    public const string Invitation = "/uitnodiging";
    public const string Account = "/account";
    public const string Enrol = "/account/tweede-factor";
    public const string Password = "/account/wachtwoord";
    public const string SignOutEverywhere = "/account/overal-uitloggen";
    public const string Accounts = "/beheer/accounts";
    public const string Invite = "/beheer/accounts/uitnodigen";
    public const string Tokens = "/beheer/tokens";
    public const string NewToken = "/beheer/tokens/nieuw";

    /// <summary>The query parameter that says where to go after signing in.</summary>
    public const string Return = "terug";
}
