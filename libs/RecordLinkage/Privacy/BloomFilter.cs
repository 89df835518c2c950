using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RecordLinkage;

/// <summary>Bits set by the bigrams of texts, by hashes that only who has the key can make.</summary>
/// <remarks>Schnell, Bachteler and Reiher (2009, 2011). The two hashes of a bigram are halves of HMAC-SHA-256; the k places follow by double hashing.</remarks>
internal sealed class BloomFilter(int bits)
{
    private readonly byte[] filter = new byte[bits / 8];

    public byte[] Bytes => filter;

    public void Add(string field, string text, int hashes, string salt, byte[] key)
    {
        var padded = $"_{text}_";
        for (var i = 0; i + 1 < padded.Length; i++)
        {
            var digest = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{field}\u001f{salt}\u001f{padded[i]}{padded[i + 1]}"));
            ulong first = BinaryPrimitives.ReadUInt64LittleEndian(digest),
                step = BinaryPrimitives.ReadUInt64LittleEndian(digest.AsSpan(8)) | 1;
            for (var hash = 0; hash < hashes; hash++)
            {
                var place = (int)((first + ((ulong)hash * step)) % (ulong)bits);
                filter[place >> 3] |= (byte)(1 << (place & 7));
            }
        }
    }
}
