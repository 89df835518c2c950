using System.Globalization;
using System.Security.Cryptography;

namespace Baken.Browser.Tests;

/// <summary>What a person's telephone does with the key of the page.</summary>
internal static class AuthenticatorApp
{
    public static byte[] Key(string text)
    {
        var bits = string.Concat(
            text.Where(char.IsAsciiLetterOrDigit)
                .Select(letter =>
                    Convert
                        .ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2)
                        .PadLeft(5, '0')
                )
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }

    /// <summary>RFC 6238, as an authenticator app computes it.</summary>
    public static string Code(byte[] key, int ahead)
    {
        var step = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + ahead;
        var counter = BitConverter.GetBytes(step);
        Array.Reverse(counter);
#pragma warning disable CA5350 // What authenticator apps use.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        var number = ((hash[at] & 0x7f) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
