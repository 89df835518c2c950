namespace Baken.Privacy.Activities;

/// <summary>The register as the frame of a page asks it.</summary>
internal sealed class ActivitiesInForce(ActivityQueries queries) : IActivities
{
    public async Task<ActivityInForce?> FindAsync(string key, CancellationToken cancellation) =>
        await queries.InForceAsync(key, cancellation) is { } line
            ? new ActivityInForce(key, line.Text.Name, line.Text.NameEnglish, line.Text.Controller, line.Text.LegalBasis)
            : null;
}
