namespace RecordLinkage;

/// <summary>How far a run is.</summary>
/// <param name="Rate">Pairs a second since the start.</param>
/// <param name="Left">The time that the rest takes at this rate.</param>
public readonly record struct LinkProgress(long Done, long Total, double Rate, TimeSpan Left);

/// <summary>Counts pairs and reports a few times a second.</summary>
internal sealed class Meter(double total, IProgress<LinkProgress>? progress, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);
    private readonly long start = clock.GetTimestamp();
    private readonly Lock gate = new();
    private TimeSpan said;
    private long done;

    public long Done => Interlocked.Read(ref done);

    public void Add(long pairs)
    {
        var now = Interlocked.Add(ref done, pairs);
        if (progress is null)
            return;
        lock (gate)
        {
            var spent = clock.GetElapsedTime(start);
            if (spent - said < Interval)
                return;
            said = spent;
            var rate = now / spent.TotalSeconds;
            progress.Report(new(now, (long)total, rate, TimeSpan.FromSeconds(Math.Max(0, total - now) / Math.Max(rate, 1))));
        }
    }
}
