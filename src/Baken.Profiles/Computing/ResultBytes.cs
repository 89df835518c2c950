using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Baken.Profiles.Computing;

/// <summary>
/// The content of an edition as bytes: JSON with its properties in one order and numbers in their shortest form, so that the
/// same result is the same bytes. The hash is of these; what is kept is compressed.
/// </summary>
internal static class ResultBytes
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(ProfileResult result) => JsonSerializer.SerializeToUtf8Bytes(result, Options);

    public static ProfileResult Read(byte[] bytes) => JsonSerializer.Deserialize<ProfileResult>(bytes, Options)!;

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
            brotli.CopyTo(bytes);
        return bytes.ToArray();
    }
}
