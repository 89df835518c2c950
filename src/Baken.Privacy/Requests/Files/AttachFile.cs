using System.Globalization;
using Baken.Access;
using Baken.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Baken.Privacy.Requests;

/// <summary>Keeps a file with a request, sealed. What it is is found out from its bytes.</summary>
internal sealed class AttachFile(ModuleDb db, RequestsToDo requests, SealedJson sealing, IAudit audit, TimeProvider clock)
{
    public const int LargestFile = 10 * 1024 * 1024;
    public const int MostFiles = 50;

    public async Task<Refusal?> HandleAsync(
        Guid id,
        int revision,
        string name,
        Stream? file,
        Actor by,
        CancellationToken cancellation
    )
    {
        if (file is null)
            return Refusals.FileMissing;
        var found = await requests.FindAsync(id, revision, cancellation, all => all.Include(r => r.Attachments));
        if (found.Refusal is { } notThere)
            return notThere;
        var request = found.Value;
        if (request.Attachments.Count >= MostFiles)
            return Refusals.TooManyFiles;
        if (await ReadAsync(file, cancellation) is not { } bytes)
            return Refusals.FileTooLarge;
        if (bytes.Length == 0)
            return Refusals.FileMissing;
        if (FileKinds.Of(bytes) is not { } kind)
            return Refusals.FileKindWrong;

        var number = Guid.CreateVersion7(clock.GetUtcNow());
        var attachment = new Attachment
        {
            Id = number,
            Name = await sealing.SealAsync(request.Reference, new FileContent(Clean(name, kind)), cancellation),
            Kind = kind,
            Bytes = bytes.Length,
            AddedAt = clock.GetUtcNow(),
            Sealed = new AttachmentBytes
            {
                Id = number,
                Content = await sealing.SealBytesAsync(request.Reference, bytes, cancellation),
            },
        };
        request.Attachments.Add(attachment);
        audit.Record(by, Acts.FileAttached, $"{request.Reference} attachment:{attachment.Id:N}");
        return await db.SaveOrRefuseAsync(cancellation);
    }

    /// <summary>Never more than the largest, however long the stream goes on.</summary>
    private static async Task<byte[]?> ReadAsync(Stream file, CancellationToken cancellation)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await file.ReadAsync(buffer, cancellation)) > 0; )
        {
            if (kept.Length + read > LargestFile)
                return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    /// <summary>The last part of what the browser called it, with the ending that its bytes earn.</summary>
    internal static string Clean(string name, FileKind kind)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(
                last.Where(sign =>
                    !char.IsControl(sign)
                    && char.GetUnicodeCategory(sign) != UnicodeCategory.Format
                    && !"<>:\"|?*".Contains(sign, StringComparison.Ordinal)
                )
            )
            .Trim();
        var stem = Path.GetFileNameWithoutExtension(clean).Trim('.', ' ');
        return (stem.Length == 0 ? "bijlage" : stem[..Math.Min(stem.Length, 100)]) + kind.Extension();
    }
}
