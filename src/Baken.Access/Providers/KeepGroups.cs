using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>Drafts which roles the provider's groups give, tries the draft, and switches it on.</summary>
internal sealed class KeepGroups(
    ModuleDb db,
    IAudit audit,
    FourEyes fourEyes,
    KeepUnits units,
    TimeProvider clock,
    IOptions<AccessOptions> options
)
{
    public async Task<IReadOnlyList<GroupRule>> ListAsync(CancellationToken cancellation) =>
        await db.Set<GroupRule>().AsNoTracking().OrderBy(r => r.Label).ThenBy(r => r.Group).ToListAsync(cancellation);

    public async Task<Refusal?> AddAsync(string group, string label, GivenRoles given, Actor by, CancellationToken cancellation)
    {
        group = group.Trim();
        label = label.Trim();
        if (group.Length is 0 or > 200 || group.Any(char.IsControl))
            return Refusals.GroupInvalid;
        if (label.Length is 0 or > 100 || label.Any(char.IsControl))
            return Refusals.NameMissing;
        if (given.Roles.Count == 0)
            return Refusals.RolesMissing;
        if (await units.RefuseAsync(given, GivenRoles.None, cancellation) is { } unknown)
            return unknown;
        if (await db.Set<GroupRule>().AnyAsync(r => r.Group == group, cancellation))
            return Refusals.GroupExists;

        var rule = new GroupRule
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Group = group,
            Label = label,
        };
        rule.Draft(given, by);
        db.Add(rule);
        audit.Record(by, Acts.GroupDrafted, rule.Reference);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Drafts a change. Without roles the group is taken off the list when the draft is switched on.</summary>
    public async Task<Refusal?> DraftAsync(Guid id, string label, GivenRoles given, Actor by, CancellationToken cancellation)
    {
        label = label.Trim();
        if (await db.Set<GroupRule>().SingleOrDefaultAsync(r => r.Id == id, cancellation) is not { } rule)
            return Refusals.GroupNotFound;
        if (label.Length is 0 or > 100 || label.Any(char.IsControl))
            return Refusals.NameMissing;
        if (await units.RefuseAsync(given, rule.Given, cancellation) is { } unknown)
            return unknown;

        rule.Label = label;
        rule.Draft(given, by);
        audit.Record(by, Acts.GroupDrafted, rule.Reference);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.ChangedMeanwhile;
        }

        return null;
    }

    /// <summary>What everybody who signed in through the provider has now, and would have once the draft is switched on.</summary>
    public async Task<IReadOnlyList<TrialLine>> TryAsync(CancellationToken cancellation)
    {
        var rules = await ListAsync(cancellation);
        var accounts = await db.Set<Account>()
            .AsNoTracking()
            .IgnoreAutoIncludes()
            .Where(a => a.Issuer != null)
            .OrderBy(a => a.Name)
            .ToListAsync(cancellation);
        return
        [
            .. accounts.Select(account => new TrialLine(
                account.Name,
                account.Given,
                GroupRule.Together(rules, GroupsOf(account), next: true)
            )),
        ];
    }

    /// <summary>Lets everything drafted count, for everybody who signed in before as well, at the next request.</summary>
    public async Task<Refusal?> SwitchOnAsync(Actor by, CancellationToken cancellation)
    {
        var rules = await db.Set<GroupRule>().ToListAsync(cancellation);
        var drafts = rules.Where(rule => rule.DraftedBy is not null).ToList();
        var reaching = drafts
            .Where(rule => rule.Next.FurtherThan(rule.Given).Any(role => role.NeedsSecondAdministrator()))
            .ToList();
        var alone = await fourEyes.IsAloneAsync(by, cancellation);
        if (!alone && reaching.Exists(rule => rule.DraftedBy == by.Id))
            return Refusals.OwnGroups;

        foreach (var rule in drafts)
        {
            audit.RecordChange(by, rule.Reference, rule.Given, rule.Next);
            if (alone && reaching.Contains(rule))
                audit.Record(by, Acts.GroupsSwitchedOnAlone, rule.Reference);
            rule.SwitchOn();
            if (rule.Roles.Count == 0)
                db.Remove(rule);
        }

        audit.Record(by, Acts.GroupsSwitchedOn, $"groups:{drafts.Count}");
        var accounts = await db.Set<Account>().ToListAsync(cancellation);
        foreach (var account in accounts.Where(account => account.IsFromProvider))
            Give(audit, account, GroupRule.Together(rules, GroupsOf(account), next: false), by);
        if (
            !accounts.Exists(a =>
                a.Roles.Contains(Role.Administrator) && !a.Blocked && (options.Value.LocalAccounts || a.IsFromProvider)
            )
        )
        {
            db.ChangeTracker.Clear();
            return Refusals.LastAdministrator;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Refusals.ChangedMeanwhile;
        }

        return null;
    }

    /// <summary>
    /// Gives an account what its groups give. Whoever is left without a role is signed out; so is whoever reaches content from now on,
    /// because the open sessions began without the proof that content asks for.
    /// </summary>
    public static void Give(IAudit audit, Account account, GivenRoles given, Actor by)
    {
        if (given.Equals(account.Given))
            return;
        audit.RecordChange(by, account.Reference, account.Given, given);
        var reached = account.Roles.Any(role => role.NeedsSecondAdministrator());
        account.Give(given);
        if (given.Roles.Count == 0 || (!reached && given.Roles.Any(role => role.NeedsSecondAdministrator())))
            account.EndSessions();
    }

    private static string[] GroupsOf(Account account) => account.Groups.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a draft would change for one person.</summary>
internal sealed record TrialLine(string Name, GivenRoles Now, GivenRoles Then);
