using Baken.Kernel;
using Baken.Sources;

namespace Baken.Sectors;

/// <summary>What other modules and the hosts may ask of Sectors.</summary>
public interface ISectors
{
    /// <summary>Takes the SBI nodes of a reading into the caller's transaction, under the import's number.</summary>
    void Take(Reading reading, int import);

    /// <summary>The SBI, every edition as its newest import brought it. Empty where none was imported.</summary>
    ValueTask<SectorTree> TreeAsync(CancellationToken cancellation);

    /// <summary>The vulnerable sectors: the starting set in its order, then those of the municipality.</summary>
    Task<IReadOnlyList<VulnerableSector>> ListAsync(CancellationToken cancellation);

    Task<VulnerableSector?> FindAsync(string key, CancellationToken cancellation);

    /// <summary>
    /// The figures of codes of one edition for an area; for the home municipality where no area is named. Null where the
    /// installation does not know the area or has no home.
    /// </summary>
    Task<SectorPicture?> PictureAsync(IReadOnlyList<SbiCode> codes, AreaCode? area, CancellationToken cancellation);
}
