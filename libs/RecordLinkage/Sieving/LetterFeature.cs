using System.Numerics;

namespace RecordLinkage;

/// <summary>Which letters a text has once and twice: enough to say how many it can share with another at most.</summary>
/// <remarks>Letters that fall into one of the 32 classes count as one letter, which only raises the bound.</remarks>
internal readonly record struct LetterSignature(uint Once, uint Twice, int Beyond, uint First, float InverseLength)
{
    public static LetterSignature Of(ReadOnlySpan<byte> text)
    {
        uint once = 0,
            twice = 0;
        foreach (var letter in text)
        {
            var bit = 1u << (letter & 31);
            twice |= once & bit;
            once |= bit;
        }

        var beyond = text.Length - BitOperations.PopCount(once) - BitOperations.PopCount(twice);
        return new(once, twice, beyond, text.IsEmpty ? 0u : text[0], text.IsEmpty ? 0 : 1f / text.Length);
    }
}

/// <summary>The letter signatures of the records of a tile.</summary>
internal sealed class LetterFeature(int[] codes, LetterSignature[] signatures) : Feature
{
    public uint[] Once { get; } = new uint[Tile.Padded];

    public uint[] Twice { get; } = new uint[Tile.Padded];

    public int[] Beyond { get; } = new int[Tile.Padded];

    public uint[] First { get; } = new uint[Tile.Padded];

    public float[] InverseLength { get; } = new float[Tile.Padded];

    public override void Load(ReadOnlySpan<int> records)
    {
        for (var i = 0; i < records.Length; i++)
        {
            ref readonly var signature = ref signatures[codes[records[i]]];
            Once[i] = signature.Once;
            Twice[i] = signature.Twice;
            Beyond[i] = signature.Beyond;
            First[i] = signature.First;
            InverseLength[i] = signature.InverseLength;
        }
    }
}
