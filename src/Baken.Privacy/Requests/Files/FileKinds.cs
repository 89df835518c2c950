using System.IO.Compression;
using System.Text;

namespace Baken.Privacy.Requests;

/// <summary>What a file is by its bytes. Its name and what the browser says of it prove nothing.</summary>
internal static class FileKinds
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Null: none of the kinds that are taken.</summary>
    public static FileKind? Of(ReadOnlyMemory<byte> bytes)
    {
        var head = bytes.Span;
        if (head.StartsWith("%PDF-"u8))
            return FileKind.Pdf;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return FileKind.Png;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return FileKind.Jpeg;
        if (head.StartsWith("PK\x03\x04"u8))
            return IsDocx(bytes) ? FileKind.Docx : null;
        return IsText(bytes.Span) ? FileKind.Text : null;
    }

    public static string MediaType(this FileKind kind) =>
        kind switch
        {
            FileKind.Pdf => "application/pdf",
            FileKind.Png => "image/png",
            FileKind.Jpeg => "image/jpeg",
            FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind.Text => "text/plain; charset=utf-8",
        };

    public static string Extension(this FileKind kind) =>
        kind switch
        {
            FileKind.Pdf => ".pdf",
            FileKind.Png => ".png",
            FileKind.Jpeg => ".jpg",
            FileKind.Docx => ".docx",
            FileKind.Text => ".txt",
        };

    /// <summary>A Word document without macros. Only the names in it are read, nothing is unpacked.</summary>
    private static bool IsDocx(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return zip.GetEntry("[Content_Types].xml") is not null
                && zip.GetEntry("word/document.xml") is not null
                && !zip.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes);
            // A page of HTML is text too, but no letter that anybody sent.
            return text.Length > 0
                && !text.AsSpan().ContainsAnyInRange('\u0000', '\u0008')
                && !text.AsSpan().TrimStart('\uFEFF').TrimStart().StartsWith("<");
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
