namespace Baken.Access;

/// <summary>By what somebody signed in, as a line of the record says it beside the account.</summary>
internal static class SignedInBy
{
    public const string Password = "password";
    public const string Authenticator = "authenticator";
    public const string RecoveryCode = "recovery-code";
    public const string Passkey = "passkey";
    public const string Provider = "provider";
    public const string ProviderTwoFactors = "provider-two-factors";

    public static void RecordSignIn(this IAudit audit, Account account, string way) =>
        audit.Record(account.Actor, Acts.SignedIn, $"{account.Reference} by:{way}");
}
