using Baken.Areas;
using Baken.Kernel;
using Baken.Profiles.Computing;
using Baken.Profiles.Pages;

namespace Baken.Profiles;

/// <summary>The scores of areas as layers of the map. A profile that is not on offers none: an old score on a map has no date on it.</summary>
internal sealed class ProfileLayers(IProfiles profiles, KeptEditions editions, IAreas areas) : IMapLayers
{
    private const string Prefix = "profiel-";

    public async ValueTask<IReadOnlyList<MapLayer>> ListAsync(AreaLevel level, CancellationToken cancellation)
    {
        var layers = new List<MapLayer>();
        foreach (var profile in await profiles.ListAsync(cancellation))
            if (await TableAsync(profile, level, cancellation) is not null)
                layers.Add(Layer(profile));
        return layers;
    }

    public async ValueTask<MapLayerValues?> ValuesAsync(string key, AreaLevel level, int? year, CancellationToken cancellation)
    {
        if (
            !key.StartsWith(Prefix, StringComparison.Ordinal)
            || await profiles.FindAsync(key[Prefix.Length..], cancellation) is not { } profile
            || await TableAsync(profile, level, cancellation) is not { } table
        )
            return null;
        var layer = Layer(profile);
        if (year is { } asked && !layer.Years.Contains(asked))
            return null;

        var scores = table.Scores.ToDictionary(score => score.Code, score => score.Score);
        var all = (await areas.AtlasAsync(cancellation)).Areas(level);
        double[] values = [.. all.Select(area => scores.GetValueOrDefault(area.Code.Value) ?? double.NaN)];
        return new MapLayerValues(
            layer,
            layer.Years[^1],
            all,
            values,
            [.. values.Select(value => double.IsNaN(value) ? FigureStatus.Missing : FigureStatus.Published)],
            Language.Say(
                $"Profiel {profile.Model.Title.Nl}, editie {profile.Edition!.Number}",
                $"Profile {profile.Model.Title.En}, edition {profile.Edition.Number}"
            ),
            Addresses.Card(profile.Model.Key),
            Labels.NoEvidence
        );
    }

    private async Task<ProfileTable?> TableAsync(Profile profile, AreaLevel level, CancellationToken cancellation) =>
        profile is { Model.Subject: ProfileSubject.Areas, Edition: not null, ResultIsHistory: false }
        && (await editions.NewestAsync(profile.Model.Key, cancellation))?.Result.Table(level.Word()) is { Ranked: > 0 } table
            ? table
            : null;

    private static MapLayer Layer(Profile profile) =>
        new(
            Prefix + profile.Model.Key,
            Language.Say("Profielen", "Profiles"),
            profile.Model.Title.OnScreen,
            Language.Say("van 100", "of 100"),
            0,
            [profile.Edition!.MadeAt.Year]
        );
}
