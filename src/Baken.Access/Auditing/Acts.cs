namespace Baken.Access;

/// <summary>What this module writes in the audit record.</summary>
internal static class Acts
{
    public const string SignedIn = "sign-in.done";
    public const string SignInFailed = "sign-in.failed";
    public const string SecondFactorFailed = "sign-in.second-factor-failed";
    public const string LockedOut = "sign-in.locked-out";
    public const string SignedOut = "sign-out.done";
    public const string SignedOutEverywhere = "sign-out.everywhere";
    public const string AccountMade = "account.made";
    public const string DemoAccountMade = "account.demo-made";
    public const string RoleGranted = "account.role-granted";
    public const string RoleWithdrawn = "account.role-withdrawn";
    public const string Blocked = "account.blocked";
    public const string Unblocked = "account.unblocked";
    public const string PasswordChanged = "account.password-changed";
    public const string PasswordRenewed = "account.password-renewed";
    public const string SecondFactorEnrolled = "account.second-factor-enrolled";
    public const string RecoveryCodeUsed = "account.recovery-code-used";
    public const string Invited = "invitation.made";
    public const string FirstRunInvited = "invitation.first-run";
    public const string InvitationAccepted = "invitation.accepted";
    public const string TokenMade = "token.made";
    public const string TokenRevoked = "token.revoked";
    public const string Shared = "share.made";
    public const string Recalled = "share.recalled";
    public const string Reopened = "parking.reopened";
    public const string KeyMade = "key.made";
    public const string KeyRemoved = "key.removed";
    public const string KeysRestored = "key.back-up-restored";
    public const string Seen = "seen";
    public const string Hit = "look-up.hit";
    public const string NoHit = "look-up.no-hit";

    public const string LimitSet = "account.limit-set";
    public const string LimitLifted = "account.limit-lifted";
    public const string RoleGrantedAlone = "account.role-granted-alone";
    public const string RenewedAlone = "account.renewed-alone";
    public const string Proposed = "proposal.made";
    public const string ProposalApproved = "proposal.approved";
    public const string ProposalRefused = "proposal.refused";
    public const string ProposalReplaced = "proposal.replaced";
    public const string UnitMade = "unit.made";
    public const string UnitRenamed = "unit.renamed";
    public const string UnitClosed = "unit.closed";
    public const string UnitOpened = "unit.opened";
    public const string SessionEnded = "session.ended";
    public const string SessionsEnded = "session.all-ended";
    public const string PasskeyAdded = "account.passkey-added";
    public const string PasskeyRemoved = "account.passkey-removed";
    public const string PasskeyFailed = "sign-in.passkey-failed";
    public const string ProviderFailed = "sign-in.provider-failed";
    public const string ProviderRefused = "sign-in.provider-refused";
    public const string ProviderEnded = "sign-out.by-provider";
    public const string ProviderEndRefused = "sign-out.by-provider-refused";
    public const string GroupDrafted = "group.drafted";
    public const string GroupsSwitchedOn = "group.switched-on";
    public const string GroupsSwitchedOnAlone = "group.switched-on-alone";
    public const string SealBroken = "audit.seal-broken";
    public const string CheckpointMade = "audit.checkpoint-made";
    public const string Exported = "audit.exported";
    public const string SampleDrawn = "sample.drawn";
    public const string SampleJudged = "sample.judged";

    public const string AccessRefused = "access.refused";
    public const string TokenRefused = "token.refused";
    public const string AttemptsLimited = "sign-in.limited";
    public const string RequestLimited = "request.limited";

    /// <summary>Who acts where the program does by itself.</summary>
    public const string Program = "program";
}
