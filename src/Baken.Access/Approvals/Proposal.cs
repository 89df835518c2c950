using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Access;

/// <summary>
/// What one administrator asks and another must approve before it counts: roles with content, and what could be used to take
/// them. Where there is no other, it counts at once and stands here as an exception that everybody can see.
/// </summary>
internal sealed class Proposal
{
    public required Guid Id { get; init; }

    public required ProposalKind Kind { get; init; }

    /// <summary>The account, invitation or token that it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>For the screen: a name or an address, as it was when it was asked.</summary>
    public required string Subject { get; init; }

    public required IReadOnlySet<Role> Roles { get; init; }

    public required IReadOnlyList<RoleLimit> Limits { get; init; }

    public required string AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public ProposalState State { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public GivenRoles Given => new(Roles, Limits);

    public string Reference => $"proposal:{Id:N}";

    /// <summary>Decides it. Refused where it was decided before, and for whoever asked it.</summary>
    public Refusal? Decide(bool approved, Actor by, DateTimeOffset now)
    {
        if (State != ProposalState.Open)
            return Refusals.ProposalDecided;
        // Whoever asked may take it back, and nothing else.
        if (approved && by.Id == AskedBy)
            return Refusals.OwnProposal;
        Close(approved ? ProposalState.Approved : ProposalState.Refused, by.Id, now);
        return null;
    }

    /// <summary>There is nobody else: it counts, and says so.</summary>
    public void StandAlone(DateTimeOffset now) => Close(ProposalState.Alone, AskedBy, now);

    /// <summary>Something newer took its place.</summary>
    public void Replace(Actor by, DateTimeOffset now) => Close(ProposalState.Replaced, by.Id, now);

    private void Close(ProposalState state, string by, DateTimeOffset now) => (State, DecidedBy, DecidedAt) = (state, by, now);
}

internal enum ProposalKind
{
    /// <summary>Roles of an account.</summary>
    Roles,

    /// <summary>Roles of somebody who is invited.</summary>
    Invitation,

    /// <summary>A link with which an account gets a new password: whoever holds it becomes that person.</summary>
    Renewal,

    /// <summary>Roles of a machine.</summary>
    Token,
}

internal enum ProposalState
{
    Open,
    Approved,
    Refused,
    Replaced,
    Alone,
}

internal sealed class ProposalConfiguration : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.ToTable("access_proposal");
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.Property(p => p.Kind).HasMaxLength(20);
        proposal.Property(p => p.Subject).HasMaxLength(254);
        proposal.Property(p => p.Roles).HasRoles();
        proposal.Property(p => p.Limits).HasLimits();
        proposal.Property(p => p.AskedBy).HasMaxLength(64);
        proposal.Property(p => p.DecidedBy).HasMaxLength(64);
        // Two decisions side by side: the second finds it decided.
        proposal.Property(p => p.State).HasMaxLength(20).IsConcurrencyToken();
        proposal.HasIndex(p => p.SubjectId);
        proposal.HasIndex(p => p.State);
    }
}
