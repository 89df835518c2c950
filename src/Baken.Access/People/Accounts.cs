using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>The door for hosts.</summary>
internal sealed class Accounts(
    ModuleDb db,
    InvitePerson invite,
    IAudit audit,
    Passwords passwords,
    TimeProvider clock,
    IOptions<AccessOptions> options
) : IAccounts
{
    public Task<InvitationLink?> FirstRunLinkAsync(CancellationToken cancellation) => invite.FirstRunAsync(cancellation);

    public Task<Outcome<InvitationLink>> InviteAsync(
        string email,
        IReadOnlySet<Role> roles,
        Actor by,
        CancellationToken cancellation
    ) => invite.HandleAsync(email, new GivenRoles(roles, []), by, cancellation);

    public async Task<Outcome<IReadOnlyList<DemoAccount>>> EnsureDemoAccountsAsync(
        string password,
        CancellationToken cancellation
    )
    {
        if (!options.Value.Demo)
            return Refusals.NotADemo;
        var present = await db.Set<Account>().Where(a => a.Demo).ToDictionaryAsync(a => a.EmailKey, cancellation);
        var demos = Enum.GetValues<Role>()
            .Select(role => new DemoAccount($"{role.Word()}@demo.baken.example", $"Demo {role.Label()}", role))
            .ToList();
        // One password, one hash: fourteen would keep the start waiting.
        string? hash = null;
        foreach (var demo in demos)
        {
            if (present.TryGetValue(demo.Email, out var account))
            {
                if (!passwords.Matches(account, password))
                    account.ChangePassword(hash ??= passwords.Hash(password));
                continue;
            }

            account = new Account
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Email = demo.Email,
                EmailKey = Account.KeyOf(demo.Email),
                Name = demo.Name,
                MadeAt = clock.GetUtcNow(),
                Demo = true,
                Roles = new HashSet<Role> { demo.Role },
                PasswordHash = hash ??= passwords.Hash(password),
            };
            db.Add(account);
            audit.Record(Actor.CommandLine, Acts.DemoAccountMade, account.Reference);
        }

        await db.SaveChangesAsync(cancellation);
        return demos;
    }
}
