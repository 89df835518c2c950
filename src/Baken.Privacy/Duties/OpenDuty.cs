using System.Text.RegularExpressions;
using Baken.Access;
using Baken.Kernel;
using Baken.Privacy.Requests.Terms;

namespace Baken.Privacy.Duties;

/// <summary>Opens an entry of the duty to inform: by a module through the door, or by the privacy officer by hand.</summary>
internal sealed partial class OpenDuty(ModuleDb db, IAudit audit, TimeProvider clock) : IDutyToInform
{
    public Task OpenAsync(
        string thing,
        string activity,
        DateOnly obtainedOn,
        Confidentiality confidentiality,
        string? department,
        Actor by,
        CancellationToken cancellation
    )
    {
        Add(Guid.CreateVersion7(clock.GetUtcNow()), thing, activity, obtainedOn, confidentiality, department, by);
        return Task.CompletedTask;
    }

    public async Task<Outcome<Guid>> HandleAsync(
        string thing,
        string activity,
        DateOnly? obtainedOn,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (!by.Is(Role.PrivacyOfficer))
            return Refusals.NotYours;
        if (!Reference().IsMatch(thing))
            return Refusals.ThingInvalid;
        if (!Activities.StartingSet.All.ContainsKey(activity))
            return Refusals.ActivityNotFound;
        if (obtainedOn is not { } on || on > clock.Today() || on < clock.Today().AddYears(-5))
            return Refusals.DayInvalid;
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        Add(id, thing, activity, on, Confidentiality.Municipality, null, by);
        return await db.SaveOrRefuseAsync(cancellation) is { } refusal ? refusal : id;
    }

    private void Add(
        Guid id,
        string thing,
        string activity,
        DateOnly obtainedOn,
        Confidentiality confidentiality,
        string? department,
        Actor by
    )
    {
        var due = new Term(obtainedOn, 0, []).Due!.Value;
        var duty = InformDuty.Open(id, thing, activity, obtainedOn, due, confidentiality, department);
        db.Add(duty);
        audit.Record(by, Acts.DutyOpened, duty.Reference);
    }

    /// <summary>A kind and a number, in which no name fits.</summary>
    [GeneratedRegex("^[a-z][a-z-]{1,30}:[A-Za-z0-9.-]{0,3}[0-9a-fA-F-]{1,40}$")]
    private static partial Regex Reference();
}
