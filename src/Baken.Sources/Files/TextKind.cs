using System.Text;
using System.Text.Unicode;
using Baken.Kernel;

namespace Baken.Sources.Files;

/// <summary>
/// In which encoding a file is written, found by looking through all of it: a byte order mark, else UTF-8 where every byte
/// fits, else Windows-1252. What is not text is refused, with a guess at what it is.
/// </summary>
/// <param name="Preamble">Bytes of the byte order mark, to skip.</param>
/// <param name="Remark">What the importing person should know; null when all is as it should be.</param>
internal sealed record TextKind(Encoding Encoding, int Preamble, string? Remark)
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly (byte[] Start, string What, string Remedy)[] Known =
    [
        ("%PDF"u8.ToArray(), "een PDF", "Haal de gegevens als CSV op."),
        ("SQLite format 3"u8.ToArray(), "een GeoPackage of andere SQLite-database", "Zet het om naar GeoJSON."),
        ("PAR1"u8.ToArray(), "een Parquet-bestand", "Lees het als eigen tabel (bron 'table')."),
        ([0xD0, 0xCF, 0x11, 0xE0], "een oud Excel-bestand (.xls)", "Sla het op als CSV."),
        ([0x89, .. "PNG"u8], "een afbeelding", "Kies het gegevensbestand."),
        ([0xFF, 0xD8, 0xFF], "een afbeelding", "Kies het gegevensbestand."),
        ("Rar!"u8.ToArray(), "een RAR-archief", "Pak het uit, of gebruik .zip of .gz."),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], "een 7z-archief", "Pak het uit, of gebruik .zip of .gz."),
        ([0x00, 0x00, 0x27, 0x0A], "een shapefile", "Zet het om naar GeoJSON."),
    ];

    public static Outcome<TextKind> Detect(FileEntry entry, CancellationToken cancellation)
    {
        using var stream = entry.Open();
        var buffer = new byte[1 << 16];
        var filled = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        var start = buffer.AsSpan(0, filled);
        if (start.IsEmpty)
            return Refusals.Empty(entry.Name);
        foreach (var (magic, what, remedy) in Known)
            if (start.StartsWith(magic))
                return Refusals.Binary(entry.Name, what, remedy);

        switch (start)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return start.Length == 3 ? Refusals.Empty(entry.Name) : Through(3);
            case [0xFF, 0xFE, 0x00, 0x00, ..]:
                return new TextKind(Encoding.UTF32, 4, "Het bestand is in UTF-32 geschreven; het is zo gelezen.");
            case [0xFF, 0xFE, ..]:
                return new TextKind(Encoding.Unicode, 2, "Het bestand is in UTF-16 geschreven; het is zo gelezen.");
            case [0xFE, 0xFF, ..]:
                return new TextKind(Encoding.BigEndianUnicode, 2, "Het bestand is in UTF-16 geschreven; het is zo gelezen.");
            case [not 0, 0, not 0, 0, ..]:
                return new TextKind(Encoding.Unicode, 0, "Het bestand is in UTF-16 geschreven; het is zo gelezen.");
            case [0, not 0, 0, not 0, ..]:
                return new TextKind(Encoding.BigEndianUnicode, 0, "Het bestand is in UTF-16 geschreven; het is zo gelezen.");
        }

        foreach (var value in start)
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C))
                return Refusals.Binary(
                    entry.Name,
                    "een bestand met binaire gegevens",
                    "Kies het gegevensbestand als CSV of GeoJSON."
                );
        if (start.Trim(" \t\r\n"u8).IsEmpty && filled < buffer.Length)
            return Refusals.Empty(entry.Name);
        return Through(0);

        Outcome<TextKind> Through(int preamble)
        {
            var carried = 0;
            var end = filled;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var last = end < buffer.Length;
                var whole = last ? end : WholeCharacters(buffer.AsSpan(0, end));
                if (!Utf8.IsValid(buffer.AsSpan(0, whole)))
                    return new TextKind(
                        Windows1252,
                        preamble,
                        "Het bestand is geen geldige UTF-8; het is als Windows-1252 gelezen. Controleer letters met accenten."
                    );
                if (last)
                    return new TextKind(new UTF8Encoding(false), preamble, null);
                carried = end - whole;
                buffer.AsSpan(whole, carried).CopyTo(buffer);
                end = carried + stream.ReadAtLeast(buffer.AsSpan(carried), buffer.Length - carried, throwOnEndOfStream: false);
            }
        }
    }

    /// <summary>How much of the bytes ends on a whole character: a character may lie across two buffers.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            var value = bytes[^back];
            if ((value & 0xC0) == 0x80)
                continue;
            var length =
                value >= 0xF0 ? 4
                : value >= 0xE0 ? 3
                : value >= 0xC0 ? 2
                : 1;
            return length > back ? bytes.Length - back : bytes.Length;
        }

        return bytes.Length;
    }
}
