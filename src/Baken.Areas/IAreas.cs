using Baken.Kernel;
using Baken.Sources;
using NetTopologySuite.Geometries;

namespace Baken.Areas;

/// <summary>What other modules and the hosts may ask of Areas.</summary>
public interface IAreas
{
    /// <summary>The newest edition. An installation without imports has an empty one.</summary>
    ValueTask<Atlas> AtlasAsync(CancellationToken cancellation);

    /// <summary>What every measure in the atlas means: the sources' catalogue and the indicators derived from it.</summary>
    Task<Catalogue> CatalogueAsync(CancellationToken cancellation);

    /// <summary>Takes the areas and figures of a reading into the caller's transaction, under the import's number.</summary>
    void Take(Reading reading, int import);

    /// <summary>
    /// Makes a new edition from all imports, when it would differ from the last one. In the caller's transaction; the
    /// imports must have been saved.
    /// </summary>
    Task<Edition> MakeEditionAsync(AreaCode? home, Actor by, IProgress<Progress>? progress, CancellationToken cancellation);

    /// <summary>Computes the newest edition again from its imports and tells whether the same bytes came out.</summary>
    Task<bool> ReproducesAsync(CancellationToken cancellation);

    /// <summary>The boundaries of a level, ready to ask which area a point lies in.</summary>
    ValueTask<AreaLocator> LocatorAsync(AreaLevel level, CancellationToken cancellation);

    /// <summary>The boundary of one area; null where it has none.</summary>
    Task<Geometry?> ShapeAsync(Area area, CancellationToken cancellation);

    /// <summary>What became of areas whose codes no longer exist.</summary>
    Task<IReadOnlyList<AreaSuccession>> SuccessionsAsync(CancellationToken cancellation);
}

/// <summary>Part of an area of an older classification lies in an area of the present one.</summary>
/// <param name="Share">The share of the old area's surface, 0 to 1.</param>
public sealed record AreaSuccession(AreaId From, AreaId To, double Share);
