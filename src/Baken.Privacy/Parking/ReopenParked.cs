using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy;

/// <summary>Brings one parked thing back, on record: readable again, and kept for the activity that things of its kind are for.</summary>
internal sealed class ReopenParked(ModuleDb db, IParking parking, IEnumerable<IDestroyer> destroyers)
{
    public async Task<Refusal?> HandleAsync(string kind, Guid thing, string ground, Actor by, CancellationToken cancellation)
    {
        if (Known(kind) is not { } known || ActivityOf(kind) is not { } activity)
            return RetentionRefusals.NothingParked;
        if (await parking.ReopenAsync(known, thing, activity, ground, by, cancellation) is { } refusal)
            return refusal;
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague reopened or destroyed it after we looked.
            return RetentionRefusals.NothingParked;
        }
    }

    /// <summary>For which activity a thing of this kind is kept once it is back; null where the kind is for none.</summary>
    public string? ActivityOf(string kind) =>
        Known(kind)?.Rules.Select(rule => rule.Activity).FirstOrDefault(activity => activity != ActivityKeys.NotTakenUp);

    /// <summary>Whatever is kept can be destroyed, so these are all kinds.</summary>
    private Kind? Known(string kind) => destroyers.Select(destroyer => destroyer.Kind).FirstOrDefault(one => one.Name == kind);
}
