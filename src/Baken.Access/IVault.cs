using Baken.Kernel;

namespace Baken.Access;

/// <summary>
/// Keeps content encrypted with a key per thing. Each key is wrapped by a key of the municipality, so destroying the key of a thing destroys
/// its content wherever a copy of it lies.
/// </summary>
public interface IVault
{
    /// <summary>Encrypts content of a thing (AES-256-GCM, bound to the thing). Its first use makes the thing's key, in the unit of work.</summary>
    /// <param name="thing">By kind and number: <c>request:…</c>.</param>
    /// <exception cref="InvalidOperationException">The thing is parked: ask before changing it.</exception>
    /// <exception cref="InvalidDataException">A key of the municipality is lost or cannot be used; the message says which.</exception>
    Task<byte[]> SealAsync(string thing, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Decrypts content of a thing. Refused where the thing is parked or its key was destroyed.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The content was changed, or is another thing's.</exception>
    Task<Outcome<byte[]>> OpenAsync(string thing, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>
    /// Puts the thing's key out of reach of everyone but who reopens it on record. Adds to the unit of work. A module parks through the
    /// door of Privacy, which also takes the thing out of search and starts its clock.
    /// </summary>
    Task ParkAsync(string thing, CancellationToken cancellation);

    /// <summary>How long the ground of a reopening may be.</summary>
    const int LongestGround = 1000;

    /// <summary>Brings a parked thing back: an act of the privacy officer, with its ground. Adds to the unit of work, with its audit line.</summary>
    Task<Refusal?> ReopenAsync(string thing, string ground, Actor by, CancellationToken cancellation);

    /// <summary>What is parked now, by kind and number. Says nothing of what is in it.</summary>
    Task<IReadOnlySet<string>> ParkedAsync(CancellationToken cancellation);

    /// <summary>What was brought back, the newest first, as long as it is not destroyed.</summary>
    Task<IReadOnlyList<ReopenedThing>> ReopenedAsync(CancellationToken cancellation);

    /// <summary>Removes the thing's key for good. Adds to the unit of work.</summary>
    Task DestroyAsync(string thing, CancellationToken cancellation);
}

/// <summary>That a parked thing was brought back: by whom, when and on which ground.</summary>
/// <param name="By">The actor's id.</param>
public sealed record ReopenedThing(string Thing, string By, DateTimeOffset At, string Ground);
