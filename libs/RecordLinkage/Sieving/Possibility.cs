using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RecordLinkage;

/// <summary>For one left record and a row of right ones beside each other: for which of them a condition may hold.</summary>
internal abstract class Possibility
{
    public const int Lanes = 16;

    /// <summary>The answer is exact, not only a bound.</summary>
    public virtual bool IsExact => false;

    /// <summary>Writes all bits where it may hold and none where it cannot, for whole vectors from the first right record on.</summary>
    public abstract void Of(int left, int firstRight, Span<int> holds);

    public static Possibility Of(Condition condition, Features features) =>
        condition switch
        {
            AnyOf { Conditions: [IsMissing { Side: Side.Left } left, IsMissing { Side: Side.Right } right] }
                when left.Value == right.Value => new EitherMissingPossibility(features.Codes(left.Value)),
            IsMissing missing => new MissingPossibility(features.Codes(missing.Value), missing.Side),
            Same same => new SamePossibility(features.Codes(same.Left), features.Comparable(same)),
            IsText { Side: not Side.Both } text => new IsTextPossibility(
                features.Codes(text.Value),
                features.CodeOf(text),
                text.Side
            ),
            SharesElements { AtLeast: > 0 } shares => new ElementsPossibility(features.Elements(shares.List)),
            Not { Condition: var inner } when Of(inner, features) is { IsExact: true } exact => new NotPossibility(
                exact,
                inner is IsMissing
            ),
            AllOf all => new AllPossibility([.. all.Conditions.Select(each => Of(each, features))]),
            AnyOf any => new AnyPossibility([.. any.Conditions.Select(each => Of(each, features))]),
            AtLeast { Measure: Measure.Jaro or Measure.JaroWinkler } alike when alike.Left == alike.Right => new JaroPossibility(
                features.Letters(alike.Left),
                alike.Threshold,
                alike.Measure == Measure.JaroWinkler
            ),
            WithinEdits near when near.Left == near.Right => new EditsPossibility(
                features.Bigrams(near.Left),
                features.Letters(near.Left),
                near.Most,
                near.Most * (near.Edits == Edits.Levenshtein ? 2 : 3)
            ),
            _ => new AnythingPossibility(),
        };

    /// <summary>The number of set bits of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector512<int> PopCount(Vector512<uint> bits)
    {
        bits -= (bits >>> 1) & Vector512.Create(0x55555555u);
        bits = (bits & Vector512.Create(0x33333333u)) + ((bits >>> 2) & Vector512.Create(0x33333333u));
        bits = (bits + (bits >>> 4)) & Vector512.Create(0x0F0F0F0Fu);
        return ((bits * Vector512.Create(0x01010101u)) >>> 24).AsInt32();
    }
}

internal sealed class AnythingPossibility : Possibility
{
    public override void Of(int left, int firstRight, Span<int> holds) => holds.Fill(-1);
}

internal sealed class EitherMissingPossibility(CodeFeature codes) : Possibility
{
    public override bool IsExact => true;

    public override void Of(int left, int firstRight, Span<int> holds)
    {
        if (codes.Here[left] == 0)
        {
            holds.Fill(-1);
            return;
        }

        ref var here = ref codes.Here[firstRight];
        for (var i = 0; i < holds.Length; i += Lanes)
            Vector512.Equals(Vector512.LoadUnsafe(ref here, (nuint)i), Vector512<int>.Zero).StoreUnsafe(ref holds[i]);
    }
}

internal sealed class MissingPossibility(CodeFeature codes, Side side) : Possibility
{
    public override bool IsExact => true;

    public override void Of(int left, int firstRight, Span<int> holds)
    {
        if (side == Side.Left)
        {
            holds.Fill(codes.Here[left] == 0 ? -1 : 0);
            return;
        }

        ref var here = ref codes.Here[firstRight];
        for (var i = 0; i < holds.Length; i += Lanes)
            Vector512.Equals(Vector512.LoadUnsafe(ref here, (nuint)i), Vector512<int>.Zero).StoreUnsafe(ref holds[i]);
    }
}

