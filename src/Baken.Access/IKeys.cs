using Baken.Kernel;

namespace Baken.Access;

/// <summary>The wrapping keys of the municipality, for who keeps the installation: what there is, and putting new ones in their place.</summary>
public interface IKeys
{
    Task<IReadOnlyList<KeyLine>> ListAsync(CancellationToken cancellation);

    /// <summary>
    /// Puts new keys in the place of the old: new content is wrapped under them at once, what is there is rewrapped in small steps while
    /// the program runs, and an old key goes when nothing needs it any more. Asked again after a crash, it goes on where it was.
    /// </summary>
    /// <param name="onlyFinish">Make no new keys: only finish what was begun.</param>
    Task<Rotation> RotateAsync(Actor by, bool onlyFinish, IProgress<Progress>? progress, CancellationToken cancellation);
}

/// <summary>A wrapping key.</summary>
/// <param name="MadeOn">Null where the provider has a key that the database does not know.</param>
/// <param name="Wraps">For how many things it is needed.</param>
public sealed record KeyLine(string Name, int Version, DateOnly? MadeOn, bool Current, int Wraps, string Where);

/// <param name="Removed">Old keys that are destroyed.</param>
/// <param name="Left">Old keys that something began to need meanwhile: rotate again to finish.</param>
public sealed record Rotation(
    IReadOnlyList<KeyVersion> Made,
    int Rewrapped,
    IReadOnlyList<KeyVersion> Removed,
    IReadOnlyList<KeyVersion> Left
);
