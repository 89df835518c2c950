using Microsoft.Extensions.DependencyInjection;

namespace Baken.Privacy.Activities;

/// <summary>
/// The register as the frame of a page asks it. The frame is drawn while the page itself asks the database, and one unit of work answers one
/// question at a time: so this one is asked in a unit of work of its own.
/// </summary>
internal sealed class ActivitiesInForce(IServiceScopeFactory scopes) : IActivities
{
    public async Task<ActivityInForce?> FindAsync(string key, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ActivityQueries>().InForceAsync(key, cancellation) is { } line
            ? new ActivityInForce(key, line.Text.Name, line.Text.NameEnglish, line.Text.Controller, line.Text.LegalBasis)
            : null;
    }
}
