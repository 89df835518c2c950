using System.Globalization;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

internal sealed class PersonRecords(ModuleDb db) : IPersonRecords
{
    public async Task<IReadOnlyList<PersonRecord>> FindAsync(
        string name,
        IReadOnlyList<string> emails,
        CancellationToken cancellation
    )
    {
        List<string> keys = [.. emails.Select(Account.KeyOf).Where(key => key.Length > 0)];
        // A name is compared here and not by the database, which knows too little of case; there are few accounts.
        var accounts = (await db.Set<Account>().AsNoTracking().ToListAsync(cancellation)).FindAll(account =>
            keys.Contains(account.EmailKey) || IsNamed(account.Name, name)
        );
        List<PersonRecord> found = [];
        foreach (var account in accounts)
        {
            found.Add(Describe(account));
            if (await ActsAsync(account.Reference, cancellation) is { } acts)
                found.Add(acts);
            found.AddRange(await TokensAsync(account.Reference, cancellation));
        }

        var invitations = await db.Set<Invitation>().AsNoTracking().Where(i => i.Email != null).ToListAsync(cancellation);
        found.AddRange(invitations.Where(i => keys.Contains(Account.KeyOf(i.Email!))).Select(Describe));
        return found;
    }

    private static bool IsNamed(string held, string asked) =>
        asked.Trim() is { Length: > 0 } name && string.Equals(held.Trim(), name, StringComparison.OrdinalIgnoreCase);

    private static PersonRecord Describe(Account account) =>
        new(
            account.Reference,
            $"Account, sinds {Day(account.MadeAt)}",
            ActivityKeys.Access,
            [
                new("Naam", account.Name),
                new("E-mailadres", account.Email),
                new("Rollen", string.Join(", ", account.Roles.Order().Select(role => role.Word()))),
                new("Toestand", account.Blocked ? "geblokkeerd" : "open"),
                new("Tweede factor", account.SecondFactorKey is null ? "nee" : "ja, de sleutel is versleuteld"),
                new("Ongebruikte herstelcodes", account.RecoveryCodes.Count.ToString(CultureInfo.InvariantCulture)),
            ],
            "Opgegeven bij de uitnodiging door een beheerder, en door de persoon zelf"
        );

    private static PersonRecord Describe(Invitation invitation) =>
        new(
            invitation.Reference,
            $"Uitnodiging van {Day(invitation.MadeAt)}",
            ActivityKeys.Access,
            [
                new("E-mailadres", invitation.Email!),
                new("Rollen", string.Join(", ", invitation.Roles.Order().Select(role => role.Word()))),
                new("Geldig tot", Day(invitation.ValidUntil)),
                new("Toestand", invitation.ClosedAt is null ? "open" : "gebruikt of vervallen"),
            ],
            "Opgegeven door een beheerder"
        );

    private async Task<PersonRecord?> ActsAsync(string actor, CancellationToken cancellation)
    {
        var acts = await db.Set<AuditLine>()
            .Where(line => line.ActorId == actor)
            .GroupBy(line => line.Act)
            .Select(group => new
            {
                Act = group.Key,
                Count = group.Count(),
                First = group.Min(line => line.Number),
                Last = group.Max(line => line.Number),
            })
            .OrderBy(act => act.Act)
            .ToListAsync(cancellation);
        if (acts.Count == 0)
            return null;
        List<long> ends = [.. acts.SelectMany(act => (long[])[act.First, act.Last]).Distinct()];
        var when = await db.Set<AuditLine>()
            .Where(line => ends.Contains(line.Number))
            .ToDictionaryAsync(line => line.Number, line => line.At, cancellation);
        return new PersonRecord(
            $"audit:{actor}",
            "Regels in het logboek over wat deze gebruiker deed",
            ActivityKeys.Oversight,
            [
                .. acts.Select(act =>
                    KeyValuePair.Create(
                        act.Act,
                        act.Count == 1
                            ? $"1 keer, op {Day(when[act.First])}"
                            : $"{act.Count} keer, van {Day(when[act.First])} tot en met {Day(when[act.Last])}"
                    )
                ),
            ],
            "Vastgelegd door Baken bij elke handeling"
        );
    }

    private async Task<List<PersonRecord>> TokensAsync(string actor, CancellationToken cancellation)
    {
        var made = await db.Set<AuditLine>()
            .Where(line => line.ActorId == actor && line.Act == Acts.TokenMade)
            .Select(line => line.About)
            .ToListAsync(cancellation);
        var tokens = await db.Set<Token>().AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. tokens
                .Where(token => made.Contains(token.Reference))
                .Select(token => new PersonRecord(
                    token.Reference,
                    $"Token voor een programma, gemaakt op {Day(token.CreatedAt)}",
                    ActivityKeys.Access,
                    [
                        new("Naam", token.Name),
                        new("Geldig tot", Day(token.ValidUntil)),
                        new(
                            "Toestand",
                            token.RevokedAt is null ? "niet ingetrokken" : $"ingetrokken op {Day(token.RevokedAt.Value)}"
                        ),
                    ],
                    "Gemaakt door de persoon"
                )),
        ];
    }

    private static string Day(DateTimeOffset moment) => moment.ToString("d MMMM yyyy", Language.Dutch);
}