internal sealed class SamePossibility(CodeFeature leftCodes, CodeFeature rightCodes) : Possibility
{
    public override bool IsExact => true;

    public override void Of(int left, int firstRight, Span<int> holds)
    {
        if (leftCodes.Here[left] == 0)
        {
            holds.Clear();
            return;
        }

        var code = Vector512.Create(leftCodes.Here[left]);
        ref var here = ref rightCodes.Here[firstRight];
        for (var i = 0; i < holds.Length; i += Lanes)
            Vector512.Equals(Vector512.LoadUnsafe(ref here, (nuint)i), code).StoreUnsafe(ref holds[i]);
    }
}

internal sealed class IsTextPossibility(CodeFeature codes, int text, Side side) : Possibility
{
    public override bool IsExact => true;

    public override void Of(int left, int firstRight, Span<int> holds)
    {
        if (side == Side.Left)
        {
            holds.Fill(text != 0 && codes.Here[left] == text ? -1 : 0);
            return;
        }

        var code = Vector512.Create(text == 0 ? int.MinValue : text);
        ref var here = ref codes.Here[firstRight];
        for (var i = 0; i < holds.Length; i += Lanes)
            Vector512.Equals(Vector512.LoadUnsafe(ref here, (nuint)i), code).StoreUnsafe(ref holds[i]);
    }
}

/// <summary>Where the question surely holds, its opposite cannot; where a value is missing neither holds, so this is exact only for missing values themselves.</summary>
internal sealed class NotPossibility(Possibility of, bool isExact) : Possibility
{
    public override bool IsExact => isExact;

    public override void Of(int left, int firstRight, Span<int> holds)
    {
        of.Of(left, firstRight, holds);
        for (var i = 0; i < holds.Length; i += Lanes)
            (~Vector512.LoadUnsafe(ref holds[i])).StoreUnsafe(ref holds[i]);
    }
}

/// <summary>Two lists share an element only where the bits that their elements hash to overlap.</summary>
internal sealed class ElementsPossibility(BigramFeature elements) : Possibility
{
    public override void Of(int left, int firstRight, Span<int> holds)
    {
        Vector512<uint> low = Vector512.Create(elements.Low[left]),
            high = Vector512.Create(elements.High[left]);
        for (var i = 0; i < holds.Length; i += Lanes)
        {
            var common =
                (low & Vector512.LoadUnsafe(ref elements.Low[firstRight + i]))
                | (high & Vector512.LoadUnsafe(ref elements.High[firstRight + i]));
            (~Vector512.Equals(common, Vector512<uint>.Zero)).AsInt32().StoreUnsafe(ref holds[i]);
        }
    }
}

internal sealed class AllPossibility(Possibility[] parts) : Possibility
{
    private readonly int[] next = new int[Tile.Padded];

    public override bool IsExact { get; } = parts.All(part => part.IsExact);

    public override void Of(int left, int firstRight, Span<int> holds)
    {
        parts[0].Of(left, firstRight, holds);
        for (var part = 1; part < parts.Length; part++)
        {
            if (holds.IndexOfAnyExcept(0) < 0)
                return;
            parts[part].Of(left, firstRight, next.AsSpan(0, holds.Length));
            for (var i = 0; i < holds.Length; i += Lanes)
                (Vector512.LoadUnsafe(ref holds[i]) & Vector512.LoadUnsafe(ref next[i])).StoreUnsafe(ref holds[i]);
        }
    }
}

internal sealed class AnyPossibility(Possibility[] parts) : Possibility
{
    private readonly int[] next = new int[Tile.Padded];

    public override bool IsExact { get; } = parts.All(part => part.IsExact);

