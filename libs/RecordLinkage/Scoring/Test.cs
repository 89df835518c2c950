using System.Numerics;

namespace RecordLinkage;

/// <summary>A condition made ready for a thread: it picks from a selection of pairs those for which it surely holds, or surely does not.</summary>
/// <remarks>Where a value is missing it does neither, as in SQL.</remarks>
internal abstract class Test
{
    /// <summary>Writes the chosen places to <paramref name="chosen"/>, in order, and gives their number. Both may be the same memory.</summary>
    public abstract int Select(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> from, Span<ushort> chosen, bool truth);
}

/// <summary>A test of one pair at a time.</summary>
internal abstract class PairTest : Test
{
    public sealed override int Select(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> from, Span<ushort> chosen, bool truth)
    {
        var count = 0;
        foreach (var at in from)
        {
            var pair = pairs[at];
            if (Ask(pair.Left, pair.Right) == truth)
                chosen[count++] = at;
        }

        return count;
    }

    protected abstract bool? Ask(int left, int right);
}

internal sealed class AlwaysTest : Test
{
    public override int Select(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> from, Span<ushort> chosen, bool truth)
    {
        if (!truth)
            return 0;
        from.CopyTo(chosen);
        return from.Length;
    }
}

internal sealed class MissingTest(CodeFeature codes, Side side) : Test
{
    public override int Select(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> from, Span<ushort> chosen, bool truth)
    {
        var here = codes.Here;
        var count = 0;
        foreach (var at in from)
        {
            chosen[count] = at;
            if (here[side == Side.Left ? pairs[at].Left : pairs[at].Right] == 0 == truth)
                count++;
        }

        return count;
    }
}

/// <summary>One of two is missing: the commonest question, in one pass.</summary>
internal sealed class EitherMissingTest(CodeFeature codes) : Test
{
    public override int Select(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> from, Span<ushort> chosen, bool truth)
    {
        var here = codes.Here;
        var count = 0;
        foreach (var at in from)
        {
            var pair = pairs[at];
            chosen[count] = at;
            if (here[pair.Left] == 0 | here[pair.Right] == 0 == truth)
                count++;
        }

        return count;
    }
}

internal sealed class SameTest(CodeFeature left, CodeFeature right) : Test
{
    public override int Select(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> from, Span<ushort> chosen, bool truth)
    {
        var (l, r) = (left.Here, right.Here);
        var count = 0;
        foreach (var at in from)
        {
            var pair = pairs[at];
            int a = l[pair.Left],
                b = r[pair.Right];
            chosen[count] = at;
            if (a != 0 & b != 0 & (a == b) == truth)
                count++;
        }

        return count;
    }
}

internal sealed class AllTest(Test[] tests) : Test
{
    private readonly ushort[] rest = new ushort[Batch.Capacity];
    private readonly ushort[] refused = new ushort[Batch.Capacity];

    public override int Select(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> from, Span<ushort> chosen, bool truth) =>
        truth ? InTurn(tests, pairs, from, chosen, true) : OneByOne(tests, pairs, from, chosen, false, rest, refused);

    /// <summary>Those for which every test gives this answer.</summary>
    internal static int InTurn(
        Test[] tests,
        ReadOnlySpan<TilePair> pairs,
        ReadOnlySpan<ushort> from,
        Span<ushort> chosen,
        bool truth
    )
    {
        var count = tests[0].Select(pairs, from, chosen, truth);
        for (var i = 1; i < tests.Length && count > 0; i++)
            count = tests[i].Select(pairs, chosen[..count], chosen, truth);
        return count;
    }

    /// <summary>Those for which some test gives this answer.</summary>
    internal static int OneByOne(
        Test[] tests,
        ReadOnlySpan<TilePair> pairs,
        ReadOnlySpan<ushort> from,
        Span<ushort> chosen,
        bool truth,
        ushort[] rest,
        ushort[] found
    )
    {
        from.CopyTo(rest);
        int left = from.Length,
            count = 0;
        // What is chosen may overwrite what it was chosen from, so it is collected in the part of the buffer that has been read.
        Span<ulong> taken = stackalloc ulong[Batch.Capacity / 64];
        taken.Clear();
        foreach (var test in tests)
        {
            var hits = test.Select(pairs, rest.AsSpan(0, left), found, truth);
            foreach (var at in found.AsSpan(0, hits))
                taken[at >> 6] |= 1ul << at;
            count += hits;
            left = Without(rest.AsSpan(0, left), taken);
        }

        var all = 0;
        for (var word = 0; word < taken.Length; word++)
        for (var bits = taken[word]; bits != 0; bits &= bits - 1)
            chosen[all++] = (ushort)((word << 6) + BitOperations.TrailingZeroCount(bits));
        return count;
    }

    private static int Without(Span<ushort> places, ReadOnlySpan<ulong> taken)
    {
        var kept = 0;
        foreach (var at in places)
            if ((taken[at >> 6] >> at & 1) == 0)
                places[kept++] = at;
        return kept;
    }
}

internal sealed class AnyTest(Test[] tests) : Test
{
    private readonly ushort[] rest = new ushort[Batch.Capacity];
    private readonly ushort[] found = new ushort[Batch.Capacity];

    public override int Select(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> from, Span<ushort> chosen, bool truth) =>
        truth
            ? AllTest.OneByOne(tests, pairs, from, chosen, true, rest, found)
            : AllTest.InTurn(tests, pairs, from, chosen, false);
}

internal sealed class NotTest(Test test) : Test
{
    public override int Select(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> from, Span<ushort> chosen, bool truth) =>
        test.Select(pairs, from, chosen, !truth);
}
