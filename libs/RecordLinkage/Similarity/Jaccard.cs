using System.Numerics;
using System.Runtime.InteropServices;

namespace RecordLinkage;

/// <summary>The share of what two texts have between them that they have in common: of their letters, of their n-grams, or of their words.</summary>
/// <remarks>Jaccard (1901). Sets, so that repetition counts once.</remarks>
public static class Jaccard
{
    /// <summary>Over the distinct bytes.</summary>
    public static double Letters(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<ulong> l = stackalloc ulong[4],
            r = stackalloc ulong[4];
        l.Clear();
        r.Clear();
        foreach (var letter in left)
            l[letter >> 6] |= 1ul << letter;
        foreach (var letter in right)
            r[letter >> 6] |= 1ul << letter;
        int both = 0,
            either = 0;
        for (var i = 0; i < 4; i++)
        {
            both += BitOperations.PopCount(l[i] & r[i]);
            either += BitOperations.PopCount(l[i] | r[i]);
        }

        return either == 0 ? 0 : (double)both / either;
    }

    /// <summary>Over the pairs of neighbouring bytes, with a blank before and after the text.</summary>
    public static double Bigrams(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => OfSets(BigramsOf(left), BigramsOf(right));

    /// <summary>Over the words between blanks.</summary>
    public static double Words(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => OfSets(WordsOf(left), WordsOf(right));

    private static List<ulong> BigramsOf(ReadOnlySpan<byte> text)
    {
        var grams = new List<ulong>(text.Length + 1);
        var before = (byte)' ';
        foreach (var letter in text)
        {
            grams.Add(((ulong)before << 8) | letter);
            before = letter;
        }

        grams.Add(((ulong)before << 8) | ' ');
        return Distinct(grams);
    }

    private static List<ulong> WordsOf(ReadOnlySpan<byte> text)
    {
        var words = new List<ulong>();
        foreach (var range in text.Split((byte)' '))
            if (!text[range].IsEmpty)
                words.Add(TextDictionaryBuilder.Hash(text[range]));
        return Distinct(words);
    }

    private static List<ulong> Distinct(List<ulong> items)
    {
        items.Sort();
        var kept = 0;
        var span = CollectionsMarshal.AsSpan(items);
        for (var i = 0; i < span.Length; i++)
            if (i == 0 || span[i] != span[i - 1])
                span[kept++] = span[i];
        CollectionsMarshal.SetCount(items, kept);
        return items;
    }

    private static double OfSets(List<ulong> left, List<ulong> right)
    {
        int i = 0,
            j = 0,
            both = 0;
        while (i < left.Count && j < right.Count)
            if (left[i] == right[j])
            {
                both++;
                i++;
                j++;
            }
            else if (left[i] < right[j])
                i++;
            else
                j++;
        var either = left.Count + right.Count - both;
        return either == 0 ? 0 : (double)both / either;
    }
}
