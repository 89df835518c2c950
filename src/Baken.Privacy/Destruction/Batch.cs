using System.Security.Cryptography;
using System.Text;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baken.Privacy;

/// <summary>
/// Things whose destruction somebody proposed. Two people approve exactly what is in it; whoever changes it proposes it anew.
/// </summary>
internal sealed class Batch
{
    public const int Most = 500;
    private readonly List<BatchItem> items = [];

    public required Guid Id { get; init; }

    public BatchState State { get; private set; } = BatchState.Proposed;

    public string ProposedById { get; private set; } = "";

    public string ProposedByName { get; private set; } = "";

    public DateTimeOffset ProposedAt { get; private set; }

    public Approval? First { get; private set; }

    public Approval? Second { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Revision { get; private set; }

    public IReadOnlyList<BatchItem> Items => items;

    public bool IsOpen => State is BatchState.Proposed or BatchState.ApprovedOnce or BatchState.Approved;

    public string Reference => $"destruction:{Id:N}";

    /// <summary>Of what is in it: what an approval is about.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        items.Select(item => $"{item.Thing} {item.Activity} {item.Due:O}").Order(StringComparer.Ordinal)
                    )
                )
            )
        );

    public void Propose(IEnumerable<Clock> clocks, Actor by, DateTimeOffset now)
    {
        items.AddRange(clocks.Select(clock => BatchItem.Of(this, clock)));
        Compose(by, now);
    }

    /// <summary>Takes things out. What was approved is no longer what is in it, so the approvals are void.</summary>
    public Refusal? TakeOut(IReadOnlySet<string> things, string seen, Actor by, DateTimeOffset now)
    {
        if (!IsOpen)
            return RetentionRefusals.NotOpen;
        if (seen != Fingerprint)
            return RetentionRefusals.ChangedMeanwhile;
        if (items.RemoveAll(item => things.Contains(item.Thing)) == 0)
            return RetentionRefusals.NothingChosen;
        Compose(by, now);
        if (items.Count == 0)
            End(BatchState.Withdrawn, now);
        return null;
    }

    /// <param name="seen">The fingerprint of what the approver looked at.</param>
    public Refusal? Approve(string seen, Actor by, DateTimeOffset now)
    {
        if (!by.Is(Role.PrivacyOfficer) && !by.Is(Role.Coordinator))
            return RetentionRefusals.NotYourRole;
        if (State is not (BatchState.Proposed or BatchState.ApprovedOnce))
            return RetentionRefusals.NotOpen;
        if (seen != Fingerprint)
            return RetentionRefusals.ChangedMeanwhile;
        var approval = Approval.Of(by, now);
        if (First is null)
        {
            (First, State) = (approval, BatchState.ApprovedOnce);
            Revision++;
            return null;
        }

        if (AgainstSecond(by) is { } no)
            return no;
        (Second, State) = (approval, BatchState.Approved);
        Revision++;
        return null;
    }

    /// <summary>Why somebody may not be the second of the two who approve; null while there is no first.</summary>
    public Refusal? AgainstSecond(Actor by)
    {
        if (First is null)
            return null;
        if (First.ById == by.Id)
            return RetentionRefusals.SamePerson;
        if (ProposedById == by.Id)
            return RetentionRefusals.ProposerIsSecond;
        var (officer, coordinator) = (by.Is(Role.PrivacyOfficer), by.Is(Role.Coordinator));
        return (First.AsOfficer && coordinator) || (First.AsCoordinator && officer) ? null : RetentionRefusals.OneRole;
    }

    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (!IsOpen)
            return RetentionRefusals.NotOpen;
        End(BatchState.Withdrawn, now);
        return null;
    }

    public void Destroyed(DateTimeOffset now) => End(BatchState.Destroyed, now);

    private void Compose(Actor by, DateTimeOffset now)
    {
        (ProposedById, ProposedByName, ProposedAt) = (by.Id, by.Name, now);
        (First, Second, State) = (null, null, BatchState.Proposed);
        Revision++;
    }

    private void End(BatchState state, DateTimeOffset now)
    {
        (State, EndedAt) = (state, now);
        foreach (var item in items)
            item.Close();
        Revision++;
    }
}

