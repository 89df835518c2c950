namespace RecordLinkage;

/// <summary>Puts what several threads find back in one fixed order, so that two runs give the same file.</summary>
internal sealed class OrderedOutput(Action<ReadOnlySpan<ScoredPair>> sink)
{
    private readonly Dictionary<long, List<ScoredPair>> waiting = [];
    private readonly Lock gate = new();
    private int rule = -1;
    private long next;

    public long Count { get; private set; }

    public void Add(int ofRule, long tile, List<ScoredPair> pairs)
    {
        lock (gate)
        {
            // All tiles of a rule are done before the next rule begins.
            if (ofRule != rule)
                (rule, next) = (ofRule, 0);
            waiting.Add(tile, pairs);
            while (waiting.Remove(next, out var ready))
            {
                next++;
                Count += ready.Count;
                if (ready.Count > 0)
                    sink(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ready));
            }
        }
    }
}
