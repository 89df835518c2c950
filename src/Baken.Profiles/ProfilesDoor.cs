using Baken.Kernel;
using Baken.Profiles.Computing;
using Baken.Profiles.Models;
using Baken.Profiles.Switching;
using Microsoft.EntityFrameworkCore;

namespace Baken.Profiles;

/// <summary>The module's door as the composition sees it.</summary>
internal sealed class ProfilesDoor(
    ModuleDb db,
    ModelLibrary library,
    Switches switches,
    ProfileComputer computer,
    ResultCache cache,
    Access.IAudit audit,
    TimeProvider clock
) : IProfiles
{
    public async Task<IReadOnlyList<Profile>> ListAsync(CancellationToken cancellation)
    {
        var decisions = await switches.AllAsync(cancellation);
        var profiles = new List<Profile>();
        foreach (var model in (await library.ReadAsync(cancellation)).Models)
        {
            var newest = await cache.NewestAsync(model.Key, db, cancellation);
            profiles.Add(
                new Profile(model, switches.Standing(model, decisions[model.Key]), newest?.Edition, newest?.Model.Version)
            );
        }

        return profiles;
    }

    public async Task<Profile?> FindAsync(string key, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(profile => profile.Model.Key == key);

    public async Task<IReadOnlyList<Refusal>> RefusedModelsAsync(CancellationToken cancellation) =>
        (await library.ReadAsync(cancellation)).Refused;

    public async Task<ProfileResult?> ResultAsync(string key, CancellationToken cancellation) =>
        (await cache.NewestAsync(key, db, cancellation))?.Result;

    public async Task<IReadOnlyList<string>> SwitchOnUndecidedAsync(Actor by, string reason, CancellationToken cancellation)
    {
        var decisions = await switches.AllAsync(cancellation);
        var switching = new SwitchProfile(db, library, switches, this, audit, clock);
        var switched = new List<string>();
        foreach (var model in (await library.ReadAsync(cancellation)).Models.Where(model => model.Shipped))
            if (switches.Standing(model, decisions[model.Key]) is { State: ProfileState.Undecided, LastOff: false })
            {
                switching.Record(model, true, reason, by);
                switched.Add(model.Key);
            }

        return switched;
    }

    public Task<IReadOnlyList<ProfileRun>> MakeEditionsAsync(
        Actor by,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    ) => new MakeEditions(db, library, switches, computer, audit, clock).HandleAsync(by, progress, cancellation);

    public async Task<bool> ReproducesAsync(CancellationToken cancellation)
    {
        foreach (var key in await db.Set<ProfileEditionRow>().Select(row => row.Model).Distinct().ToListAsync(cancellation))
        {
            var row = await db.Set<ProfileEditionRow>()
                .AsNoTracking()
                .Where(one => one.Model == key)
                .OrderByDescending(one => one.Number)
                .FirstAsync(cancellation);
            var kept = ResultCache.Read(row);
            var present = await computer.ComputeAsync(kept.Model, cancellation);
            // Where the sources have moved on, the edition's own inputs must still give its bytes.
            var again = present.Inputs == kept.Result.Inputs ? present : ProfileComputer.Again(kept.Model, kept.Result);
            if (ResultBytes.Hash(ResultBytes.Write(again)) != row.Hash)
                return false;
        }

        return true;
    }

    public async Task<Outcome<IReadOnlyList<ScoreLine>>> ShowAsync(string key, AreaLevel? level, CancellationToken cancellation)
    {
        if (await cache.NewestAsync(key, db, cancellation) is not { } kept)
            return await FindAsync(key, cancellation) is null ? Refusals.NoSuchProfile(key) : Refusals.NoEdition(key);
        var table = level is { } asked ? kept.Result.Table(asked.Word()) : kept.Result.Main;
        if (table is null)
            return level is { } none ? Refusals.NoSuchLevel(key, none.Word()) : Refusals.NoEdition(key);
        return Outcome(Lines(kept, table));

        static Outcome<IReadOnlyList<ScoreLine>> Outcome(List<ScoreLine> lines) => lines;
    }

    /// <summary>Best rank first; those without a score after them.</summary>
    public static List<ScoreLine> Lines(KeptEdition kept, ProfileTable table) =>
        [
            .. table
                .Scores.OrderBy(score => score.Rank ?? int.MaxValue)
                .ThenBy(score => score.Code, StringComparer.Ordinal)
                .Select(score => Line(kept, table, score)),
        ];

    public static ScoreLine Line(KeptEdition kept, ProfileTable table, SubjectScore score) =>
        new(
            score.Code,
            score.Name,
            table.Level,
            score.Score,
            score.Rank,
            table.Ranked,
            score.Present,
            Reasons.Say(kept.Model, table, score, Language.IsEnglish),
            score.Dimensions,
            [
                .. score.Contributions.Select(one =>
                {
                    var indicator = kept.Model.Indicator(one.Indicator);
                    return new ContributionLine(
                        one.Indicator,
                        indicator.Title.OnScreen,
                        one.Value,
                        indicator.Unit.OnScreen,
                        one.Year,
                        table.Medians.GetValueOrDefault(one.Indicator),
                        one.Status,
                        one.Normalised,
                        one.Weight,
                        one.Points,
                        one.Imports
                    );
                }),
            ],
            kept.Model.Key,
            kept.Model.Version,
            kept.Edition.Number
        );
}
