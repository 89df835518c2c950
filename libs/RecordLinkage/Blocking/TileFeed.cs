namespace RecordLinkage;

/// <summary>Hands out the blocks of a rule as tiles, to any number of threads, in one fixed order.</summary>
internal sealed class TileFeed(RuleBlocks blocks)
{
    private readonly Lock gate = new();
    private int key = 1;
    private int leftPiece;
    private int rightPiece;
    private long number;

    /// <summary>Fills a tile with the next records; false when there are none left.</summary>
    public bool Next(Tile tile)
    {
        tile.Clear();
        lock (gate)
        {
            while (key <= blocks.Count && !tile.IsFull)
                if (blocks.Shape == PairShape.Within)
                    AddWithin(tile);
                else
                    AddAcross(tile);
            tile.Number = number;
            if (tile.Count > 0)
                number++;
        }

        return tile.Count > 0;
    }

    private void AddWithin(Tile tile)
    {
        var records = Group(blocks.Left);
        if (records.Length <= Tile.Piece)
        {
            if (records.Length > 1)
                tile.AddWithin(records);
            key++;
            return;
        }

        var left = PieceOf(records, leftPiece);
        if (leftPiece == rightPiece)
            tile.AddWithin(left);
        else
            tile.AddAcross(left, PieceOf(records, rightPiece), PairShape.Across);
        var pieces = (records.Length + Tile.Piece - 1) / Tile.Piece;
        if (++rightPiece == pieces)
            rightPiece = ++leftPiece;
        if (leftPiece == pieces)
            NextKey();
    }

    private void AddAcross(Tile tile)
    {
        var left = Group(blocks.Left);
        var right = Group(blocks.Right);
        if (left.IsEmpty || right.IsEmpty)
        {
            key++;
            return;
        }

        tile.AddAcross(PieceOf(left, leftPiece), PieceOf(right, rightPiece), blocks.Shape);
        if (++rightPiece * Tile.Piece >= right.Length)
        {
            rightPiece = 0;
            leftPiece++;
        }

        if (leftPiece * Tile.Piece >= left.Length)
            NextKey();
    }

    private void NextKey()
    {
        key++;
        leftPiece = rightPiece = 0;
    }

    private ReadOnlySpan<int> Group(Blocks side) => side.Records.AsSpan(side.Starts[key], side.Size(key));

    private static ReadOnlySpan<int> PieceOf(ReadOnlySpan<int> records, int piece)
    {
        var from = piece * Tile.Piece;
        return records.Slice(from, Math.Min(Tile.Piece, records.Length - from));
    }
}
