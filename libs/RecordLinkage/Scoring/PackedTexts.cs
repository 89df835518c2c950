namespace RecordLinkage;

/// <summary>The distinct values of a column in sixteen bytes each; longer ones are marked and stay in the dictionary.</summary>
internal sealed class PackedTexts
{
    public const byte Long = 255;

    public PackedTexts(TextDictionary values)
    {
        Values = values;
        Lengths = new byte[values.Count + 1];
        Bytes = new byte[(values.Count + 1L) * ShortText.Capacity];
        for (var code = 1; code <= values.Count; code++)
        {
            var text = values.Bytes(code);
            Lengths[code] = text.Length <= ShortText.Capacity ? (byte)text.Length : Long;
            text[..Math.Min(text.Length, ShortText.Capacity)].CopyTo(Bytes.AsSpan(code * ShortText.Capacity));
        }
    }

    public TextDictionary Values { get; }

    public byte[] Lengths { get; }

    public byte[] Bytes { get; }
}
