using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Activities;

/// <summary>The register as pages and the API read it.</summary>
internal sealed class ActivityQueries(ModuleDb db)
{
    /// <summary>Every activity as it is in force, in the order in which the program ships them.</summary>
    public async Task<IReadOnlyList<ActivityLine>> ListAsync(CancellationToken cancellation)
    {
        var versions = await Versions().ToListAsync(cancellation);
        return
        [
            .. StartingSet.All.Select(shipped => Line(shipped.Key, shipped.Value, versions.FindAll(v => v.Key == shipped.Key))),
        ];
    }

    public async Task<ActivityLine?> InForceAsync(string key, CancellationToken cancellation) =>
        StartingSet.All.TryGetValue(key, out var shipped)
            ? Line(key, shipped, await Versions().Where(v => v.Key == key).ToListAsync(cancellation))
            : null;

    /// <summary>What the activities are called on the screen, by key.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancellation) =>
        (await ListAsync(cancellation)).ToDictionary(
            line => line.Key,
            line => Language.Say(line.Text.Name, line.Text.NameEnglish)
        );

    /// <summary>Every version of an activity, the newest first; the shipped text is the last of them.</summary>
    public async Task<IReadOnlyList<ActivityVersion>> HistoryAsync(string key, CancellationToken cancellation) =>
        await Versions().Where(v => v.Key == key).OrderByDescending(v => v.Number).ToListAsync(cancellation);

    private IQueryable<ActivityVersion> Versions() => db.Set<ActivityVersion>().AsNoTracking();

    private static ActivityLine Line(string key, ActivityText shipped, List<ActivityVersion> versions)
    {
        var approved = versions.Where(v => v.State == ActivityState.Approved).MaxBy(v => v.Number);
        return new ActivityLine(
            key,
            approved?.Number ?? 0,
            approved?.Text ?? shipped,
            approved?.ApprovedAt,
            approved?.ApprovedByName,
            versions.Find(v => v.State == ActivityState.Draft)
        );
    }
}

/// <summary>An activity as it is in force.</summary>
/// <param name="Version">0: the text that the program is shipped with.</param>
/// <param name="Draft">What is up for approval; null where nothing is.</param>
internal sealed record ActivityLine(
    string Key,
    int Version,
    ActivityText Text,
    DateTimeOffset? ApprovedAt,
    string? ApprovedBy,
    ActivityVersion? Draft
);
