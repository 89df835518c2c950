using System.Buffers.Binary;
using System.IO.Compression;
using Baken.Kernel;

namespace Baken.Sources.Files;

/// <summary>
/// One readable file: a file of the order itself, or one that sits in a .zip or .gz of the order. It can be opened again
/// and again, so a reader may look through it before it reads.
/// </summary>
internal sealed class FileEntry
{
    /// <summary>Before this much has come out, the ratio of an archive says nothing.</summary>
    private const long RatioCountsFrom = 16 << 20;

    private readonly Func<ReadMeter?, Stream> open;

    private FileEntry(string name, Func<ReadMeter?, Stream> open)
    {
        Name = name;
        this.open = open;
    }

    /// <summary>As the person knows it; inside an archive "buurten.zip/buurten.geojson".</summary>
    public string Name { get; }

    /// <summary>The unpacked bytes, guarded against size and damage. Only a metered opening reports progress.</summary>
    public Stream Open(ReadMeter? meter = null) => open(meter);

    /// <summary>Opens all files of an order, in their order.</summary>
    public static Outcome<List<FileEntry>> OpenAll(ImportOrder order, IReadOnlyList<string> endings, FileLimits? limits = null)
    {
        if (order.Files.Count == 0)
            return Refusals.NoFiles;
        var all = new List<FileEntry>();
        foreach (var file in order.Files)
        {
            var entries = OpenAll(file, endings, limits);
            if (entries.Refusal is { } refusal)
                return refusal;
            all.AddRange(entries.Value);
        }

        return all;
    }

    /// <summary>Opens one file; of an archive all entries whose name ends as asked, by name.</summary>
    /// <param name="endings">".csv", ".geojson": only for what sits in a .zip.</param>
    public static Outcome<List<FileEntry>> OpenAll(SourceFile file, IReadOnlyList<string> endings, FileLimits? limits = null)
    {
        limits ??= FileLimits.Default;
        long length;
        var magic = new byte[4];
        try
        {
            using var stream = File.OpenRead(file.Path);
            length = stream.Length;
            stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refusals.NotFound(file.Name);
        }

        if (length == 0)
            return Refusals.Empty(file.Name);
        if (length > limits.MaxBytes)
            return Refusals.TooLarge(file.Name, limits.MaxBytes);
        return magic switch
        {
            [0x1f, 0x8b, ..] => new List<FileEntry> { new(file.Name, meter => OpenGzip(file, length, limits, meter)) },
            [(byte)'P', (byte)'K', 3 or 5, 4 or 6] => OpenZip(file, endings, length, limits),
            _ => new List<FileEntry> { new(file.Name, meter => OpenPlain(file, limits, meter)) },
        };
    }

    private static GuardedStream OpenPlain(SourceFile file, FileLimits limits, ReadMeter? meter) =>
        new(
            Disk(file, meter),
            [],
            given => given > limits.MaxBytes ? Refusals.TooLarge(file.Name, limits.MaxBytes) : null,
            _ => true,
            () => Refusals.BrokenArchive(file.Name)
        );

    private static GuardedStream OpenGzip(SourceFile file, long packed, FileLimits limits, ReadMeter? meter) =>
        new(
            new GZipStream(Disk(file, meter), CompressionMode.Decompress),
            [],
            given => Overrun(file.Name, given, packed, limits),
            given => (uint)given == LengthInTrailer(file),
            () => Refusals.BrokenArchive(file.Name)
        );

    /// <summary>A .gz ends with the length of what was packed, modulo 2^32.</summary>
    private static uint LengthInTrailer(SourceFile file)
    {
        using var stream = File.OpenRead(file.Path);
        Span<byte> trailer = stackalloc byte[4];
        if (stream.Length < 18)
            return uint.MaxValue;
        stream.Position = stream.Length - trailer.Length;
        stream.ReadExactly(trailer);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private static Outcome<List<FileEntry>> OpenZip(
        SourceFile file,
        IReadOnlyList<string> endings,
        long packed,
        FileLimits limits
    )
    {
        try
        {
            using var archive = ZipFile.OpenRead(file.Path);
            if (archive.Entries.Count > limits.MaxEntries)
                return Refusals.TooManyEntries(file.Name, limits.MaxEntries);
            if (archive.GetEntry("[Content_Types].xml") is not null)
                return Refusals.Binary(
                    file.Name,
                    "een Office-bestand (Excel)",
                    "Sla het op als CSV, of lees het als eigen tabel (bron 'table')."
                );
            var chosen = archive
                .Entries.Where(entry => endings.Any(ending => entry.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                .Where(entry => !entry.FullName.StartsWith("__MACOSX", StringComparison.Ordinal))
                .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
                .Select(entry => (entry.FullName, entry.Length))
                .ToList();
            if (chosen.Count == 0)
                return Refusals.NothingInArchive(file.Name, endings);

            // The archive's own word for the sizes is held to while it is unpacked.
            var declared = chosen.Sum(entry => entry.Length);
            if (Overrun(file.Name, declared, packed, limits) is { } refusal)
                return refusal;
            return chosen.ConvertAll(entry => new FileEntry(
                $"{file.Name}/{entry.FullName}",
                meter => OpenZipped(file, entry.FullName, entry.Length, meter)
            ));
        }
        catch (InvalidDataException)
        {
            return Refusals.BrokenArchive(file.Name);
        }
    }

    private static GuardedStream OpenZipped(SourceFile file, string entry, long declared, ReadMeter? meter)
    {
        var archive = new ZipArchive(Disk(file, meter), ZipArchiveMode.Read);
        try
        {
            return new GuardedStream(
                archive.GetEntry(entry)!.Open(),
                [archive],
                given => given > declared ? Refusals.Bomb(file.Name) : null,
                given => given == declared,
                () => Refusals.BrokenArchive(file.Name)
            );
        }
        catch (InvalidDataException)
        {
            archive.Dispose();
            throw new RefusedWhileReading(Refusals.BrokenArchive(file.Name));
        }
    }

    private static Refusal? Overrun(string name, long given, long packed, FileLimits limits) =>
        given > limits.MaxBytes ? Refusals.TooLarge(name, limits.MaxBytes)
        : given > RatioCountsFrom && given / packed > limits.MaxRatio ? Refusals.Bomb(name)
        : null;

    private static Stream Disk(SourceFile file, ReadMeter? meter)
    {
        var stream = new FileStream(
            file.Path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 16,
            FileOptions.SequentialScan
        );
        return meter is null ? stream : new MeteredStream(stream, meter);
    }
}
