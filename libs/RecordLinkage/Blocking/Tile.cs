namespace RecordLinkage;

/// <summary>Two records of a tile, by their places in it.</summary>
internal readonly record struct TilePair(ushort Left, ushort Right);

/// <summary>A handful of records that are paired with each other: small enough that all that is compared stays in the cache.</summary>
internal sealed class Tile
{
    /// <summary>A larger block is cut into pieces of this many records.</summary>
    public const int Piece = 512;

    /// <summary>Small blocks are collected until there are so many records.</summary>
    public const int Full = 1024;

    public const int Capacity = Full + (2 * Piece);

    /// <summary>Room for a whole vector that begins at the last record.</summary>
    public const int Padded = Capacity + 16;

    private readonly List<Rectangle> rectangles = [];

    public int[] Records { get; } = new int[Capacity];

    public int Count { get; private set; }

    /// <summary>Which tile this is, so that its results can be put in order.</summary>
    public long Number { get; set; }

    public bool IsFull => Count >= Full;

    public IReadOnlyList<Rectangle> Rectangles => rectangles;

    public void Clear()
    {
        Count = 0;
        rectangles.Clear();
    }

    public void AddWithin(ReadOnlySpan<int> records)
    {
        var start = Append(records);
        rectangles.Add(new(PairShape.Within, start, records.Length, start, records.Length));
    }

    public void AddAcross(ReadOnlySpan<int> left, ReadOnlySpan<int> right, PairShape shape)
    {
        var leftStart = Append(left);
        rectangles.Add(new(shape, leftStart, left.Length, Append(right), right.Length));
    }

    private int Append(ReadOnlySpan<int> records)
    {
        var start = Count;
        records.CopyTo(Records.AsSpan(start));
        Count += records.Length;
        return start;
    }

    internal readonly record struct Rectangle(PairShape Shape, int LeftStart, int LeftCount, int RightStart, int RightCount);
}
