using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Access;

/// <summary>Accounts as the administrator sees them: who, which roles, in what state; never what proves it.</summary>
internal sealed class AccountQueries(ModuleDb db)
{
    public async Task<IReadOnlyList<AccountLine>> ListAsync(CancellationToken cancellation) =>
        await Lines().OrderBy(line => line.Name).ThenBy(line => line.Email).ToListAsync(cancellation);

    public Task<AccountLine?> FindAsync(Guid id, CancellationToken cancellation) =>
        Lines().SingleOrDefaultAsync(line => line.Id == id, cancellation);

    private IQueryable<AccountLine> Lines() =>
        db.Set<Account>()
            .Select(a => new AccountLine
            {
                Id = a.Id,
                Name = a.Name,
                Email = a.Email,
                Roles = a.Roles,
                Limits = a.Limits,
                Issuer = a.Issuer,
                Blocked = a.Blocked,
                LockedUntil = a.LockedUntil,
                HasSecondFactor = a.SecondFactorKey != null || a.Passkeys.Any() || a.Issuer != null,
            });

    /// <summary>What waits about an account, and the last time that it got something without a second administrator.</summary>
    public async Task<IReadOnlyList<Proposal>> ProposalsAsync(Guid id, CancellationToken cancellation) =>
        await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.SubjectId == id && (p.State == ProposalState.Open || p.State == ProposalState.Alone))
            .OrderByDescending(p => p.Id)
            .ToListAsync(cancellation);
}

internal sealed record AccountLine
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required IReadOnlySet<Role> Roles { get; init; }
    public required IReadOnlyList<RoleLimit> Limits { get; init; }

    /// <summary>The provider that speaks for it; null for an account of this installation itself.</summary>
    public required string? Issuer { get; init; }
    public GivenRoles Given => new(Roles, Limits);
    public required bool Blocked { get; init; }
    public required DateTimeOffset? LockedUntil { get; init; }
    public required bool HasSecondFactor { get; init; }
}
