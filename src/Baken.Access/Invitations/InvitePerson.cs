using System.Net.Mail;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>Makes one-time links: for a new person, for the first administrator, for an account that lost its keys.</summary>
internal sealed class InvitePerson(ModuleDb db, IAudit audit, TimeProvider clock, IOptions<AccessOptions> options)
{
    public async Task<Outcome<InvitationLink>> HandleAsync(
        string email,
        IReadOnlySet<Role> roles,
        Actor by,
        CancellationToken cancellation
    )
    {
        email = email.Trim();
        if (!IsAddress(email))
            return Refusals.EmailInvalid;
        if (roles.Count == 0)
            return Refusals.RolesMissing;
        var key = Account.KeyOf(email);
        if (await db.Set<Account>().AnyAsync(a => a.EmailKey == key, cancellation))
            return Refusals.AccountExists;

        await ReplaceAsync(i => i.AccountId == null && i.Email != null && Account.KeyOf(i.Email) == key, cancellation);
        return await MakeAsync(email, roles, null, by, Acts.Invited, cancellation);
    }

    /// <summary>A link with which this account takes a new password and enrols its second factor again.</summary>
    public async Task<Outcome<InvitationLink>> RenewAsync(Guid id, Actor by, CancellationToken cancellation)
    {
        if (await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id, cancellation) is not { } account)
            return Refusals.AccountNotFound;
        await ReplaceAsync(i => i.AccountId == id, cancellation);
        return await MakeAsync(account.Email, account.Roles, id, by, Acts.Invited, cancellation);
    }

    /// <summary>Only while there are no accounts at all: whoever can read the terminal holds the database anyway.</summary>
    public async Task<InvitationLink?> FirstRunAsync(CancellationToken cancellation)
    {
        if (await db.Set<Account>().AnyAsync(cancellation))
            return null;
        await ReplaceAsync(i => i.Email == null, cancellation);
        return await MakeAsync(
            null,
            new HashSet<Role> { Role.Administrator },
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
    private async Task ReplaceAsync(Func<Invitation, bool> replaced, CancellationToken cancellation)
    {
        foreach (
            var invitation in (await db.Set<Invitation>().Where(i => i.ClosedAt == null).ToListAsync(cancellation)).Where(
                replaced
            )
        )
            invitation.Close(clock.GetUtcNow());
    }

    private async Task<InvitationLink> MakeAsync(
        string? email,
        IReadOnlySet<Role> roles,
        Guid? account,
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
            Roles = roles,
            AccountId = account,
            MadeAt = now,
            ValidUntil = now + options.Value.InvitationValidity,
        };
        db.Add(invitation);
        audit.Record(by, act, account is { } id ? $"{invitation.Reference} {Account.Refer(id)}" : invitation.Reference);
        await db.SaveChangesAsync(cancellation);
        return new InvitationLink($"{Routes.Invitation}/{secret}", invitation.ValidUntil);
    }
}
