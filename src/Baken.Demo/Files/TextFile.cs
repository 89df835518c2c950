using System.Globalization;
using System.Text;

namespace Baken.Demo.Files;

/// <summary>A text file being written: UTF-8 without mark, lines end in LF, digits and points whatever the machine's language.</summary>
internal sealed class TextFile : IDisposable
{
    private readonly StreamWriter writer;
    private readonly char separator;
    private bool first = true;

    public TextFile(string path, char separator = ',')
    {
        writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        this.separator = separator;
    }

    /// <summary>Text as it is, outside any field.</summary>
    public TextFile Raw(ReadOnlySpan<char> text)
    {
        writer.Write(text);
        return this;
    }

    public TextFile Raw(double value, int decimals)
    {
        Span<char> room = stackalloc char[40];
        value.TryFormat(
            room,
            out var length,
            decimals switch
            {
                0 => "0",
                1 => "0.0",
                2 => "0.00",
                _ => "0.######",
            },
            CultureInfo.InvariantCulture
        );
        writer.Write(room[..length]);
        return this;
    }

    /// <summary>The next field; quoted only where it must be.</summary>
    public TextFile Field(string text)
    {
        Separate();
        if (text.AsSpan().IndexOfAny(separator, '"', '\n') < 0)
            writer.Write(text);
        else
            writer.Write($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return this;
    }

    public TextFile Field(long value)
    {
        Separate();
        Span<char> room = stackalloc char[20];
        value.TryFormat(room, out var length, default, CultureInfo.InvariantCulture);
        writer.Write(room[..length]);
        return this;
    }

    public TextFile Field(double value, int decimals)
    {
        Separate();
        return Raw(value, decimals);
    }

    public void Row(params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
            Field(field);
        End();
    }

    public void End()
    {
        writer.Write('\n');
        first = true;
    }

    public void Dispose() => writer.Dispose();

    private void Separate()
    {
        if (!first)
            writer.Write(separator);
        first = false;
    }
}