internal enum BatchState
{
    Proposed,
    ApprovedOnce,

    /// <summary>By two people; what is in it is destroyed at once, and after a crash by whoever resumes it.</summary>
    Approved,
    Destroyed,
    Withdrawn,
}

/// <summary>That somebody agreed, and in which role.</summary>
internal sealed record Approval
{
    public required string ById { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool AsOfficer { get; init; }

    public required bool AsCoordinator { get; init; }

    public static Approval Of(Actor by, DateTimeOffset at) =>
        new()
        {
            ById = by.Id,
            ByName = by.Name,
            At = at,
            AsOfficer = by.Is(Role.PrivacyOfficer),
            AsCoordinator = by.Is(Role.Coordinator),
        };
}

/// <summary>One thing in a batch, with the rule by which it was due.</summary>
internal sealed class BatchItem
{
    public required Guid BatchId { get; init; }

    public required string Kind { get; init; }

    public required Guid ThingId { get; init; }

    public required string Activity { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateOnly Due { get; init; }

    public required int Months { get; init; }

    public required string Ground { get; init; }

    /// <summary>A thing is in one open batch at most; the database keeps that.</summary>
    public bool IsOpen { get; private set; } = true;

    public string Thing => $"{Kind}:{ThingId:N}";

    public void Close() => IsOpen = false;

    public static BatchItem Of(Batch batch, Clock clock) =>
        new()
        {
            BatchId = batch.Id,
            Kind = clock.Kind,
            ThingId = clock.ThingId,
            Activity = clock.Activity,
            From = clock.From,
            Due = clock.Due,
            Months = clock.Months,
            Ground = clock.Ground,
        };
}

internal sealed class BatchConfiguration : IEntityTypeConfiguration<Batch>
{
    public void Configure(EntityTypeBuilder<Batch> batch)
    {
        batch.ToTable("privacy_destruction");
        batch.Property(b => b.Id).ValueGeneratedNever();
        batch.Property(b => b.State).HasMaxLength(20);
        batch.Property(b => b.ProposedById).HasMaxLength(64);
        batch.Property(b => b.ProposedByName).HasMaxLength(200);
        batch.Property(b => b.Revision).IsConcurrencyToken();
        batch.Ignore(b => b.IsOpen).Ignore(b => b.Reference).Ignore(b => b.Fingerprint);
        batch.OwnsOne(b => b.First, Approval);
        batch.OwnsOne(b => b.Second, Approval);
        batch.HasMany(b => b.Items).WithOne().HasForeignKey(i => i.BatchId);
        batch.Navigation(b => b.Items).AutoInclude().UsePropertyAccessMode(PropertyAccessMode.Field);
        batch.HasIndex(b => b.State);
    }

    private static void Approval(OwnedNavigationBuilder<Batch, Approval> approval)
    {
        approval.Property(a => a.ById).HasMaxLength(64);
        approval.Property(a => a.ByName).HasMaxLength(200);
    }
}

internal sealed class BatchItemConfiguration : IEntityTypeConfiguration<BatchItem>
{
    public void Configure(EntityTypeBuilder<BatchItem> item)
    {
        item.ToTable("privacy_destruction_item");
        item.HasKey(i => new
        {
            i.BatchId,
            i.Kind,
            i.ThingId,
        });
        item.Ignore(i => i.Thing);
        item.Property(i => i.Kind).HasMaxLength(40);
        item.Property(i => i.Activity).HasMaxLength(60);
        item.Property(i => i.Ground).HasMaxLength(300);
        item.HasIndex(i => new { i.Kind, i.ThingId }).IsUnique().HasFilter("is_open");
    }
}
