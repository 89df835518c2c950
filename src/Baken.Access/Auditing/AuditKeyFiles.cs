using System.Security.Cryptography;

namespace Baken.Access;

/// <summary>The keys of the audit record as two files that only the owner of the program may read.</summary>
internal sealed class AuditKeyFiles(AuditPlaces places) : IAuditKeys, IDisposable
{
    public const string SealName = "audit-seal.key";
    public const string SigningName = "audit-signing.pem";
    public const string PublicName = "audit-signing.pub.pem";
    private const int SealBytes = 32;

    private readonly Lock making = new();
    private Keys? keys;

    public bool Exist => keys is not null || File.Exists(PathOf(SealName)) && File.Exists(PathOf(SigningName));

    public ReadOnlyMemory<byte> PublicKey => Loaded().Public;

    public byte[] Seal(ReadOnlySpan<byte> head) => HMACSHA256.HashData(Loaded().Seal, head);

    public byte[] Sign(ReadOnlySpan<byte> checkpoint)
    {
        var loaded = Loaded();
        // An ECDsa object is not for two threads at once.
        lock (making)
            return loaded.Signing.SignData(checkpoint, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public void Dispose() => keys?.Signing.Dispose();

    private Keys Loaded()
    {
        if (keys is { } loaded)
            return loaded;
        lock (making)
            return keys ??= Load();
    }

    private Keys Load()
    {
        MakeDirectory();
        var seal = Convert.FromBase64String(
            ReadOrMake(SealName, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealBytes)))
        );
        if (seal.Length != SealBytes)
            throw new InvalidDataException($"{PathOf(SealName)} is geen sleutel van {SealBytes} bytes.");
        var signing = ECDsa.Create();
        signing.ImportFromPem(
            ReadOrMake(
                SigningName,
                () =>
                {
                    using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                    return made.ExportPkcs8PrivateKeyPem();
                }
            )
        );
        ReadOrMake(PublicName, signing.ExportSubjectPublicKeyInfoPem);
        return new Keys(seal, signing, signing.ExportSubjectPublicKeyInfo());
    }

    private void MakeDirectory()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(places.Keys);
        else
            Directory.CreateDirectory(places.Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Whoever comes first makes it; a process beside this one that comes second reads what the first made.</summary>
    private string ReadOrMake(string name, Func<string> make)
    {
        var path = PathOf(name);
        if (File.Exists(path))
            return File.ReadAllText(path);
        var half = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(half, options))
            {
                file.Write(System.Text.Encoding.ASCII.GetBytes(make()));
                file.Flush(flushToDisk: true);
            }

            File.Move(half, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(half);
        }

        return File.ReadAllText(path);
    }

    private string PathOf(string name) => Path.Combine(places.Keys, name);

    private sealed record Keys(byte[] Seal, ECDsa Signing, byte[] Public);
}