    public override void Of(int left, int firstRight, Span<int> holds)
    {
        parts[0].Of(left, firstRight, holds);
        for (var part = 1; part < parts.Length; part++)
        {
            parts[part].Of(left, firstRight, next.AsSpan(0, holds.Length));
            for (var i = 0; i < holds.Length; i += Lanes)
                (Vector512.LoadUnsafe(ref holds[i]) | Vector512.LoadUnsafe(ref next[i])).StoreUnsafe(ref holds[i]);
        }
    }
}

/// <summary>With so many edits at most, all but a few letters, and neighbouring pairs of letters, of the one occur in the other.</summary>
internal sealed class EditsPossibility(BigramFeature bigrams, LetterFeature letters, int mostLetters, int mostBigrams)
    : Possibility
{
    public override void Of(int left, int firstRight, Span<int> holds)
    {
        Vector512<uint> low = Vector512.Create(bigrams.Low[left]),
            high = Vector512.Create(bigrams.High[left]),
            once = Vector512.Create(letters.Once[left]);
        ref uint rightLow = ref bigrams.Low[firstRight],
            rightHigh = ref bigrams.High[firstRight],
            rightOnce = ref letters.Once[firstRight];
        Vector512<int> most = Vector512.Create(mostBigrams),
            mostOfOne = Vector512.Create(mostLetters);
        for (var i = 0; i < holds.Length; i += Lanes)
        {
            var lost =
                PopCount(Vector512.AndNot(low, Vector512.LoadUnsafe(ref rightLow, (nuint)i)))
                + PopCount(Vector512.AndNot(high, Vector512.LoadUnsafe(ref rightHigh, (nuint)i)));
            var other = Vector512.LoadUnsafe(ref rightOnce, (nuint)i);
            var possible =
                Vector512.LessThanOrEqual(lost, most)
                & Vector512.LessThanOrEqual(PopCount(Vector512.AndNot(once, other)), mostOfOne)
                & Vector512.LessThanOrEqual(PopCount(Vector512.AndNot(other, once)), mostOfOne);
            possible.StoreUnsafe(ref holds[i]);
        }
    }
}

/// <summary>Jaro is at most (m/l + m/r + 1)/3 with m the letters in common; Winkler adds something only where the first letters are equal.</summary>
internal sealed class JaroPossibility(LetterFeature letters, double threshold, bool winkler) : Possibility
{
    private const float Slack = 1e-4f;

    // What m/l + m/r must reach, with the longest common beginning and without any.
    private readonly float withPrefix =
        (float)((3 * (winkler ? Math.Max(Math.Min(0.7, threshold), (threshold - 0.4) / 0.6) : threshold)) - 1) - Slack;
    private readonly float without = (float)((3 * threshold) - 1) - Slack;

    public override void Of(int left, int firstRight, Span<int> holds)
    {
        Vector512<uint> once = Vector512.Create(letters.Once[left]),
            twice = Vector512.Create(letters.Twice[left]),
            first = Vector512.Create(letters.First[left]);
        var beyond = Vector512.Create(letters.Beyond[left]);
        var inverse = Vector512.Create(letters.InverseLength[left]);
        for (var i = 0; i < holds.Length; i += Lanes)
        {
            var right = firstRight + i;
            var shared =
                PopCount(once & Vector512.LoadUnsafe(ref letters.Once[right]))
                + PopCount(twice & Vector512.LoadUnsafe(ref letters.Twice[right]))
                + Vector512.Min(beyond, Vector512.LoadUnsafe(ref letters.Beyond[right]));
            var reached = Vector512.ConvertToSingle(shared) * (inverse + Vector512.LoadUnsafe(ref letters.InverseLength[right]));
            var sameStart = Vector512.Equals(Vector512.LoadUnsafe(ref letters.First[right]), first);
            var needed = Vector512.ConditionalSelect(
                sameStart.AsSingle(),
                Vector512.Create(withPrefix),
                Vector512.Create(without)
            );
            Vector512.GreaterThanOrEqual(reached, needed).AsInt32().StoreUnsafe(ref holds[i]);
        }
    }
}
