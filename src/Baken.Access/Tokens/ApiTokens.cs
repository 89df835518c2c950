using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>Makes, lists and ends the keys of machines.</summary>
internal sealed class ApiTokens(ModuleDb db, IAudit audit, FourEyes fourEyes, KeepUnits units, TimeProvider clock) : ITokens
{
    /// <summary>Tells a secret apart wherever it turns up, so that a scanner of leaked secrets recognises it.</summary>
    public const string Prefix = "baken_";

    public async Task<Outcome<NewToken>> CreateAsync(
        string name,
        IReadOnlySet<Role> roles,
        IReadOnlyList<RoleLimit> limits,
        TimeSpan validity,
        Actor by,
        CancellationToken cancellation
    )
    {
        name = name.Trim();
        if (name.Length is 0 or > 100 || name.Any(char.IsControl))
            return Refusals.NameMissing;
        if (roles.Count == 0)
            return Refusals.RolesMissing;
        if (validity < TimeSpan.FromDays(1) || validity > TimeSpan.FromDays(366))
            return Refusals.ValidityInvalid;
        var given = new GivenRoles(roles, limits);
        if (await units.RefuseAsync(given, GivenRoles.None, cancellation) is { } unknown)
            return unknown;

        var now = clock.GetUtcNow();
        var secret = Prefix + Secrets.Make();
        var token = new Token
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Roles = given.Roles,
            Limits = given.Limits,
            SecretHash = Secrets.Hash(secret),
            CreatedAt = now,
            ValidUntil = now + validity,
        };
        db.Add(token);
        audit.Record(by, Acts.TokenMade, token.Reference);
        var counts = await fourEyes.AskAsync(
            ProposalKind.Token,
            token.Id,
            name,
            token.Reference,
            given,
            GivenRoles.None,
            by,
            cancellation
        );
        token.Waits = !counts.Equals(given);
        if (!token.Waits)
            audit.RecordChange(by, token.Reference, GivenRoles.None, given);
        await db.SaveChangesAsync(cancellation);
        return new NewToken(token.Id, secret, token.ValidUntil) { Waits = token.Waits };
    }

    public async Task<IReadOnlyList<TokenLine>> ListAsync(CancellationToken cancellation) =>
        await db.Set<Token>()
            // Version 7 ids are in order of time.
            .OrderByDescending(t => t.Id)
            .Select(t => new TokenLine(t.Id, t.Name, t.Roles, t.CreatedAt, t.ValidUntil, t.RevokedAt)
            {
                Limits = t.Limits,
                Waits = t.Waits,
            })
            .ToListAsync(cancellation);

    public async Task<Refusal?> RevokeAsync(Guid id, Actor by, CancellationToken cancellation)
    {
        if (await db.Set<Token>().SingleOrDefaultAsync(t => t.Id == id, cancellation) is not { } token)
            return Refusals.TokenNotFound;
        if (token.RevokedAt is not null)
            return null;
        token.Revoke(clock.GetUtcNow());
        await fourEyes.ReplaceAsync(id, by, cancellation);
        audit.Record(by, Acts.TokenRevoked, token.Reference);
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}
