namespace RecordLinkage;

/// <summary>The least number of insertions, deletions and replacements that make one text of the other.</summary>
/// <remarks>Levenshtein (1966). Up to 64 bytes bit-parallel: Myers (1999) as given by Hyyrö (2003), O(length); beyond that O(length squared).</remarks>
public static class Levenshtein
{
    public static int Distance(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length > right.Length)
        {
            var swap = left;
            left = right;
            right = swap;
        }

        return left.IsEmpty ? right.Length
            : left.Length <= 64 ? OneWord(left, right)
            : AnyLength(left, right);
    }

    private static int OneWord(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<ulong> places = stackalloc ulong[256];
        places.Clear();
        for (var i = 0; i < left.Length; i++)
            places[left[i]] |= 1ul << i;

        ulong rises = ulong.MaxValue,
            falls = 0;
        var last = 1ul << (left.Length - 1);
        var distance = left.Length;
        foreach (var letter in right)
            Step(places[letter], last, ref rises, ref falls, ref distance);
        return distance;
    }

    /// <summary>One column of the matrix: its vertical differences as two words of bits.</summary>
    internal static void Step(ulong equal, ulong last, ref ulong rises, ref ulong falls, ref int distance)
    {
        var diagonal = (((equal & rises) + rises) ^ rises) | equal | falls;
        var up = falls | ~(diagonal | rises);
        var down = rises & diagonal;
        if ((up & last) != 0)
            distance++;
        if ((down & last) != 0)
            distance--;
        up = (up << 1) | 1;
        down <<= 1;
        rises = down | ~(diagonal | up);
        falls = up & diagonal;
    }

    private static int AnyLength(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var row = new int[left.Length + 1];
        for (var i = 0; i < row.Length; i++)
            row[i] = i;
        for (var j = 1; j <= right.Length; j++)
        {
            var diagonal = row[0];
            row[0] = j;
            for (var i = 1; i <= left.Length; i++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[i];
                row[i] = Math.Min(replaced, Math.Min(row[i], row[i - 1]) + 1);
            }
        }

        return row[left.Length];
    }
}
