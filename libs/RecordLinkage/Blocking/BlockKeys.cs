namespace RecordLinkage;

/// <summary>The key of every record under one blocking rule, as a number; 0 where a part is missing, which joins with nothing.</summary>
internal sealed class BlockKeys
{
    private BlockKeys(BlockingRule rule, int[] left, int[] right, int count)
    {
        Rule = rule;
        Left = left;
        Right = right;
        Count = count;
    }

    public BlockingRule Rule { get; }

    /// <summary>The key that a record has as the left one of a pair.</summary>
    public int[] Left { get; }

    /// <summary>The key that a record has as the right one; the same array where the rule is symmetric.</summary>
    public int[] Right { get; }

    /// <summary>The highest key.</summary>
    public int Count { get; }

    public bool IsSymmetric => ReferenceEquals(Left, Right);

    public bool Joins(int left, int right) => Left[left] != 0 && Left[left] == Right[right];

    public static BlockKeys[] Of(LinkModel model, DerivedColumns columns, ParallelOptions parallel)
    {
        var keys = new BlockKeys[model.BlockingRules.Count];
        Parallel.For(0, keys.Length, parallel, rule => keys[rule] = Of(model.BlockingRules[rule], columns));
        return keys;
    }

    public static BlockKeys Of(BlockingRule rule, DerivedColumns columns)
    {
        var symmetric = rule.Keys.All(key => key.Left == key.Right);
        var (left, right, count) = Part(rule.Keys[0], columns);
        for (var i = 1; i < rule.Keys.Count; i++)
        {
            var (nextLeft, nextRight, _) = Part(rule.Keys[i], columns);
            var pairs = new PairNumbers();
            left = pairs.Number(left, nextLeft);
            right = symmetric ? left : pairs.Number(right, nextRight);
            count = pairs.Count;
        }

        return new(rule, left, symmetric ? left : right, count);
    }

    private static (int[] Left, int[] Right, int Count) Part(BlockingKey key, DerivedColumns columns)
    {
        var left = columns.Of(key.Left);
        if (key.Left == key.Right)
            return (left.CodeArray, left.CodeArray, left.Values.Count);

        return (left.CodeArray, Translate(left, columns.Of(key.Right), 0), left.Values.Count);
    }

    /// <summary>The values of a column with the codes that another has for them, and <paramref name="absent"/> where it has none.</summary>
    internal static int[] Translate(Column into, Column from, int absent)
    {
        var numbers = new TextDictionaryBuilder();
        for (var code = 1; code <= into.Values.Count; code++)
            numbers.Add(into.Values.Bytes(code));
        var translation = new int[from.Values.Count + 1];
        for (var code = 1; code < translation.Length; code++)
            translation[code] = numbers.Find(from.Values.Bytes(code)) is var found && found != 0 ? found : absent;
        return Array.ConvertAll(from.CodeArray, code => translation[code]);
    }
}
