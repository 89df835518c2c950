namespace RecordLinkage;

/// <summary>Two texts are at least so alike.</summary>
internal sealed class AtLeastTest(TextFeature left, TextFeature right, Measure measure, double threshold) : PairTest
{
    protected override bool? Ask(int l, int r) =>
        left.Codes[l] == 0 || right.Codes[r] == 0 ? null : Similarity.Of(measure, left, l, right, r) >= threshold;
}

/// <summary>Two texts are at most so many edits apart.</summary>
internal sealed class WithinEditsTest(TextFeature left, TextFeature right, Edits edits, int most) : PairTest
{
    protected override bool? Ask(int l, int r) =>
        left.Codes[l] == 0 || right.Codes[r] == 0 ? null : Similarity.Edits(edits, left, l, right, r, most) <= most;
}

internal sealed class IsTextTest(CodeFeature codes, int text, Side side) : PairTest
{
    protected override bool? Ask(int left, int right) =>
        side switch
        {
            Side.Left => Is(left),
            Side.Right => Is(right),
            Side.Both => Is(left) == false || Is(right) == false ? false
            : Is(left) is null || Is(right) is null ? null
            : true,
        };

    private bool? Is(int place) => codes.Here[place] == 0 ? null : codes.Here[place] == text;
}

internal sealed class SharesElementsTest(TextFeature list, int atLeast) : PairTest
{
    protected override bool? Ask(int left, int right) =>
        list.Codes[left] == 0 || list.Codes[right] == 0 ? null : Elements.Shared(list.Text(left), list.Text(right)) >= atLeast;
}

internal sealed class IsSubsetTest(TextFeature list) : PairTest
{
    protected override bool? Ask(int left, int right)
    {
        if (list.Codes[left] == 0 || list.Codes[right] == 0)
            return null;
        var smaller = Math.Min(Elements.Count(list.Text(left)), Elements.Count(list.Text(right)));
        return Elements.Shared(list.Text(left), list.Text(right)) == smaller;
    }
}

/// <summary>Lists within a value, parted by '|'; repetition counts once.</summary>
internal static class Elements
{
    public static int Count(ReadOnlySpan<byte> list)
    {
        var count = 0;
        for (var rest = list; !rest.IsEmpty; )
            if (Next(ref rest) is { IsEmpty: false } element && !Has(rest, element))
                count++;
        return count;
    }

    public static int Shared(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var shared = 0;
        for (var rest = left; !rest.IsEmpty; )
            if (Next(ref rest) is { IsEmpty: false } element && !Has(rest, element) && Has(right, element))
                shared++;
        return shared;
    }

    public static BigramSignature Signature(ReadOnlySpan<byte> list)
    {
        var bits = 0ul;
        for (var rest = list; !rest.IsEmpty; )
            if (Next(ref rest) is { IsEmpty: false } element)
                bits |= 1ul << (int)(TextDictionaryBuilder.Hash(element) >> 58);
        return new((uint)bits, (uint)(bits >> 32));
    }

    private static bool Has(ReadOnlySpan<byte> list, ReadOnlySpan<byte> sought)
    {
        while (!list.IsEmpty)
            if (Next(ref list).SequenceEqual(sought))
                return true;
        return false;
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'|');
        var element = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return element;
    }
}

/// <summary>Measures between two places of a tile: in one vector where both texts are short.</summary>
internal static class Similarity
{
    public static double Of(Measure measure, TextFeature left, int l, TextFeature right, int r)
    {
        int leftLength = left.Lengths[l],
            rightLength = right.Lengths[r];
        if (leftLength != PackedTexts.Long && rightLength != PackedTexts.Long)
        {
            if (measure == Measure.JaroWinkler)
                return ShortText.JaroWinkler(ref left.Short(l), leftLength, ref right.Short(r), rightLength);
            if (measure == Measure.Jaro)
                return ShortText.Jaro(ref left.Short(l), leftLength, ref right.Short(r), rightLength);
        }

        return measure switch
        {
            Measure.JaroWinkler => JaroWinkler.Similarity(left.Text(l), right.Text(r)),
            Measure.Jaro => JaroWinkler.Jaro(left.Text(l), right.Text(r)),
            Measure.Jaccard => Jaccard.Letters(left.Text(l), right.Text(r)),
            Measure.BigramJaccard => Jaccard.Bigrams(left.Text(l), right.Text(r)),
            Measure.WordJaccard => Jaccard.Words(left.Text(l), right.Text(r)),
            Measure.BitDice => BitDice(left.Text(l), right.Text(r)),
        };
    }

    private static double BitDice(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> l = stackalloc byte[1024],
            r = stackalloc byte[1024];
        return
            System.Buffers.Text.Base64.DecodeFromUtf8(left, l, out _, out var leftLength) == System.Buffers.OperationStatus.Done
            && System.Buffers.Text.Base64.DecodeFromUtf8(right, r, out _, out var rightLength)
                == System.Buffers.OperationStatus.Done
            ? Hardening.Dice(l[..leftLength], r[..rightLength])
            : 0;
    }

    /// <summary>The number of edits where it is at most <paramref name="most"/>; otherwise some larger number.</summary>
    public static int Edits(Edits edits, TextFeature left, int l, TextFeature right, int r, int most)
    {
        int leftLength = left.Lengths[l],
            rightLength = right.Lengths[r];
        if (leftLength != PackedTexts.Long && rightLength != PackedTexts.Long)
        {
            if (edits == RecordLinkage.Edits.Levenshtein)
                return ShortText.Levenshtein(ref left.Short(l), leftLength, ref right.Short(r), rightLength, most);
            if (!ShortText.MayBeWithin(ref left.Short(l), leftLength, ref right.Short(r), rightLength, most))
                return int.MaxValue;
        }

        return edits == RecordLinkage.Edits.Levenshtein
            ? Levenshtein.Distance(left.Text(l), right.Text(r))
            : DamerauLevenshtein.Distance(left.Text(l), right.Text(r));
    }
}
