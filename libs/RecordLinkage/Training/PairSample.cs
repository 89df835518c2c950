namespace RecordLinkage;

/// <summary>Tiles of records picked at random, or of all records where there are few enough: how often values agree by chance.</summary>
internal sealed class RandomTiles(int[] left, int[] right, long pairs) : IPairFeed
{
    private readonly Lock gate = new();
    private long given;
    private int at;

    public static IPairFeed Of(Dataset data, LinkType type, long pairs, int seed)
    {
        var random = new Random(seed);
        if (type == LinkType.Link)
            return new RandomTiles(Shuffled(0, data.LeftCount, random), Shuffled(data.LeftCount, data.Count, random), pairs);
        var all = Shuffled(0, data.Count, random);
        // Two halves that share nobody, so that no record meets itself.
        return new RandomTiles(all[..(all.Length / 2)], all[(all.Length / 2)..], pairs);
    }

    public bool Next(Tile tile)
    {
        tile.Clear();
        lock (gate)
        {
            var leftPieces = Pieces(left);
            var rightPieces = Pieces(right);
            if (given >= pairs || at >= (long)leftPieces * rightPieces)
                return false;
            // Piece after piece along the diagonal, so that each record is met once before any is met twice.
            var round = at / leftPieces;
            var l = Piece(left, at % leftPieces);
            var r = Piece(right, (int)(((at % leftPieces) + (long)round) % rightPieces));
            at++;
            given += (long)l.Length * r.Length;
            tile.Number = at;
            tile.AddAcross(l, r, PairShape.Across);
        }

        return true;
    }

    private static int Pieces(int[] records) => (records.Length + Tile.Piece - 1) / Tile.Piece;

    private static ReadOnlySpan<int> Piece(int[] records, int piece) =>
        records.AsSpan(piece * Tile.Piece, Math.Min(Tile.Piece, records.Length - (piece * Tile.Piece)));

    private static int[] Shuffled(int from, int to, Random random)
    {
        var records = Enumerable.Range(from, to - from).ToArray();
        random.Shuffle(records);
        return records;
    }
}

/// <summary>A share of the tiles of a rule, the same in every run with one seed.</summary>
internal sealed class SampledTiles(TileFeed feed, double share, int seed) : IPairFeed
{
    public bool Next(Tile tile)
    {
        while (feed.Next(tile))
            if (
                share >= 1
                || TextDictionaryBuilder.Mix((ulong)tile.Number + ((ulong)(uint)seed << 32)) / (double)ulong.MaxValue < share
            )
                return true;
        return false;
    }
}
