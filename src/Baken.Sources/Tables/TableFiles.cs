using System.IO.Compression;
using System.Text;
using Baken.Kernel;
using Baken.Sources.Files;

namespace Baken.Sources.Tables;

/// <summary>Opens a table by what the file is, not by what it is called.</summary>
internal static class TableFiles
{
    public const int MostColumns = 2_000;

    /// <summary>The tables in a file: one, or each text file in an archive.</summary>
    public static async Task<Outcome<List<ITableRows>>> OpenAsync(
        SourceFile file,
        MappedFile shape,
        FileLimits limits,
        CancellationToken cancellation
    )
    {
        byte[] start;
        long length;
        try
        {
            await using var stream = File.OpenRead(file.Path);
            length = stream.Length;
            start = new byte[Math.Min(length, 4096)];
            await stream.ReadExactlyAsync(start, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refusals.NotFound(file.Name);
        }

        if (length > limits.MaxBytes)
            return Refusals.TooLarge(file.Name, limits.MaxBytes);
        if (start is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return IsEncrypted(file.Path) ? TableRefusals.EncryptedWorkbook(file.Name) : TableRefusals.OldWorkbook(file.Name);
        if (start is [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] or [(byte)'P', (byte)'A', (byte)'R', (byte)'E', ..])
            return One(await ParquetRows.OpenAsync(file, cancellation));
        if (start is [(byte)'P', (byte)'K', 3, 4, ..] && IsOffice(file.Path))
            return One(SheetRows.Open(file, shape, limits));
        return Texts(file, limits, cancellation);
    }

    private static Outcome<List<ITableRows>> One<T>(Outcome<T> opened)
        where T : ITableRows => opened.Refusal is { } refusal ? refusal : new List<ITableRows> { opened.Value };

    private static Outcome<List<ITableRows>> Texts(SourceFile file, FileLimits limits, CancellationToken cancellation)
    {
        var entries = FileEntry.OpenAll(file, [".csv", ".txt", ".tsv"], limits);
        if (entries.Refusal is { } refusal)
            return refusal;
        var tables = new List<ITableRows>();
        foreach (var entry in entries.Value)
        {
            var text = SourceText.Open(entry, null, cancellation);
            if (text.Refusal is { } unreadable)
                return unreadable;
            tables.Add(new TextRows(text.Value));
        }

        return tables;
    }

    private static bool IsOffice(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.GetEntry("[Content_Types].xml") is not null;
        }
        catch (InvalidDataException)
        {
            // A workbook that was cut off has lost its table of contents; its first entry still tells what it was.
            using var stream = File.OpenRead(path);
            var start = new byte[200];
            var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            return start.AsSpan(0, read).IndexOf("[Content_Types].xml"u8) >= 0 || start.AsSpan(0, read).IndexOf("xl/"u8) >= 0;
        }
    }

    /// <summary>A workbook with a password is an old compound file with an entry of this name.</summary>
    private static bool IsEncrypted(string path)
    {
        var name = Encoding.Unicode.GetBytes("EncryptedPackage");
        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, 16 << 20)];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(name) >= 0;
    }
}
