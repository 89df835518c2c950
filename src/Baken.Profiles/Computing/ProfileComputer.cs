using Baken.Areas;
using Baken.Sectors;

namespace Baken.Profiles.Computing;

/// <summary>Gathers what a model needs from the newest editions upstream and scores it.</summary>
internal sealed class ProfileComputer(IAreas areas, ISectors sectors)
{
    public async Task<ProfileResult> ComputeAsync(ProfileModel model, CancellationToken cancellation)
    {
        var atlas = await areas.AtlasAsync(cancellation);
        var list = model.Subject == ProfileSubject.Sectors ? await sectors.ListAsync(cancellation) : [];
        IEnumerable<InputTable> tables = model.Subject switch
        {
            ProfileSubject.Areas => AreaInputs.Of(model, atlas),
            ProfileSubject.Sectors => [SectorInputs.Of(model, list, await PicturesAsync(list, atlas, cancellation))],
        };
        return Of(
            model,
            new ProfileInputs(
                atlas.Edition.Number,
                atlas.Edition.Hash,
                model.Subject == ProfileSubject.Sectors ? SectorInputs.Hash(list) : null,
                null
            ),
            tables
        );
    }

    /// <summary>From the inputs that an edition kept: its bytes must come out.</summary>
    public static ProfileResult Again(ProfileModel model, ProfileResult result) =>
        Of(model, result.Inputs, result.Tables.Select(table => InputTable.Of(model, table)));

    private static ProfileResult Of(ProfileModel model, ProfileInputs inputs, IEnumerable<InputTable> tables) =>
        new(model.Key, model.Version, model.Hash, inputs, [.. tables.Select(table => Scoring.Score(model, table))]);

    private async Task<Func<VulnerableSector, IReadOnlyList<SectorPicture>>> PicturesAsync(
        IReadOnlyList<VulnerableSector> list,
        Atlas atlas,
        CancellationToken cancellation
    )
    {
        if (atlas.Home is not { } home || atlas.Find(home) is not { } area)
            return _ => [];
        var tree = await sectors.TreeAsync(cancellation);
        return sector =>
            [
                .. sector
                    .Codes.Select(code => code.Edition)
                    .Distinct()
                    .OrderDescending()
                    .Select(edition => SectorPicture.Of(atlas, tree, sector.CodesOf(edition), area)),
            ];
    }
}
