using System.Globalization;

namespace Baken.Access;

/// <summary>
/// Keeps the municipality's own keys and uses them on request: in the data directory, in an HSM, at a key service. It wraps and
/// unwraps; it never hands out a key.
/// </summary>
public interface IKeyProvider
{
    /// <summary>Where the keys are, for the screen.</summary>
    string Where { get; }

    /// <summary>The keys that are there, of every name and version.</summary>
    Task<IReadOnlyList<KeyVersion>> ListAsync(CancellationToken cancellation);

    /// <summary>Makes a key where it is not there yet. Two who do so at once get one key.</summary>
    Task EnsureAsync(KeyVersion key, CancellationToken cancellation);

    /// <summary>Encrypts a secret under a key, bound to its context.</summary>
    /// <exception cref="InvalidDataException">The key is not there or cannot be used; the message says which and what to do.</exception>
    Task<byte[]> WrapAsync(
        KeyVersion key,
        ReadOnlyMemory<byte> secret,
        ReadOnlyMemory<byte> context,
        CancellationToken cancellation
    );

    /// <summary>Decrypts what was wrapped under the same key with the same context.</summary>
    /// <exception cref="InvalidDataException">The key is not there or cannot be used; the message says which and what to do.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or wrapped under another key or context.</exception>
    Task<byte[]> UnwrapAsync(
        KeyVersion key,
        ReadOnlyMemory<byte> wrapped,
        ReadOnlyMemory<byte> context,
        CancellationToken cancellation
    );

    /// <summary>Destroys a key. Whatever was wrapped under it is lost with it.</summary>
    Task RemoveAsync(KeyVersion key, CancellationToken cancellation);
}

/// <summary>One version of a named key: <c>content:3</c>.</summary>
public readonly record struct KeyVersion(string Name, int Version)
{
    /// <summary>The name of the key under which the keys of things in use are wrapped.</summary>
    public const string Content = "content";

    /// <summary>The name of the key under which the keys of parked things are wrapped.</summary>
    public const string Parking = "parking";

    /// <summary>The name of the key under which the keys of cookies and forms are wrapped.</summary>
    public const string Cookies = "cookies";

    public static KeyVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf(':', StringComparison.Ordinal);
        return new KeyVersion(text[..at], int.Parse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}:{Version}");
}
