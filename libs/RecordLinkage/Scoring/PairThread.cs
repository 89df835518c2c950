namespace RecordLinkage;

/// <summary>What one thread does: fills tiles, lists their pairs, drops those that an earlier rule has made, hands them on.</summary>
internal sealed class PairThread
{
    private readonly Features features;
    private readonly IPairWorker worker;
    private readonly Tile tile = new();
    private readonly Batch batch;
    private readonly (CodeFeature Left, CodeFeature Right)[] keys;
    private readonly CodeFeature? rank;

    public PairThread(
        LinkModel model,
        SharedFeatures shared,
        BlockKeys[] keys,
        int[]? order,
        Func<Features, IPairWorker> makeWorker
    )
    {
        features = new(shared);
        worker = makeWorker(features);
        batch = new(model.Comparisons.Count);
        this.keys =
        [
            .. keys.Select(key =>
                new CodeFeature(key.Left) is var left && key.IsSymmetric ? (left, left) : (left, new CodeFeature(key.Right))
            ),
        ];
        if (order is not null)
        {
            var ranks = new int[order.Length];
            for (var at = 0; at < order.Length; at++)
                ranks[order[at]] = at;
            rank = new(ranks);
        }
    }

    public void Run(int rule, IPairFeed feed, Action<int, long>? progress, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && feed.Next(tile))
        {
            var records = tile.Records.AsSpan(0, tile.Count);
            features.Begin(tile);
            worker.Sieve?.Begin(tile);
            for (var earlier = 0; earlier < rule; earlier++)
            {
                keys[earlier].Left.Load(records);
                if (!ReferenceEquals(keys[earlier].Left, keys[earlier].Right))
                    keys[earlier].Right.Load(records);
            }

            rank?.Load(records);
            var made = 0L;
            foreach (var rectangle in tile.Rectangles)
                made += List(rectangle, rule);
            Flush();
            worker.Finish(rule, tile);
            progress?.Invoke(rule, made);
        }
    }

    private long List(Tile.Rectangle rectangle, int rule)
    {
        var made = 0L;
        var ranks = rank?.Here ?? tile.Records;
        for (var l = rectangle.LeftStart; l < rectangle.LeftStart + rectangle.LeftCount; l++)
        {
            var r = rectangle.Shape == PairShape.Within ? l + 1 : rectangle.RightStart;
            var end = rectangle.RightStart + rectangle.RightCount;
            made += end - r;
            while (r < end)
            {
                // As many as fit, listed without looking back; then those that do not belong are taken out again.
                var start = batch.Count;
                var stop = Math.Min(end, r + Batch.Capacity - start);
                var pairs = batch.Pairs.AsSpan(start, stop - r);
                var take =
                    worker.Sieve is { } sieve && stop - r >= Sieve.ShortestRow
                        ? sieve.Sift(l, r, stop, pairs)
                        : ListAll(l, r, pairs);
                r = stop;
                if (rectangle.Shape == PairShape.AcrossInOrder)
                    take = InOrder(pairs[..take], ranks);
                for (var earlier = 0; earlier < rule && take > 0; earlier++)
                    take = NotMadeBy(earlier, pairs[..take]);
                batch.Count = start + take;
                if (batch.Count == Batch.Capacity)
                    Flush();
            }
        }

        return made;
    }

    private static int ListAll(int left, int firstRight, Span<TilePair> pairs)
    {
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new((ushort)left, (ushort)(firstRight + i));
        return pairs.Length;
    }

    private static int InOrder(Span<TilePair> pairs, int[] ranks)
    {
        var kept = 0;
        foreach (var pair in pairs)
            if (ranks[pair.Left] < ranks[pair.Right])
                pairs[kept++] = pair;
        return kept;
    }

    private int NotMadeBy(int earlier, Span<TilePair> pairs)
    {
        int[] left = keys[earlier].Left.Here,
            right = keys[earlier].Right.Here;
        var kept = 0;
        foreach (var pair in pairs)
        {
            var key = left[pair.Left];
            if (key == 0 || key != right[pair.Right])
                pairs[kept++] = pair;
        }

        return kept;
    }

    private void Flush()
    {
        if (batch.Count > 0)
        {
            features.Ensure();
            worker.Take(tile, batch);
        }

        batch.Count = 0;
    }
}
