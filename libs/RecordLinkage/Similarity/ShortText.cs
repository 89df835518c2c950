using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RecordLinkage;

/// <summary>Texts of at most sixteen bytes in one vector, padded with zeros: the same measures, without tables, for the inner loop.</summary>
/// <remarks>
/// Comparing one letter with all sixteen of the other text is one instruction, and its mask is the row of the match table that the
/// bit-parallel algorithms build beforehand. The filter is a necessary condition: with at most k edits, all but k letters
/// stand within k places of an equal letter.
/// </remarks>
internal static class ShortText
{
    public const int Capacity = 16;

    public static double JaroWinkler(ref byte left, int leftLength, ref byte right, int rightLength)
    {
        var jaro = Jaro(ref left, leftLength, ref right, rightLength);
        if (jaro <= 0.7)
            return jaro;
        var same = Vector128.Equals(Vector128.LoadUnsafe(ref left), Vector128.LoadUnsafe(ref right)).ExtractMostSignificantBits();
        var prefix = Math.Min(Math.Min(4, BitOperations.TrailingZeroCount(~same)), Math.Min(leftLength, rightLength));
        return RecordLinkage.JaroWinkler.Winkler(jaro, prefix);
    }

    public static double Jaro(ref byte left, int leftLength, ref byte right, int rightLength)
    {
        var letters = Vector128.LoadUnsafe(ref left);
        var window = RecordLinkage.JaroWinkler.Window(leftLength, rightLength);
        var reach = (((1u << ((2 * window) + 1)) - 1) << (Capacity - window)) & 0xFFFFFFFF;
        ulong sliding = reach;
        uint all = (1u << leftLength) - 1,
            free = all,
            takenRight = 0;
        for (var j = 0; j < rightLength; j++)
        {
            var equal = Vector128.Equals(letters, Vector128.Create(Unsafe.Add(ref right, j))).ExtractMostSignificantBits();
            var open = equal & (uint)(sliding >> Capacity) & free;
            free &= ~(open & (0 - open));
            takenRight |= (open != 0 ? 1u : 0u) << j;
            sliding <<= 1;
        }

        var takenLeft = all & ~free;
        var matches = BitOperations.PopCount(takenLeft);
        var transpositions = 0;
        for (var (l, r) = (takenLeft, takenRight); r != 0; l &= l - 1, r &= r - 1)
            if (
                Unsafe.Add(ref left, BitOperations.TrailingZeroCount(l))
                != Unsafe.Add(ref right, BitOperations.TrailingZeroCount(r))
            )
                transpositions++;
        return RecordLinkage.JaroWinkler.Combine(matches, transpositions, leftLength, rightLength);
    }

    /// <summary>The least number of edits if it is at most <paramref name="most"/> (0 to 3); otherwise some larger number.</summary>
    public static int Levenshtein(ref byte left, int leftLength, ref byte right, int rightLength, int most)
    {
        if (!MayBeWithin(ref left, leftLength, ref right, rightLength, most))
            return int.MaxValue;
        if (leftLength == 0 || rightLength == 0)
            return leftLength + rightLength;
        var letters = Vector128.LoadUnsafe(ref left);
        ulong rises = ulong.MaxValue,
            falls = 0;
        var last = 1ul << (leftLength - 1);
        ulong all = (last << 1) - 1;
        var distance = leftLength;
        for (var j = 0; j < rightLength; j++)
        {
            var equal = Vector128.Equals(letters, Vector128.Create(Unsafe.Add(ref right, j))).ExtractMostSignificantBits() & all;
            RecordLinkage.Levenshtein.Step(equal, last, ref rises, ref falls, ref distance);
        }

        return distance;
    }

    /// <summary>A condition that every two texts within so many edits meet, transpositions included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayBeWithin(ref byte left, int leftLength, ref byte right, int rightLength, int most)
    {
        var difference = leftLength - rightLength;
        if (difference > most || -difference > most)
            return false;
        if (most > 3)
            return true;
        Vector128<byte> l = Vector128.LoadUnsafe(ref left),
            r = Vector128.LoadUnsafe(ref right);
        var near = Vector128.Equals(l, r);
        if (most > 0)
            near |= Vector128.Equals(l, Shift(r, 1)) | Vector128.Equals(l, Shift(r, -1));
        if (most > 1)
            near |= Vector128.Equals(l, Shift(r, 2)) | Vector128.Equals(l, Shift(r, -2));
        if (most > 2)
            near |= Vector128.Equals(l, Shift(r, 3)) | Vector128.Equals(l, Shift(r, -3));
        var found = near.ExtractMostSignificantBits() & ((1u << leftLength) - 1);
        return BitOperations.PopCount(found) >= leftLength - most;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Shift(Vector128<byte> text, int places) =>
        places switch
        {
            1 => Vector128.Shuffle(text, Vector128.Create((byte)255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)),
            2 => Vector128.Shuffle(text, Vector128.Create((byte)255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)),
            3 => Vector128.Shuffle(text, Vector128.Create((byte)255, 255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
            -1 => Vector128.Shuffle(text, Vector128.Create((byte)1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255)),
            -2 => Vector128.Shuffle(text, Vector128.Create((byte)2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255, 255)),
            _ => Vector128.Shuffle(text, Vector128.Create((byte)3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255, 255, 255)),
        };
}
