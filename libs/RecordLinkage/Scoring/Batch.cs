namespace RecordLinkage;

/// <summary>A few thousand pairs of one tile, with the level of every comparison.</summary>
internal sealed class Batch
{
    public const int Capacity = 4096;

    /// <summary>Not looked at yet.</summary>
    public const byte Undecided = 255;

    private readonly byte[][] levels;

    public Batch(int comparisons) => levels = [.. Enumerable.Range(0, comparisons).Select(_ => new byte[Capacity])];

    public TilePair[] Pairs { get; } = new TilePair[Capacity];

    public int Count { get; set; }

    public byte[] Levels(int comparison) => levels[comparison];
}
