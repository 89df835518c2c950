using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RecordLinkage;

/// <summary>Bits set by the bigrams of texts, by hashes that only who has the key can make.</summary>
/// <remarks>Schnell, Bachteler and Reiher (2009, 2011). The two hashes of a bigram are halves of HMAC-SHA-256; the k places follow by double hashing.</remarks>
internal sealed class BloomFilter(
    int bits,
    Dictionary<(string Field, string Salt, char First, char Second), (ulong First, ulong Step)> known
)
{
    private readonly byte[] filter = new byte[bits / 8];

    public byte[] Bytes => filter;

    public void Add(string field, string text, int hashes, string salt, byte[] key)
    {
        var padded = $"_{text}_";
        for (var i = 0; i + 1 < padded.Length; i++)
        {
            var bigram = (field, salt, padded[i], padded[i + 1]);
            if (!known.TryGetValue(bigram, out var hashed))
                known.Add(bigram, hashed = Hash($"{field}\u001f{salt}\u001f{padded[i]}{padded[i + 1]}", key));
            for (var hash = 0; hash < hashes; hash++)
            {
                var place = (int)((hashed.First + ((ulong)hash * hashed.Step)) % (ulong)bits);
                filter[place >> 3] |= (byte)(1 << (place & 7));
            }
        }
    }

    private static (ulong, ulong) Hash(string bigram, byte[] key)
    {
        var digest = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(bigram));
        return (BinaryPrimitives.ReadUInt64LittleEndian(digest), BinaryPrimitives.ReadUInt64LittleEndian(digest.AsSpan(8)) | 1);
    }
}
