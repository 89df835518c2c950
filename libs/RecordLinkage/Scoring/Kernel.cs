namespace RecordLinkage;

/// <summary>Finds the level of one comparison for a selection of pairs, in two steps: what equal codes decide, and what needs the texts.</summary>
internal sealed class Kernel
{
    private readonly Test[] tests;
    private readonly int cheap;
    private readonly Ladder? ladder;
    private readonly ushort[] undecided = new ushort[Batch.Capacity];
    private readonly ushort[] holds = new ushort[Batch.Capacity];

    public Kernel(Comparison comparison, Features features)
    {
        tests = [.. comparison.Levels.Select(level => Tests.Of(level.Condition, features))];
        cheap = comparison.Levels.TakeWhile(level => IsCheap(level.Condition)).Count();
        ladder = Ladder.For(comparison, cheap, features);
    }

    /// <summary>The first level that needs more than equal codes; the number of levels where none does.</summary>
    public static int CheapLevels(Comparison comparison) =>
        comparison.Levels.TakeWhile(level => IsCheap(level.Condition)).Count();

    /// <summary>Decides what codes alone can; the rest stays <see cref="Batch.Undecided"/>.</summary>
    public void Quick(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> selection, byte[] levels)
    {
        foreach (var at in selection)
            levels[at] = Batch.Undecided;
        selection.CopyTo(undecided);
        Decide(pairs, undecided.AsSpan(0, selection.Length), levels, 0, cheap);
    }

    /// <summary>Decides the pairs of a selection that <see cref="Quick"/> has not.</summary>
    public void Finish(ReadOnlySpan<TilePair> pairs, ReadOnlySpan<ushort> selection, byte[] levels)
    {
        if (ladder is not null)
            ladder.Decide(pairs, selection, levels);
        else
        {
            selection.CopyTo(undecided);
            Decide(pairs, undecided.AsSpan(0, selection.Length), levels, cheap, tests.Length);
        }
    }

    private void Decide(ReadOnlySpan<TilePair> pairs, Span<ushort> open, byte[] levels, int from, int to)
    {
        for (var level = from; level < to && !open.IsEmpty; level++)
        {
            var count = tests[level].Select(pairs, open, holds, true);
            foreach (var at in holds.AsSpan(0, count))
                levels[at] = (byte)level;
            if (count == 0)
                continue;
            var left = 0;
            foreach (var at in open)
                if (levels[at] == Batch.Undecided)
                    open[left++] = at;
            open = open[..left];
        }
    }

    private static bool IsCheap(Condition condition) =>
        condition switch
        {
            Always or IsMissing or Same or IsText => true,
            AllOf all => all.Conditions.All(IsCheap),
            AnyOf any => any.Conditions.All(IsCheap),
            Not not => IsCheap(not.Condition),
            _ => false,
        };
}
