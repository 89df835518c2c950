using System.Net.Mail;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>Makes one-time links: for a new person, for the first administrator, for an account that lost its keys.</summary>
internal sealed class InvitePerson(
    ModuleDb db,
    IAudit audit,
    FourEyes fourEyes,
    KeepUnits units,
    TimeProvider clock,
    IOptions<AccessOptions> options
)
{
    public async Task<Outcome<InvitationLink>> HandleAsync(
        string email,
        GivenRoles given,
        Actor by,
        CancellationToken cancellation
    )
    {
        email = email.Trim();
        if (!IsAddress(email))
            return Refusals.EmailInvalid;
        if (given.Roles.Count == 0)
            return Refusals.RolesMissing;
        if (!options.Value.LocalAccounts)
            return Refusals.LocalAccountsOff;
        if (await units.RefuseAsync(given, GivenRoles.None, cancellation) is { } unknown)
            return unknown;
        var key = Account.KeyOf(email);
        if (await db.Set<Account>().AnyAsync(a => a.EmailKey == key, cancellation))
            return Refusals.AccountExists;

        await ReplaceAsync(i => i.AccountId == null && i.Email != null && Account.KeyOf(i.Email) == key, by, cancellation);
        return await MakeAsync(email, given, null, by, Acts.Invited, cancellation);
    }

    /// <summary>A link with which this account takes a new password and enrols its second factor again.</summary>
    public async Task<Outcome<InvitationLink>> RenewAsync(Guid id, Actor by, CancellationToken cancellation)
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } account)
            return Refusals.AccountNotFound;
        if (account.IsFromProvider)
            return Refusals.RolesFromGroups;
        await ReplaceAsync(i => i.AccountId == id, by, cancellation);
        return await MakeAsync(account.Email, account.Given, account, by, Acts.Invited, cancellation);
    }

    /// <summary>Only while there are no accounts at all: whoever can read the terminal holds the database anyway.</summary>
    public async Task<InvitationLink?> FirstRunAsync(CancellationToken cancellation)
    {
        if (!options.Value.LocalAccounts || await db.Set<Account>().AnyAsync(cancellation))
            return null;
        await ReplaceAsync(i => i.Email == null, Actor.CommandLine, cancellation);
        return await MakeAsync(
            null,
            new GivenRoles(new HashSet<Role> { Role.Administrator }, []),
            null,
            Actor.CommandLine,
            Acts.FirstRunInvited,
            cancellation
        );
    }

    internal static bool IsAddress(string email) =>
        email.Length <= 254
        && MailAddress.TryCreate(email, out var parsed)
        && parsed.Address == email
        && parsed.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>Closes the open links that the new one replaces. There are few, so the choice is made here.</summary>
    private async Task ReplaceAsync(Func<Invitation, bool> replaced, Actor by, CancellationToken cancellation)
    {
        foreach (
            var invitation in (await db.Set<Invitation>().Where(i => i.ClosedAt == null).ToListAsync(cancellation)).Where(
                replaced
            )
        )
        {
            invitation.Close(clock.GetUtcNow());
            await fourEyes.ReplaceAsync(invitation.Id, by, cancellation);
        }
    }

    private async Task<InvitationLink> MakeAsync(
        string? email,
        GivenRoles given,
        Account? account,
        Actor by,
        string act,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        var secret = Secrets.Make();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            SecretHash = Secrets.Hash(secret),
            Email = email,
            Roles = given.Roles,
            Limits = given.Limits,
            AccountId = account?.Id,
            MadeAt = now,
            ValidUntil = now + options.Value.InvitationValidity,
        };
        db.Add(invitation);
        audit.Record(by, act, account is null ? invitation.Reference : $"{invitation.Reference} {account.Reference}");
        if (account is not null)
            invitation.Waits = !await fourEyes.AskRenewalAsync(invitation.Id, account, by, cancellation);
        else if (email is not null)
        {
            var counts = await fourEyes.AskAsync(
                ProposalKind.Invitation,
                invitation.Id,
                email,
                invitation.Reference,
                given,
                GivenRoles.None,
                by,
                cancellation
            );
            invitation.Waits = !counts.Equals(given);
        }

        await db.SaveChangesAsync(cancellation);
        return new InvitationLink($"{Routes.Invitation}/{secret}", invitation.ValidUntil) { Waits = invitation.Waits };
    }
}
