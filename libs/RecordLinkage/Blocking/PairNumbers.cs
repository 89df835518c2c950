namespace RecordLinkage;

/// <summary>Numbers the distinct pairs of two codes from 1: how keys of several columns become one number.</summary>
internal sealed class PairNumbers
{
    private ulong[] pairs = new ulong[1 << 12];
    private int[] numbers = new int[1 << 12];

    public int Count { get; private set; }

    /// <summary>The number of each pair; 0 where one of both is.</summary>
    public int[] Number(int[] first, int[] second)
    {
        var result = new int[first.Length];
        for (var i = 0; i < result.Length; i++)
            if (first[i] != 0 && second[i] != 0)
                result[i] = Number(((ulong)first[i] << 32) | (uint)second[i]);
        return result;
    }

    private int Number(ulong pair)
    {
        var mask = pairs.Length - 1;
        var slot = (int)TextDictionaryBuilder.Mix(pair) & mask;
        while (pairs[slot] is var taken && taken != 0)
        {
            if (taken == pair)
                return numbers[slot];
            slot = (slot + 1) & mask;
        }

        pairs[slot] = pair;
        numbers[slot] = ++Count;
        var number = Count;
        if (Count * 2 > pairs.Length)
            Grow();
        return number;
    }

    private void Grow()
    {
        var (oldPairs, oldNumbers) = (pairs, numbers);
        pairs = new ulong[oldPairs.Length * 2];
        numbers = new int[pairs.Length];
        var mask = pairs.Length - 1;
        for (var i = 0; i < oldPairs.Length; i++)
        {
            if (oldPairs[i] == 0)
                continue;
            var slot = (int)TextDictionaryBuilder.Mix(oldPairs[i]) & mask;
            while (pairs[slot] != 0)
                slot = (slot + 1) & mask;
            pairs[slot] = oldPairs[i];
            numbers[slot] = oldNumbers[i];
        }
    }
}
