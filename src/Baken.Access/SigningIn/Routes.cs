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
    public const string Units = "/beheer/afdelingen";
    public const string Proposals = "/beheer/voorstellen";
    public const string Groups = "/beheer/groepen";
    public const string NewGroup = "/beheer/groepen/nieuw";
    public const string GroupTrial = "/beheer/groepen/proef";
    public const string Sessions = "/account/sessies";
    public const string Passkeys = "/account/passkeys";
    public const string NewPasskey = "/account/passkeys/nieuw";
    public const string PasskeySignIn = "/inloggen/passkey";
    public const string Provider = "/inloggen/organisatie";
    public const string ProviderCallback = "/inloggen/organisatie/terug";
    public const string ProviderEnds = "/inloggen/organisatie/einde";
    public const string ProviderSignOut = "/uitloggen/organisatie";
    public const string ProviderSignOutGo = "/uitloggen/organisatie/verder";
    public const string ProviderSignOutCallback = "/uitloggen/organisatie/terug";
    public const string NewToken = "/beheer/tokens/nieuw";

    /// <summary>The query parameter that says where to go after signing in.</summary>
    public const string Return = "terug";
}
