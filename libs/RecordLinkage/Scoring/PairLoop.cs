namespace RecordLinkage;

/// <summary>Takes the pairs of one thread, batch by batch.</summary>
internal interface IPairWorker
{
    /// <summary>Stops pairs that are not worth listing; null where every pair counts.</summary>
    Sieve? Sieve => null;

    void Take(Tile tile, Batch batch);

    /// <summary>All batches of a tile have been taken.</summary>
    void Finish(int rule, Tile tile);
}

/// <summary>Goes once through all pairs that the blocking rules make, in tiles, with any number of threads.</summary>
/// <remarks>Memory beyond the data: the groups of one rule (4 bytes a record and 4 a key) and under 2 MB a thread.</remarks>
internal sealed class PairLoop(LinkModel model, SharedFeatures shared, BlockKeys[] keys)
{
    private readonly int[]? order = RecordOrder.Of(shared.Columns.Data);

    /// <param name="rules">The rules to go through; a pair counts at the first of all rules that makes it.</param>
    /// <param name="progress">Called with the number of pairs that have been made since the last call.</param>
    public void Run(
        IEnumerable<int> rules,
        ParallelOptions parallel,
        Func<Features, IPairWorker> makeWorker,
        Action<int, long>? progress = null,
        Func<int, TileFeed, IPairFeed>? sample = null
    )
    {
        var threads = parallel.MaxDegreeOfParallelism > 0 ? parallel.MaxDegreeOfParallelism : Environment.ProcessorCount;
        var workers = Enumerable.Range(0, threads).Select(_ => new PairThread(model, shared, keys, order, makeWorker)).ToArray();
        foreach (var rule in rules)
        {
            var feed = new TileFeed(RuleBlocks.Of(keys[rule], shared.Columns.Data, model.LinkType, order));
            var tiles = sample is null ? new EveryTile(feed) : sample(rule, feed);
            var running = new CancellationTokenSource[1];
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(parallel.CancellationToken);
            running[0] = stop;
            var tasks = workers
                .Select(worker =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            try
                            {
                                worker.Run(rule, tiles, progress, stop.Token);
                            }
                            catch
                            {
                                stop.Cancel();
                                throw;
                            }
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
                .ToArray();
            try
            {
                Task.WaitAll(tasks, CancellationToken.None);
            }
            catch (AggregateException trouble)
            {
                parallel.CancellationToken.ThrowIfCancellationRequested();
                var cause =
                    trouble.InnerExceptions.FirstOrDefault(each => each is not OperationCanceledException)
                    ?? trouble.InnerExceptions[0];
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
            }

            parallel.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}

/// <summary>Where the tiles of a rule come from: all of them, or a sample.</summary>
internal interface IPairFeed
{
    bool Next(Tile tile);
}

internal sealed class EveryTile(TileFeed feed) : IPairFeed
{
    public bool Next(Tile tile) => feed.Next(tile);
}
