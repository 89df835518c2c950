using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Baken.Access;

/// <summary>
/// The keys of the municipality as files in a directory that only the program may read: for an installation on one machine. Not a
/// protection against who can read the disk as the program does; an HSM is.
/// </summary>
internal sealed class FileKeys(IOptions<AccessOptions> options) : IKeyProvider
{
    private const string Head = "baken-key-1";
    private const string Extension = ".key";

    public string Where =>
        options.Value.KeyDirectory is { Length: > 0 } directory
            ? directory
            : throw new InvalidOperationException(VaultRefusals.NoKeyDirectory);

    public Task<IReadOnlyList<KeyVersion>> ListAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Where))
            return Task.FromResult<IReadOnlyList<KeyVersion>>([]);
        return Task.FromResult<IReadOnlyList<KeyVersion>>([
            .. Directory.EnumerateFiles(Where, "*" + Extension).Select(Named).OfType<KeyVersion>(),
        ]);
    }

    public async Task EnsureAsync(KeyVersion key, CancellationToken cancellation)
    {
        var path = PathOf(key);
        if (File.Exists(path))
            return;
        MakeDirectory();
        var secret = RandomNumberGenerator.GetBytes(Envelope.KeySize);
        var fresh = Path.Combine(Where, $".{key.Name}.{Guid.NewGuid():N}.new");
        try
        {
            await using (var file = new FileStream(fresh, Owner(FileMode.CreateNew, FileAccess.Write)))
            {
                await file.WriteAsync(Encoding.ASCII.GetBytes(Text(key, secret)), cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another node was first: its key is the key.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
            File.Delete(fresh);
        }
    }

    public Task<byte[]> WrapAsync(
        KeyVersion key,
        ReadOnlyMemory<byte> secret,
        ReadOnlyMemory<byte> context,
        CancellationToken cancellation
    ) => Task.FromResult(Use(key, own => Envelope.Seal(own, secret.Span, context.Span)));

    public Task<byte[]> UnwrapAsync(
        KeyVersion key,
        ReadOnlyMemory<byte> wrapped,
        ReadOnlyMemory<byte> context,
        CancellationToken cancellation
    ) => Task.FromResult(Use(key, own => Envelope.Open(own, wrapped.Span, context.Span)));

    public Task RemoveAsync(KeyVersion key, CancellationToken cancellation)
    {
        var path = PathOf(key);
        if (File.Exists(path))
        {
            // Over the same blocks where the file system allows it; a copy-on-write file system or flash may keep the old ones.
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
            {
                file.Write(RandomNumberGenerator.GetBytes((int)file.Length));
                file.Flush(flushToDisk: true);
            }

            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private byte[] Use(KeyVersion key, Func<byte[], byte[]> use)
    {
        var own = Read(key);
        try
        {
            return use(own);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(own);
        }
    }

    /// <summary>Read at every use: a file is removed, and then nothing may work with it any more.</summary>
    private byte[] Read(KeyVersion key)
    {
        var path = PathOf(key);
        if (!File.Exists(path))
            throw new InvalidDataException(VaultRefusals.KeyLost(key, path));
        try
        {
            if (
                !OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0
            )
                throw new InvalidDataException(VaultRefusals.KeyOpenToOthers(key, path));
            return Secret(key, File.ReadAllText(path))
                ?? throw new InvalidDataException(
                    VaultRefusals.KeyUnreadable(
                        key,
                        path,
                        Kernel.Language.Say("het bestand is beschadigd.", "the file is damaged.")
                    )
                );
        }
        catch (Exception trouble) when (trouble is IOException and not FileNotFoundException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(VaultRefusals.KeyUnreadable(key, path, trouble.Message), trouble);
        }
    }

    /// <summary>Its form, which key it is, the key, and a sum that shows damage.</summary>
    private static string Text(KeyVersion key, byte[] secret) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Head}\n{key}\n{Convert.ToBase64String(secret)}\n{Convert.ToHexStringLower(Sum(key, secret))}\n"
        );

    private static byte[]? Secret(KeyVersion key, string text)
    {
        var lines = text.Split('\n');
        var secret = new byte[Envelope.KeySize];
        return
            lines is [Head, var name, var own, var sum, ""]
            && name == key.ToString()
            && Convert.TryFromBase64String(own, secret, out var length)
            && length == Envelope.KeySize
            && Convert.ToHexStringLower(Sum(key, secret)) == sum
            ? secret
            : null;
    }

    private static byte[] Sum(KeyVersion key, byte[] secret) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"baken key file {key}")).AsSpan(0, 8).ToArray();

    private string PathOf(KeyVersion key) =>
        Path.Combine(Where, string.Create(CultureInfo.InvariantCulture, $"{key.Name}.{key.Version}{Extension}"));

    private static KeyVersion? Named(string path) =>
        Path.GetFileNameWithoutExtension(path).Split('.') is [var name, var version]
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new KeyVersion(name, number)
            : null;

    private void MakeDirectory()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Where);
        else
            Directory.CreateDirectory(Where, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions Owner(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
