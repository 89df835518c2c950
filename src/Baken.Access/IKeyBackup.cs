using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// The wrapped keys of all things, apart from the content that they open. A back-up of content without a recent back-up of keys is
/// noise, and what was destroyed since is noise for ever.
/// </summary>
public interface IKeyBackup
{
    Task<KeyBackup> TakeAsync(CancellationToken cancellation);

    /// <summary>Puts these keys in the place of all that are there, in one transaction with its audit line.</summary>
    /// <exception cref="InvalidDataException">The keys of the municipality are not those under which these were wrapped.</exception>
    Task RestoreAsync(KeyBackup backup, Actor by, CancellationToken cancellation);
}

/// <param name="KeepUntil">The last day on which it may be there; it is overwritten before.</param>
public sealed record KeyBackup(
    DateTimeOffset TakenAt,
    DateOnly KeepUntil,
    IReadOnlyList<WrappingKeyCopy> WrappingKeys,
    IReadOnlyList<ContentKeyCopy> ContentKeys
);

public sealed record WrappingKeyCopy(string Name, int Version, byte[] Probe, DateOnly MadeOn);

public sealed record ContentKeyCopy(string Thing, byte[] Wrapped, string WrappedBy, bool Parked);
