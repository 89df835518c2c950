using System.Text;

namespace RecordLinkage;

/// <summary>The distinct values of a column as UTF-8, numbered from 1; number 0 is a missing value.</summary>
/// <remarks>All text is compared byte by byte. Values that must match over accents are brought to plain letters before they come here.</remarks>
public sealed class TextDictionary
{
    private readonly byte[] bytes;
    private readonly int[] starts;

    internal TextDictionary(byte[] bytes, int[] starts)
    {
        this.bytes = bytes;
        this.starts = starts;
    }

    /// <summary>The number of distinct values; the highest code.</summary>
    public int Count => starts.Length - 2;

    public int Length(int code) => starts[code + 1] - starts[code];

    /// <summary>The bytes of a value; empty for the missing value.</summary>
    public ReadOnlySpan<byte> Bytes(int code) => bytes.AsSpan(starts[code], starts[code + 1] - starts[code]);

    public string? Text(int code) => code == 0 ? null : Encoding.UTF8.GetString(Bytes(code));

    internal long MemoryInBytes => bytes.LongLength + (4L * starts.Length);
}
