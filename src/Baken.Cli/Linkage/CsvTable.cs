using System.IO.Compression;
using System.Text;
using RecordLinkage;
using Sylvan.Data.Csv;

namespace Baken.Cli.Linkage;

/// <summary>Delimited text, also gzipped: UTF-8, or Windows-1252 where it is no UTF-8; blanks around values are no part of them.</summary>
internal static class CsvTable
{
    public static IReadOnlyList<string> Columns(string path)
    {
        using var reader = Open(path);
        return [.. Names(reader)];
    }

    public static void Append(DatasetBuilder builder, string path, CancellationToken cancellation)
    {
        using var reader = Open(path);
        var names = Names(reader);
        var places = builder.Columns.Select(column => Array.IndexOf(names, column)).ToArray();
        var line = 1L;
        try
        {
            while (reader.Read())
            {
                line++;
                if (line % 65536 == 0)
                    cancellation.ThrowIfCancellationRequested();
                for (var column = 0; column < places.Length; column++)
                    builder.Add(column, places[column] < reader.RowFieldCount ? reader.GetFieldSpan(places[column]).Trim() : []);
            }
        }
        catch (CsvFormatException trouble)
        {
            throw new InvalidDataException($"'{path}', regel {line + 1}: {trouble.Message}", trouble);
        }
    }

    private static string[] Names(CsvDataReader reader)
    {
        var names = Enumerable.Range(0, reader.FieldCount).Select(field => reader.GetName(field).Trim()).ToArray();
        return names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new InvalidDataException($"De kolom '{twice.Key}' komt twee keer voor in het bestand.")
            : names;
    }

    private static CsvDataReader Open(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        if (new FileInfo(path).Length == 0)
            throw new InvalidDataException($"'{path}' is leeg.");
        var encoding = EncodingOf(path);
        return CsvDataReader.Create(
            new StreamReader(Bytes(path), encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16),
            new CsvDataReaderOptions { BufferSize = 1 << 20, MaxBufferSize = 1 << 26 }
        );
    }

    private static Stream Bytes(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    // A file is UTF-8 as a whole or not at all: one wrong byte anywhere means the other encoding.
    private static Encoding EncodingOf(string path)
    {
        var strict = new UTF8Encoding(false, true).GetDecoder();
        using var bytes = Bytes(path);
        var buffer = new byte[1 << 18];
        var letters = new char[buffer.Length + 4];
        try
        {
            int read;
            while ((read = bytes.Read(buffer)) > 0)
                if (buffer.AsSpan(0, read).ContainsAnyInRange((byte)0x80, (byte)0xFF))
                    strict.GetChars(buffer.AsSpan(0, read), letters, false);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252);
        }
    }
}
