namespace RecordLinkage;

/// <summary>Which pairs of neighbouring letters a text has, hashed into 64 bits: an edit takes away two of them at most, a transposition three.</summary>
internal readonly record struct BigramSignature(uint Low, uint High)
{
    public static BigramSignature Of(ReadOnlySpan<byte> text)
    {
        var bits = 0ul;
        for (var i = 1; i < text.Length; i++)
            bits |= 1ul << (int)((((uint)text[i - 1] << 8) | text[i]) * 0x9E3779B1u >> 26);
        return new((uint)bits, (uint)(bits >> 32));
    }
}

/// <summary>The bigram signatures of the records of a tile.</summary>
internal sealed class BigramFeature(int[] codes, BigramSignature[] signatures) : Feature
{
    public uint[] Low { get; } = new uint[Tile.Padded];

    public uint[] High { get; } = new uint[Tile.Padded];

    public override void Load(ReadOnlySpan<int> records)
    {
        for (var i = 0; i < records.Length; i++)
        {
            ref readonly var signature = ref signatures[codes[records[i]]];
            Low[i] = signature.Low;
            High[i] = signature.High;
        }
    }
}
