using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Baken.Access;

/// <summary>Secrets that the program gives out once and keeps only as a hash: links, tokens, recovery codes.</summary>
internal static class Secrets
{
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    /// <summary>256 random bits, fit for an address.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>For people to copy: 24 letters and digits that do not look alike (117 bits), in groups of four.</summary>
    public static string MakeReadable() =>
        string.Join('-', Enumerable.Range(0, 6).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    /// <summary>SHA-256, lower-case hexadecimal. A plain hash is enough: these secrets cannot be guessed.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
