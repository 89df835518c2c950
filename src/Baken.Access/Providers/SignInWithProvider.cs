using System.Security.Claims;
using System.Text.Json;
using Baken.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>
/// The provider said who somebody is: finds or makes the account and gives it what its groups give, each time anew. Who has no
/// role has nothing here, and gets no account either.
/// </summary>
internal sealed class SignInWithProvider(
    ModuleDb db,
    IAudit audit,
    ProviderSettings settings,
    TimeProvider clock,
    IDataProtectionProvider protection
)
{
    /// <summary>The provider itself, as the audit record names it.</summary>
    public static Actor Provider { get; } = new("provider", "Organisatie", new HashSet<Role>());

    public const string ProofPurpose = "Baken.Access.ProviderProof";

    public IDataProtector Proofs => protection.CreateProtector(ProofPurpose);

    /// <param name="proved">The claims of an ID token that was validated.</param>
    public async Task<Outcome<Account>> HandleAsync(ClaimsPrincipal proved, CancellationToken cancellation)
    {
        if (proved.FindFirstValue("iss") is not { } issuer || proved.FindFirstValue("sub") is not { Length: <= 255 } subject)
            return await RefuseAsync(Refusals.ProviderFailed, null, cancellation);
        var account = await db.Set<Account>().SingleOrDefaultAsync(a => a.Issuer == issuer && a.Subject == subject, cancellation);
        if (account is { Blocked: true })
            return await RefuseAsync(Refusals.AccountBlocked, account, cancellation);
        if (!IsOneOf(proved, "acr", settings.RequiredAcr) || !IsOneOf(proved, "amr", settings.RequiredAmr))
            return await RefuseAsync(Refusals.SecondFactorNotProved, account, cancellation);
        var read = ProviderGroups.Read(proved, settings.GroupsClaim);
        if (read.Refusal is { } unread)
            return await RefuseAsync(unread, account, cancellation);
        var groups = read.Value;
        var rules = await db.Set<GroupRule>().AsNoTracking().ToListAsync(cancellation);
        var given = GroupRule.Together(rules, groups, next: false);
        if (given.Roles.Count == 0)
        {
            // A withdrawn group counts for the sessions that are open, too.
            if (account is not null)
                KeepGroups.Give(audit, account, given, Provider);
            account?.Remember(account.Name, account.Email, groups);
            return await RefuseAsync(Refusals.GroupsGiveNoRole, account, cancellation);
        }

        if (given.Roles.Any(role => role.NeedsSecondAdministrator()) && !HasSecondFactor(proved))
            return await RefuseAsync(Refusals.SecondFactorNotProved, account, cancellation);

        var email = Fit(proved.FindFirstValue("email") ?? proved.FindFirstValue("preferred_username") ?? "", 254);
        var name = Fit(proved.FindFirstValue("name") ?? proved.FindFirstValue("preferred_username") ?? email, 100);
        if (account is null)
        {
            account = Make(issuer, subject);
            db.Add(account);
            audit.Record(Provider, Acts.AccountMade, account.Reference);
        }

        account.Remember(name, email, groups);
        KeepGroups.Give(audit, account, given, Provider);
        audit.RecordSignIn(
            account,
            HasSecondFactor(proved) && !settings.DemandsNothing ? SignedInBy.ProviderTwoFactors : SignedInBy.Provider
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The same person came for the first time twice at once, or somebody changed the account meanwhile.
            db.ChangeTracker.Clear();
            return Refusals.ProviderFailed;
        }

        return account;
    }

    /// <summary>Writes down a refusal; who came is named only where there is an account.</summary>
    private async Task<Refusal> RefuseAsync(Refusal refusal, Account? account, CancellationToken cancellation)
    {
        audit.Record(SignIn.Visitor, Acts.ProviderRefused, account?.Reference ?? "account:unknown");
        await db.SaveChangesAsync(cancellation);
        return refusal;
    }

    private Account Make(string issuer, string subject) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Email = "",
            EmailKey = $"provider:{Secrets.Hash($"{issuer}\n{subject}")}",
            Name = "",
            MadeAt = clock.GetUtcNow(),
            Roles = new HashSet<Role>(),
            PasswordHash = null,
            Issuer = issuer,
            Subject = subject,
        };

    /// <summary>Where the settings name what proves it, that was checked already.</summary>
    private bool HasSecondFactor(ClaimsPrincipal proved) =>
        settings.WithoutSecondFactor
        || settings.RequiredAcr.Count > 0
        || settings.RequiredAmr.Count > 0
        || TwoFactors.AreProvedBy(proved);

    private static bool IsOneOf(ClaimsPrincipal proved, string claim, IReadOnlyList<string> required) =>
        required.Count == 0 || proved.FindAll(claim).Any(one => required.Contains(one.Value));

    private static string Fit(string text, int longest)
    {
        var plain = string.Concat(text.Where(letter => !char.IsControl(letter))).Trim();
        return plain.Length > longest ? plain[..longest] : plain;
    }
}

/// <summary>Reads the groups off an ID token.</summary>
internal static class ProviderGroups
{
    /// <summary>The groups, or why they are not there. An empty list is a list: the person is in no group.</summary>
    public static Outcome<IReadOnlyList<string>> Read(ClaimsPrincipal proved, string claim)
    {
        var path = claim.Split('.');
        // Entra ID names the claim where it left the groups out because there were too many.
        if (
            proved.FindFirstValue("hasgroups") is { } has && bool.TryParse(has, out var left) && left
            || proved.FindFirstValue("_claim_names") is { } names && Names(names, path[0])
        )
            return Refusals.GroupsTooMany;
        var found = proved.FindAll(claim).Select(one => one.Value).ToList();
        if (found.Count == 0 && path.Length > 1 && proved.FindFirstValue(path[0]) is { } json)
            found = Within(json, path[1..]);
        return found.Count == 0 ? Refusals.GroupsMissing : (Outcome<IReadOnlyList<string>>)found.Distinct().ToList();
    }

    private static bool Names(string json, string claim)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(claim, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static List<string> Within(string json, string[] path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var at = document.RootElement;
            foreach (var step in path)
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step, out at))
                    return [];
            return at.ValueKind == JsonValueKind.Array
                ? [.. at.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
