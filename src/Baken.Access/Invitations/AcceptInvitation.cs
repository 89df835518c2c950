using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>A person uses a one-time link: chooses a name and a password. What follows is the second factor.</summary>
internal sealed class AcceptInvitation(
    ModuleDb db,
    IAudit audit,
    Passwords passwords,
    Attempts limits,
    SignIn signIn,
    TimeProvider clock,
    IOptions<AccessOptions> options
)
{
    /// <summary>The open invitation behind a link; null for any other text.</summary>
    public async Task<Invitation?> FindAsync(string secret, CancellationToken cancellation)
    {
        var hash = Secrets.Hash(secret);
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(i => i.SecretHash == hash, cancellation);
        return invitation?.IsOpen(clock.GetUtcNow()) == true && options.Value.LocalAccounts ? invitation : null;
    }

    public async Task<Outcome<Account>> HandleAsync(
        string secret,
        Acceptance given,
        string address,
        CancellationToken cancellation
    )
    {
        if (!await limits.AllowAsync(address, Secrets.Hash(secret), "invitation:unknown", cancellation))
            return Refusals.TooManyAttempts;
        if (await FindAsync(secret, cancellation) is not { } invitation)
            return Refusals.InvitationVoid;
        if (invitation.Waits)
            return Refusals.InvitationWaits;
        var known = invitation.AccountId is { } id ? await db.Set<Account>().SingleAsync(a => a.Id == id, cancellation) : null;
        var email = known?.Email ?? invitation.Email ?? given.Email.Trim();
        var name = known?.Name ?? given.Name.Trim();
        if (!InvitePerson.IsAddress(email))
            return Refusals.EmailInvalid;
        if (name.Length is 0 or > 100 || name.Any(char.IsControl))
            return Refusals.NameMissing;
        if (PasswordRule.Check(given.Password, email, name, options.Value.Issuer) is { } refusal)
            return refusal;
        if (given.Password != given.Repeated)
            return Refusals.PasswordsDiffer;
        var first = invitation.Email is null;
        var key = Account.KeyOf(email);
        // The first administrator's link is worth nothing once there is an account, however that came.
        if (known is null && await db.Set<Account>().AnyAsync(a => first || a.EmailKey == key, cancellation))
            return Refusals.InvitationVoid;
        // The link was given for what the account could then; who reaches further now needs another.
        if (known?.Given.FurtherThan(invitation.Given).Any(role => role.NeedsSecondAdministrator()) == true)
            return Refusals.InvitationVoid;
        if (known is not null && (known.Blocked || (known.Demo && !options.Value.Demo)))
            return Refusals.InvitationVoid;

        var now = clock.GetUtcNow();
        invitation.Close(now);
        var account = known ?? Make(invitation, email, name, passwords.Hash(given.Password), now);
        if (known is null)
        {
            db.Add(account);
            audit.Record(account.Actor, Acts.AccountMade, $"{account.Reference} {invitation.Reference}");
            audit.RecordChange(account.Actor, account.Reference, GivenRoles.None, account.Given);
        }
        else
        {
            known.Renew(passwords.Hash(given.Password));
            audit.Record(account.Actor, Acts.PasswordRenewed, $"{account.Reference} {invitation.Reference}");
        }

        if (signIn.AsksNothingMore(account))
            audit.RecordSignIn(account, SignedInBy.Password);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.InvitationVoid;
        }

        return account;
    }

    private static Account Make(Invitation invitation, string email, string name, string hash, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Email = email,
            EmailKey = Account.KeyOf(email),
            Name = name,
            MadeAt = now,
            Roles = invitation.Roles,
            Limits = invitation.Limits,
            PasswordHash = hash,
        };
}

/// <summary>What a person fills in with a one-time link. Address and name count only where the link does not know them.</summary>
internal sealed record Acceptance(string Email, string Name, string Password, string Repeated)
{
    public override string ToString() => nameof(Acceptance);
}
