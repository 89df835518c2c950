using Baken.Kernel;

namespace Baken.Sources.Files;

/// <summary>
/// What comes out of a file or archive, read once from front to back. It refuses to give out more than was allowed, and
/// turns damage into a refusal.
/// </summary>
/// <param name="isWhole">Whether what was given at the end is all there should be: a cut-off archive ends without a word.</param>
internal sealed class GuardedStream(
    Stream inner,
    IReadOnlyList<IDisposable> owned,
    Func<long, Refusal?> overrun,
    Func<long, bool> isWhole,
    Func<Refusal> broken
) : ForwardStream
{
    private long given;

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = inner.Read(buffer);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            throw new RefusedWhileReading(broken());
        }

        given += read;
        if (read == 0 && buffer.Length > 0 && !isWhole(given))
            throw new RefusedWhileReading(broken());
        return overrun(given) is { } refusal ? throw new RefusedWhileReading(refusal) : read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            foreach (var thing in owned)
                thing.Dispose();
        }

        base.Dispose(disposing);
    }
}

/// <summary>The bytes of a file on disk, told to a meter as they are read. An archive seeks in it.</summary>
internal sealed class MeteredStream(Stream inner, ReadMeter meter) : ForwardStream
{
    public override bool CanSeek => inner.CanSeek;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        meter.Count(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A stream that is only read.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
