using Baken.Access;
using Baken.Kernel;
using Baken.Profiles.Models;
using Baken.Profiles.Switching;
using Microsoft.EntityFrameworkCore;

namespace Baken.Profiles.Computing;

/// <summary>Computes every model that is on, and lays down what differs from the last edition.</summary>
internal sealed class MakeEditions(
    ModuleDb db,
    ModelLibrary library,
    Switches switches,
    ProfileComputer computer,
    IAudit audit,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<ProfileRun>> HandleAsync(
        Actor by,
        IProgress<Progress>? progress,
        CancellationToken cancellation
    )
    {
        var decisions = await switches.AllAsync(cancellation);
        var models = (await library.ReadAsync(cancellation))
            .Models.Where(model => switches.Standing(model, decisions[model.Key]).State == ProfileState.On)
            .ToList();
        var runs = new List<ProfileRun>();
        foreach (var model in models)
        {
            progress?.Report(new Progress("Profielen berekenen", runs.Count, models.Count));
            cancellation.ThrowIfCancellationRequested();
            runs.Add(await MakeAsync(model, by, cancellation));
        }

        if (models.Count > 0)
            progress?.Report(new Progress("Profielen berekenen", models.Count, models.Count));
        return runs;
    }

    private async Task<ProfileRun> MakeAsync(ProfileModel model, Actor by, CancellationToken cancellation)
    {
        var result = await computer.ComputeAsync(model, cancellation);
        var bytes = ResultBytes.Write(result);
        var hash = ResultBytes.Hash(bytes);
        var scored = result.Tables.Sum(table => table.Ranked);
        var last = await db.Set<ProfileEditionRow>()
            .AsNoTracking()
            .Where(row => row.Model == model.Key)
            .OrderByDescending(row => row.Number)
            .Select(row => new
            {
                row.Number,
                row.Hash,
                row.MadeAt,
            })
            .FirstOrDefaultAsync(cancellation);
        if (last is not null && last.Hash == hash)
            return new ProfileRun(model.Key, new Edition($"profile:{model.Key}", last.Number, last.MadeAt, hash), false, scored);

        var row = new ProfileEditionRow
        {
            Model = model.Key,
            Number = (last?.Number ?? 0) + 1,
            Version = model.Version,
            ModelHash = model.Hash,
            ModelText = model.Text,
            ModelShipped = model.Shipped,
            AreasEdition = result.Inputs.AreasEdition,
            AreasHash = result.Inputs.AreasHash,
            SectorsHash = result.Inputs.SectorsHash,
            Seed = result.Inputs.Seed,
            MadeAt = clock.GetUtcNow(),
            MadeBy = by.Id,
            Scored = scored,
            Hash = hash,
            Content = ResultBytes.Pack(bytes),
        };
        db.Add(row);
        audit.Record(by, "profile.edition-made", $"profile-edition:{model.Key}/{row.Number}");
        return new ProfileRun(model.Key, ResultCache.EditionOf(row), true, scored);
    }
}
