using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Activities;

/// <summary>Writes the next version of an activity, or writes on the one that is not approved yet.</summary>
internal sealed class DraftActivity(ModuleDb db, IAudit audit, TimeProvider clock)
{
    /// <param name="revision">The draft that the writer had before him; 0 where there was none.</param>
    public async Task<Refusal?> HandleAsync(
        string key,
        ActivityText text,
        string reason,
        int revision,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (!PrivacyRoles.MayDraft(by))
            return Refusals.NotYours;
        if (!StartingSet.All.ContainsKey(key))
            return Refusals.ActivityNotFound;
        if (text.Check() is { } wrong)
            return wrong;
        if (reason.Length is < Refusals.ShortestReason or > ActivityText.LongestText)
            return Refusals.ReasonMissing;

        var versions = await db.Set<ActivityVersion>().Where(v => v.Key == key).ToListAsync(cancellation);
        var draft = versions.Find(v => v.State == ActivityState.Draft);
        if (draft is not null)
        {
            if (draft.Redraft(text, reason, revision, by, clock.GetUtcNow()) is { } refusal)
                return refusal;
        }
        else
        {
            if (revision != 0)
                return Refusals.ChangedMeanwhile;
            draft = new ActivityVersion
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Key = key,
                Number = versions.Count + 1,
                Text = text,
                Reason = reason,
                Drafters = by.Id,
                DraftedByName = by.Name,
                DraftedAt = clock.GetUtcNow(),
            };
            db.Add(draft);
        }

        audit.Record(by, Acts.ActivityDrafted, draft.Reference);
        return await db.SaveOrRefuseAsync(cancellation);
    }
}
