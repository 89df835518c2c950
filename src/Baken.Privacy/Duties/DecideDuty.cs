using Baken.Access;
using Baken.Kernel;
using Baken.Privacy.Requests;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Duties;

/// <summary>What a person fills in about telling the person concerned. Null: nothing was chosen.</summary>
internal sealed record DutyForm(
    DutyState? State,
    DateOnly? InformedOn,
    InformedHow? How,
    string Ground,
    DateOnly? ReviewOn,
    string Reason
);

/// <summary>Records that the person was told, or why not yet or not at all. Earlier decisions stay.</summary>
internal sealed class DecideDuty(ModuleDb db, IGate gate, SealedJson sealing, IAudit audit, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(Guid id, int revision, DutyForm form, Actor by, CancellationToken cancellation)
    {
        if (form.State is not (DutyState.Informed or DutyState.Postponed or DutyState.Exempt))
            return Refusals.ChoiceMissing;
        if (form.Reason.Length is < Refusals.ShortestReason or > 2_000)
            return Refusals.ReasonMissing;
        if (form.How is { } way && !Enum.IsDefined(way))
            return Refusals.ChoiceMissing;
        var among = form.State == DutyState.Postponed ? DutyGrounds.ToPostpone : DutyGrounds.All;
        if (form.Ground.Length > 0 && !among.Any(ground => ground.Key == form.Ground))
            return Refusals.GroundUnknown;
        var duty = await gate.ToDo<InformDuty>(InformDuty.Kind).SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (duty is null)
            return Refusals.DutyNotFound;

        var told = form.State == DutyState.Informed;
        var decision = new DutyDecision
        {
            State = form.State.Value,
            InformedOn = told ? form.InformedOn : null,
            How = told ? form.How : null,
            Ground = told ? "" : form.Ground,
            ReviewOn = form.State == DutyState.Postponed ? form.ReviewOn : null,
            Reason = await sealing.SealAsync(duty.Reference, form.Reason, cancellation),
            By = by.Id,
            At = clock.GetUtcNow(),
        };
        if (duty.Decide(decision, revision, clock.Today()) is { } refusal)
            return refusal;

        audit.Record(by, Act(decision.State), duty.Reference);
        return await db.SaveOrRefuseAsync(cancellation);
    }

    private static string Act(DutyState state) =>
        state switch
        {
            DutyState.Informed => Acts.DutyInformed,
            DutyState.Postponed => Acts.DutyPostponed,
            DutyState.Exempt => Acts.DutyExempted,
            DutyState.Open => Acts.DutyOpened,
        };
}
