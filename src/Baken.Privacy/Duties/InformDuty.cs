using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Duties;

/// <summary>One entry of the duty to inform: about which thing, and what was decided about telling the person, each time.</summary>
internal sealed class InformDuty : IGuarded
{
    public static Kind Kind { get; } = new("inform-duty", [new Rule(Right.Do, ActivityKeys.PersonRights, Role.PrivacyOfficer)]);

    public required Guid Id { get; init; }

    public required string Thing { get; init; }

    public required string Activity { get; init; }

    public required DateOnly ObtainedOn { get; init; }

    /// <summary>The person has to know by this day (article 14(3), a month after the data was obtained).</summary>
    public required DateOnly DueOn { get; init; }

    public required Confidentiality Confidentiality { get; init; }

    public string? Department { get; init; }

    public string? Area { get; private init; }

    public string? Sector { get; private init; }

    public DutyState State { get; private set; } = DutyState.Open;

    /// <summary>When it has to be looked at again: the due day while it is open, the review date while it is postponed.</summary>
    public DateOnly? LookOn { get; private set; }

    public int Revision { get; private set; } = 1;

    public List<DutyDecision> Decisions { get; private init; } = [];

    public string Reference => Kind.Refer(Id);

    public static InformDuty Open(
        Guid id,
        string thing,
        string activity,
        DateOnly obtainedOn,
        DateOnly dueOn,
        Confidentiality confidentiality,
        string? department
    ) =>
        new()
        {
            Id = id,
            Thing = thing,
            Activity = activity,
            ObtainedOn = obtainedOn,
            DueOn = dueOn,
            Confidentiality = confidentiality,
            Department = department,
            LookOn = dueOn,
        };

    public bool IsOverdue(DateOnly today) => LookOn < today;

    /// <summary>Told is told: after that nothing is decided any more. Everything else can be decided anew.</summary>
    public Refusal? Decide(DutyDecision decision, int revision, DateOnly today)
    {
        if (State == DutyState.Informed)
            return Refusals.DutyDone;
        if (revision != Revision)
            return Refusals.ChangedMeanwhile;
        if (decision.State == DutyState.Informed && (decision.InformedOn is not { } on || on > today || on < ObtainedOn))
            return Refusals.DayInvalid;
        if (decision.State == DutyState.Informed && decision.How is null)
            return Refusals.ChoiceMissing;
        if (decision.State is DutyState.Postponed or DutyState.Exempt && decision.Ground.Length == 0)
            return Refusals.GroundMissing;
        if (
            decision.State == DutyState.Postponed
            && (decision.ReviewOn is not { } review || review <= today || review > today.AddYears(1))
        )
            return Refusals.ReviewInvalid;
        State = decision.State;
        LookOn = decision.State == DutyState.Postponed ? decision.ReviewOn : null;
        Decisions.Add(decision);
        Revision++;
        return null;
    }
}

internal enum DutyState
{
    Open,

    /// <summary>The person knows.</summary>
    Informed,

    /// <summary>Not yet, on a ground, to be looked at again.</summary>
    Postponed,

    /// <summary>Not at all, on a ground.</summary>
    Exempt,
}

internal enum InformedHow
{
    Letter,
    Conversation,
    Email,
    GeneralNotice,
}

/// <summary>What was decided about telling the person, by whom and why. It is added and never changed.</summary>
internal sealed class DutyDecision
{
    public int Id { get; private init; }

    public required DutyState State { get; init; }

    public DateOnly? InformedOn { get; init; }

    public InformedHow? How { get; init; }

    public string Ground { get; init; } = "";

    public DateOnly? ReviewOn { get; init; }

    /// <summary>The reason in words, sealed under the duty.</summary>
    public required byte[] Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal static class DutyConfiguration
{
    public static void Configure(ModelBuilder model, ModuleDb db) =>
        model.Entity<InformDuty>(duty =>
        {
            duty.ToTable("privacy_inform_duty").IsGuarded(db, InformDuty.Kind);
            duty.Property(d => d.Thing).HasMaxLength(200);
            duty.Property(d => d.Activity).HasMaxLength(60);
            duty.HasIndex(d => d.Thing);
            duty.Property(d => d.State).HasMaxLength(20);
            duty.Property(d => d.Revision).IsConcurrencyToken();
            duty.OwnsMany(
                d => d.Decisions,
                decision =>
                {
                    decision.ToTable("privacy_duty_decision");
                    decision.WithOwner().HasForeignKey("DutyId");
                    decision.HasKey(d => d.Id);
                    decision.Property(d => d.State).HasMaxLength(20);
                    decision.Property(d => d.How).HasMaxLength(20);
                    decision.Property(d => d.Ground).HasMaxLength(40);
                    decision.Property(d => d.By).HasMaxLength(64);
                }
            );
        });
}
