using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace RecordLinkage;

/// <summary>What makes a filter harder to read back, and how alike two filters are.</summary>
internal static class Hardening
{
    /// <summary>The filter and its opposite, in an order that depends on the key: half of the bits are ones, whatever the record.</summary>
    public static byte[] Balance(byte[] filter, int[] order)
    {
        var balanced = new byte[filter.Length * 2];
        for (var place = 0; place < order.Length; place++)
        {
            var from = order[place];
            var bit = from < filter.Length * 8 ? Bit(filter, from) : 1 - Bit(filter, from - (filter.Length * 8));
            balanced[place >> 3] |= (byte)(bit << (place & 7));
        }

        return balanced;
    }

    /// <summary>The first half laid over the second by exclusive or.</summary>
    public static byte[] Fold(byte[] filter)
    {
        var folded = filter[..(filter.Length / 2)];
        for (var i = 0; i < folded.Length; i++)
            folded[i] ^= filter[folded.Length + i];
        return folded;
    }

    /// <summary>Twice the common ones over the ones of both: the Dice coefficient.</summary>
    public static double Dice(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int both = 0,
            sum = 0;
        while (left.Length >= 8 && right.Length >= 8)
        {
            ulong l = BinaryPrimitives.ReadUInt64LittleEndian(left),
                r = BinaryPrimitives.ReadUInt64LittleEndian(right);
            both += BitOperations.PopCount(l & r);
            sum += BitOperations.PopCount(l) + BitOperations.PopCount(r);
            left = left[8..];
            right = right[8..];
        }

        return sum == 0 ? 0 : 2.0 * both / sum;
    }

    private static int Bit(byte[] filter, int place) => (filter[place >> 3] >> (place & 7)) & 1;

    // Sorted by keyed hashes of the places: a permutation that nobody without the key can tell from chance.
    public static int[] Order(int count, byte[] key)
    {
        var order = new int[count];
        var hashes = new ulong[count];
        Span<byte> place = stackalloc byte[8];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
            BinaryPrimitives.WriteInt64LittleEndian(place, i);
            hashes[i] = BinaryPrimitives.ReadUInt64LittleEndian(HMACSHA256.HashData(key, place));
        }

        Array.Sort(hashes, order);
        return order;
    }
}
