using Baken.Kernel;

namespace Baken.Sources.Files;

/// <summary>Counts the bytes read from disk over all files of an order and reports them about once per megabyte.</summary>
internal sealed class ReadMeter(IProgress<Progress>? progress, string stage, long total, CancellationToken cancellation)
{
    private const long Step = 1 << 20;
    private long done;
    private long reported;

    public CancellationToken Cancellation { get; } = cancellation;

    public long Done => done;

    public static ReadMeter For(ImportOrder order, string stage, IProgress<Progress>? progress, CancellationToken cancellation) =>
        new(progress, stage, order.Files.Sum(file => File.Exists(file.Path) ? new FileInfo(file.Path).Length : 0), cancellation);

    public void Count(int bytes)
    {
        Cancellation.ThrowIfCancellationRequested();
        done += bytes;
        if (bytes > 0 && done - reported < Step)
            return;
        reported = done;
        progress?.Report(new Progress(stage, Math.Min(done, total), total));
    }
}
