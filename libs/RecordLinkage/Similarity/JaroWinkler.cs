using System.Numerics;

namespace RecordLinkage;

/// <summary>How alike two short texts are, in [0, 1], by the letters they share at about the same place; Winkler favours a shared beginning.</summary>
/// <remarks>
/// Jaro (1989), Winkler (1990). A letter of the right text takes the first free equal letter of the left within max(l, r)/2 - 1 places; half the
/// transpositions, rounded down; at most four letters of prefix at 0.1 each, only where Jaro exceeds 0.7. Bit-parallel up to 64 bytes: O(length).
/// </remarks>
public static class JaroWinkler
{
    private const int WordLength = 64;

    public static double Similarity(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        Winkler(Jaro(left, right), CommonPrefix(left, right));

    public static double Jaro(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return left.Length == right.Length ? 1 : 0;
        return left.Length <= WordLength && right.Length <= WordLength ? OneWord(left, right) : AnyLength(left, right);
    }

    internal static int Window(int left, int right) => Math.Max(0, (Math.Max(left, right) / 2) - 1);

    internal static double Combine(int matches, int transpositions, int left, int right) =>
        matches == 0
            ? 0
            : (((double)matches / left) + ((double)matches / right) + ((double)(matches - (transpositions / 2)) / matches)) / 3;

    internal static double Winkler(double jaro, int prefix) => jaro > 0.7 ? jaro + (prefix * 0.1 * (1 - jaro)) : jaro;

    private static int CommonPrefix(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        Math.Min(4, left.CommonPrefixLength(right));

    private static double OneWord(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<ulong> places = stackalloc ulong[256];
        places.Clear();
        for (var i = 0; i < left.Length; i++)
            places[left[i]] |= 1ul << i;

        var window = Window(left.Length, right.Length);
        ulong takenLeft = 0,
            takenRight = 0;
        for (var j = 0; j < right.Length; j++)
        {
            var free = places[right[j]] & Reach(j, window) & ~takenLeft;
            takenLeft |= free & (0 - free);
            takenRight |= (free != 0 ? 1ul : 0) << j;
        }

        var transpositions = 0;
        for (var (l, r) = (takenLeft, takenRight); r != 0; l &= l - 1, r &= r - 1)
            if (left[BitOperations.TrailingZeroCount(l)] != right[BitOperations.TrailingZeroCount(r)])
                transpositions++;
        return Combine(BitOperations.PopCount(takenLeft), transpositions, left.Length, right.Length);
    }

    private static ulong Reach(int place, int window)
    {
        var upTo = place + window >= 63 ? ulong.MaxValue : (1ul << (place + window + 1)) - 1;
        return place > window ? upTo & (ulong.MaxValue << (place - window)) : upTo;
    }

    private static double AnyLength(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var window = Window(left.Length, right.Length);
        var taken = new bool[left.Length];
        var matched = new List<byte>();
        for (var j = 0; j < right.Length; j++)
        for (var i = Math.Max(0, j - window); i <= Math.Min(left.Length - 1, j + window); i++)
            if (!taken[i] && left[i] == right[j])
            {
                taken[i] = true;
                matched.Add(right[j]);
                break;
            }

        int transpositions = 0,
            next = 0;
        for (var i = 0; i < left.Length; i++)
            if (taken[i] && left[i] != matched[next++])
                transpositions++;
        return Combine(matched.Count, transpositions, left.Length, right.Length);
    }
}
