using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace RecordLinkage;

/// <summary>Gives each distinct value of a column its number: an open-addressing table over one array of bytes.</summary>
internal sealed class TextDictionaryBuilder
{
    private byte[] bytes = new byte[1024];
    private int[] starts = new int[256];
    private ulong[] slots = new ulong[1024];
    private int used;
    private int count;

    /// <summary>The code of a value; an empty value is missing and has code 0.</summary>
    public int Add(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
            return 0;
        var room = value.Length * 3;
        if (room <= 256)
        {
            Span<byte> buffer = stackalloc byte[256];
            return Add(buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
        }

        var large = new byte[room];
        return Add(large.AsSpan(0, Encoding.UTF8.GetBytes(value, large)));
    }

    public int Add(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return 0;
        var hash = Hash(value);
        var slot = Find(value, hash);
        if (slots[slot] != 0)
            return (int)slots[slot];

        if (used + (long)value.Length > Array.MaxLength)
            throw new InvalidDataException(
                "One column holds more than 2 GB of distinct text: leave the column out, or shorten its values."
            );
        Reserve(value.Length);
        value.CopyTo(bytes.AsSpan(used));
        count++;
        starts[count] = used;
        used += value.Length;
        slots[slot] = (hash & 0xFFFFFFFF00000000) | (uint)count;
        if (count * 2 > slots.Length)
            Grow();
        return count;
    }

    /// <summary>The code of a value that is already there, or 0.</summary>
    public int Find(ReadOnlySpan<byte> value) => value.IsEmpty ? 0 : (int)slots[Find(value, Hash(value))];

    public TextDictionary Build()
    {
        var ends = new int[count + 2];
        starts.AsSpan(0, count + 1).CopyTo(ends);
        ends[0] = 0;
        ends[count + 1] = used;
        if (count > 0)
            ends[1] = 0;
        return new(bytes.AsSpan(0, used).ToArray(), ends);
    }

    // A slot keeps the upper half of the hash beside the code, so that most unequal values are told apart without their text.
    private int Find(ReadOnlySpan<byte> value, ulong hash)
    {
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        while (slots[slot] is var entry && entry != 0)
        {
            if (entry >> 32 == hash >> 32)
            {
                var code = (int)entry;
                var end = code == count ? used : starts[code + 1];
                if (value.SequenceEqual(bytes.AsSpan(starts[code], end - starts[code])))
                    return slot;
            }

            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Reserve(int length)
    {
        if (used + length > bytes.Length)
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(used + (long)length, bytes.Length * 2L)));
        if (count + 2 >= starts.Length)
            Array.Resize(ref starts, starts.Length * 2);
    }

    private void Grow()
    {
        var old = slots;
        slots = new ulong[old.Length * 2];
        var mask = slots.Length - 1;
        for (var code = 1; code <= count; code++)
        {
            var end = code == count ? used : starts[code + 1];
            var hash = Hash(bytes.AsSpan(starts[code], end - starts[code]));
            var slot = (int)hash & mask;
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = (hash & 0xFFFFFFFF00000000) | (uint)code;
        }
    }

    /// <summary>Multiplies and folds eight bytes at a time; the same on every machine and in every run.</summary>
    internal static ulong Hash(ReadOnlySpan<byte> value)
    {
        var hash = 0x9E3779B97F4A7C15ul ^ (ulong)value.Length;
        while (value.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value));
            value = value[8..];
        }

        var rest = 0ul;
        for (var i = 0; i < value.Length; i++)
            rest |= (ulong)value[i] << (8 * i);
        return Mix(hash ^ rest);
    }

    internal static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0xD6E8FEB86659FD93ul, out var low);
        return BitOperations.RotateLeft(high ^ low, 29) * 0x9FB21C651E98DF25ul;
    }
}
