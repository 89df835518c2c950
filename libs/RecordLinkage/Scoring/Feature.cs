using System.Runtime.CompilerServices;

namespace RecordLinkage;

/// <summary>Something of every record that kernels look at, copied beside each other for the records of a tile.</summary>
internal abstract class Feature
{
    public abstract void Load(ReadOnlySpan<int> records);
}

/// <summary>The codes of a column.</summary>
internal sealed class CodeFeature(int[] codes) : Feature
{
    public int[] Here { get; } = new int[Tile.Padded];

    public override void Load(ReadOnlySpan<int> records)
    {
        var here = Here.AsSpan(0, records.Length);
        for (var i = 0; i < here.Length; i++)
            here[i] = codes[records[i]];
    }
}

/// <summary>A number per distinct value of a column: a day, a term frequency.</summary>
internal sealed class NumberFeature(int[] codes, double[] byCode) : Feature
{
    public double[] Here { get; } = new double[Tile.Padded];

    public override void Load(ReadOnlySpan<int> records)
    {
        var here = Here.AsSpan(0, records.Length);
        for (var i = 0; i < here.Length; i++)
            here[i] = byCode[codes[records[i]]];
    }
}

/// <summary>The text of a column: in one vector where it is short, in the dictionary where it is not.</summary>
internal sealed class TextFeature(CodeFeature codes, PackedTexts texts) : Feature
{
    private readonly byte[] here = new byte[Tile.Capacity * ShortText.Capacity];

    public int[] Codes => codes.Here;

    /// <summary>The length of each text, or <see cref="PackedTexts.Long"/>.</summary>
    public byte[] Lengths { get; } = new byte[Tile.Capacity];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte Short(int place) => ref here[place * ShortText.Capacity];

    public ReadOnlySpan<byte> Text(int place) => texts.Values.Bytes(codes.Here[place]);

    // The codes are loaded before: features are loaded in the order in which they were asked for.
    public override void Load(ReadOnlySpan<int> records)
    {
        for (var i = 0; i < records.Length; i++)
        {
            var code = codes.Here[i];
            Lengths[i] = texts.Lengths[code];
            Unsafe.CopyBlockUnaligned(
                ref here[i * ShortText.Capacity],
                ref texts.Bytes[code * (long)ShortText.Capacity],
                ShortText.Capacity
            );
        }
    }
}
