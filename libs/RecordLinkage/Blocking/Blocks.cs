namespace RecordLinkage;

/// <summary>The records grouped by their key under one rule: a counting sort, each group in the order of the records.</summary>
internal sealed class Blocks
{
    private Blocks(int[] starts, int[] records)
    {
        Starts = starts;
        Records = records;
    }

    /// <summary>Where the group of each key begins; one more at the end.</summary>
    public int[] Starts { get; }

    public int[] Records { get; }

    public int Size(int key) => Starts[key + 1] - Starts[key];

    /// <param name="order">The records in order, or null for their own.</param>
    public static Blocks Of(int[] keys, int highest, int[]? order, int from, int to)
    {
        var starts = new int[highest + 2];
        for (var record = from; record < to; record++)
            starts[keys[record] + 1]++;
        // Records without a key join nothing and take no room.
        starts[1] = 0;
        for (var key = 1; key < starts.Length; key++)
            starts[key] += starts[key - 1];
        var records = new int[starts[^1]];
        var next = starts.AsSpan(0, highest + 1).ToArray();
        for (var at = from; at < to; at++)
        {
            var record = order is null ? at : order[at];
            if (keys[record] is var key && key != 0)
                records[next[key]++] = record;
        }

        return new(starts, records);
    }
}
