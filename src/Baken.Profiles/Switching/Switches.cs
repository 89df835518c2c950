using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Profiles.Switching;

/// <summary>What has been decided about models.</summary>
internal sealed class Switches(ModuleDb db, TimeProvider clock)
{
    /// <summary>Every decision, oldest first, by the key of the model.</summary>
    public async Task<ILookup<string, SwitchRow>> AllAsync(CancellationToken cancellation) =>
        (await db.Set<SwitchRow>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation)).ToLookup(row => row.Model);

    public ProfileStanding Standing(ProfileModel model, IEnumerable<SwitchRow> decisions)
    {
        var all = decisions.ToList();
        var last = all.LastOrDefault();
        var today = clock.Day();
        var state =
            model.Lacking.Count > 0 ? ProfileState.Incomplete
            : model.StopOn < today ? ProfileState.Stopped
            : last is null || !last.IsAbout(model) ? ProfileState.Undecided
            : last.Position == SwitchPosition.On ? ProfileState.On
            : ProfileState.Off;
        return new ProfileStanding(
            state,
            state is ProfileState.On or ProfileState.Off && model.EvaluateBy < today,
            [.. all.Select(Public).Reverse()],
            last is { Position: SwitchPosition.Off }
        );
    }

    private static ProfileDecision Public(SwitchRow row) =>
        new(row.Version, row.Position == SwitchPosition.On, row.Reason, row.ByName, row.At);
}
